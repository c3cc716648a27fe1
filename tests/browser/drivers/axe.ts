/** Runs axe with all its default rules and keeps what a failing test should show. */
export const axeExpression = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(({ id, impact, help, nodes }) => ({ id, impact: String(impact), help,
    nodes: nodes.map(({ target, html, failureSummary }) =>
      ({ target: target.flat().join(' '), html, summary: String(failureSummary) })) })))`;
