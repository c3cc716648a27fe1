// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import type { Watched } from '../../utils/captures/watched.ts';
import { withWhatHappened } from '../../utils/captures/what-happened.ts';
import { makeCapture, makeForm, noon } from '../unit/make-capture.ts';

const watched: Watched = {
  from: noon,
  to: noon + 9000,
  lines: [
    { at: noon + 3000, level: 'exception', text: '<b>x</b> is undefined', place: '/app.js:12', count: 3 },
  ],
  requests: [
    {
      at: noon + 2000,
      method: 'POST',
      address: '/cart?v',
      by: 'xhr',
      status: 503,
      what: '',
      trace: 'req-1',
      durationMs: 320,
    },
    {
      at: noon + 4000,
      method: 'GET',
      address: '/cut',
      by: 'fetch',
      status: 0,
      what: 'TypeError',
      trace: '',
      durationMs: 5,
    },
  ],
  steps: [{ at: noon + 1000, action: 'click', role: 'button', name: 'Pay' }],
  missed: { lines: 0, requests: 0, steps: 0 },
  locked: [],
};

/** Shows a file's content as the agent's page does, and resolves to its lines once they are there. */
async function shown(text: string): Promise<{ words: string[]; bad: number; bold: number }> {
  const script = './agent-page/happened.js';
  const { happened } = (await import(script)) as { happened(href: string): HTMLDetailsElement };
  vi.stubGlobal('fetch', async () => new Response(text));
  const details = happened('file.php/1/what-happened.json');
  details.open = true;
  details.dispatchEvent(new Event('toggle'));
  await vi.waitFor(() => expect(details.textContent).not.toContain('Reading'));
  const words = [...details.querySelectorAll('li, p')].map((line) =>
    [...line.querySelectorAll('span, bdi')].map(({ textContent }) => textContent).join(': '),
  );
  if (words.join('') === '') words.splice(0, 1, details.querySelector('p')?.textContent ?? '');
  return {
    words,
    bad: details.querySelectorAll('.bad').length,
    bold: details.querySelectorAll('b').length,
  };
}

test('the agent’s page shows the file in the order of time, as text, and marks what went wrong', async () => {
  const { file } = withWhatHappened(makeCapture({ watched }), makeForm());
  expect(await shown((await file?.blob.text()) ?? '')).toEqual({
    words: [
      'Step: Clicked button “Pay”',
      'Request: POST /cart?v · 503 · 320 ms · req-1',
      'Console exception: <b>x</b> is undefined · /app.js:12 · × 3',
      'Request: GET /cut · no answer (TypeError) · 5 ms',
    ],
    bad: 3,
    bold: 0,
  });
});

test.each([
  ['no JSON', 'x'],
  ['another format', '{"format":"other","version":1}'],
  ['a later version', '{"format":"what-happened","version":2}'],
  ['nothing', 'null'],
])('a file of %s is not shown, and the page says so', async (_what, text) => {
  expect((await shown(text)).words).toEqual(['This file cannot be shown. Download it to read it.']);
});
