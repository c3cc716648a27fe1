import { expect, test } from './fixtures.ts';
import { Popup } from './pages/popup.ts';

/**
 * One row of each kind, in real time. The whole table is in tests/contract/late-commit.test.ts. `npm test` makes only
 * the rows with `everyChange`.
 */
const rows = [
  { answer: 524, words: false, everyChange: 'chromium' },
  { answer: 408, words: true, everyChange: null },
  { answer: 302, words: false, everyChange: null },
  { answer: 200, words: true, everyChange: null },
  { answer: 'cut', words: true, everyChange: 'firefox' },
] as const;

// Keep-alive is off from the start, because a browser repeats a request by itself if the broken connection was used
// before.
test.use({ helpdeskOptions: { keepAlive: false, dupeWindowSeconds: 0 } });

for (const { answer, words, everyChange } of rows) {
  test(`a gateway answers ${answer} and the helpdesk commits ten seconds later: one ticket${words ? ' of words alone' : ''}, and it is found`, {
    tag: [
      '@waits',
      everyChange === null ? '@all' : `@all-in-${everyChange === 'chromium' ? 'firefox' : 'chromium'}`,
    ],
  }, async ({ connected: browser, helpdesk, pages }) => {
    test.setTimeout(300_000);
    helpdesk.faults.add({
      match: { method: 'POST', path: '/tickets' },
      effect: { kind: 'late-commit', answer, ms: 10_000 },
    });
    const tab = await browser.openTab(`${pages.url}/painted.html`);
    const popup = await (await Popup.open(browser, tab)).ready();
    if (words) await popup.surface.find('button', 'Remove screenshot').click();
    await popup.subject.fill(`Late ${answer}`);
    await popup.createButton.click();
    await popup.created(180_000);
    expect(helpdesk.tickets().map(({ subject }) => subject)).toEqual([`Late ${answer}`]);
    // Wait for work that is not over yet: it must not make a second ticket.
    await new Promise((resolve) => setTimeout(resolve, 15_000));
    expect(helpdesk.tickets()).toHaveLength(1);
  });
}
