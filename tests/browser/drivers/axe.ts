/**
 * Runs axe with all its default rules and keeps what a failing test should show. A colour that is changing has no
 * contrast of its own, so axe waits for the transitions to end.
 */
export const axeExpression = `Promise.allSettled((document.getAnimations?.() ?? [])
  .filter((animation) => 'transitionProperty' in animation)
  .map(({ finished }) => finished))
  .then(() => axe.run(document, { resultTypes: ['violations'] }))
  .then(({ violations }) => violations.map(({ id, impact, help, nodes }) => ({ id, impact: String(impact), help,
    nodes: nodes.map(({ target, html, failureSummary }) =>
      ({ target: target.flat().join(' '), html, summary: String(failureSummary) })) })))`;
