import { expect, test } from 'vitest';
import { advance } from '../../../utils/captures/machine.ts';
import { keptOf, type Watched } from '../../../utils/captures/watched.ts';
import { watchedMessageOf, watchedWordsOf } from '../../../utils/captures/watched-lines.ts';
import { withWhatHappened } from '../../../utils/captures/what-happened.ts';
import { messageHtml } from '../../../utils/outbox/message-html.ts';
import { maskParts } from '../../../utils/privacy/maskers.ts';
import { makeCapture, makeForm, noon } from '../make-capture.ts';

const watched: Watched = {
  from: noon,
  to: noon + 60_000,
  lines: [
    { at: noon, level: 'log', text: 'total 7', place: '', count: 1 },
    { at: noon, level: 'exception', text: 'x is <b>undefined</b>', place: '/app.js:12', count: 3 },
  ],
  requests: [
    {
      at: noon,
      method: 'GET',
      address: '/fine',
      by: 'fetch',
      status: 200,
      what: '',
      trace: '',
      durationMs: 5,
    },
    {
      at: noon,
      method: 'POST',
      address: '/cart?v',
      by: 'xhr',
      status: 503,
      what: '',
      trace: 'req-1',
      durationMs: 320,
    },
    {
      at: noon,
      method: 'GET',
      address: '/slow',
      by: 'fetch',
      status: null,
      what: '',
      trace: '',
      durationMs: null,
    },
  ],
  steps: Array.from({ length: 12 }, (_, at) => ({
    at: noon,
    action: 'click' as const,
    role: 'button',
    name: `B${at}`,
  })),
  missed: { lines: 0, requests: 0, steps: 2 },
  locked: [],
};

test('entries are told in words', () => {
  expect(watchedWordsOf(watched, 'lines').map(({ words }) => words)).toEqual([
    'Log: total 7',
    'Uncaught error: x is <b>undefined</b> · /app.js:12 · × 3',
  ]);
  expect(watchedWordsOf(watched, 'requests').map(({ words }) => words)).toEqual([
    'GET /fine · 200 · 5 ms',
    'POST /cart?v · 503 · 320 ms · trace req-1',
    'GET /slow · no answer yet',
  ]);
  expect(watchedWordsOf(watched, 'steps')[0]).toEqual({ at: 0, words: 'Clicked button “B0”' });
});

test('the message has what failed and the last ten steps, as text', () => {
  const html = messageHtml(makeCapture({ watched }));
  expect(html).toContain('<p>Failed requests</p><ul><li>POST /cart?v · 503');
  expect(html).toContain('<li>Uncaught error: x is &lt;b&gt;undefined&lt;/b&gt; · /app.js:12 · × 3</li>');
  expect(html).toContain('<ol><li>Clicked button “B2”</li>');
  expect(html).not.toContain('/fine');
});

test('what the person leaves out is in neither the message nor the file', async () => {
  const form = makeForm({ withoutWatched: { lines: [1], requests: 'all' } });
  const capture = makeCapture({ watched, form });
  expect(JSON.stringify(watchedMessageOf(capture))).not.toMatch(/undefined|503/);
  const { file } = withWhatHappened(capture, form);
  const { lines, requests, leftOut, format, version } = JSON.parse((await file?.blob.text()) ?? '');
  expect([format, version, lines.length, requests, leftOut]).toEqual([
    'what-happened',
    1,
    1,
    [],
    { lines: 1, requests: 3, steps: 0 },
  ]);
});

test('with everything left out there is neither a part of the message nor a file', () => {
  const form = makeForm({ withoutWatched: { lines: 'all', requests: 'all', steps: 'all' } });
  expect(keptOf(watched, form.withoutWatched)).toBeNull();
  expect(watchedMessageOf({ watched, form })).toBeNull();
  expect(withWhatHappened(makeCapture({ watched, form }), form).file).toBeNull();
});

test('a file with the same entries stays, because it may be uploaded; another choice replaces it', () => {
  const form = makeForm();
  const { row } = withWhatHappened(makeCapture({ watched, form }), form);
  expect(withWhatHappened(row, form)).toEqual({ row, file: null });
  const other = withWhatHappened(row, makeForm({ withoutWatched: { lines: [0] } }));
  expect(other.row.attachments.map(({ id }) => id)).toEqual([other.file?.attachment.id]);
});

test('nothing of it stays in the row once the ticket is sent', () => {
  const queued = makeCapture({
    watched,
    stage: { name: 'creating', at: noon },
    form: { withoutWatched: { lines: [0] } },
  });
  const receipt = { ticketId: 1, ref: '', url: '', sentAt: noon };
  const sent = advance(queued, { type: 'receive', receipt });
  expect([sent.stage.name, sent.watched, sent.form.withoutWatched]).toEqual(['sent', undefined, undefined]);
});

test.each([
  ['an e-mail address', 'Customer ana@secret.example', 'Customer [e-mail address hidden]'],
  [
    'the values of a query',
    'GET https://a.example/x?q=blue&page=2 failed',
    'GET https://a.example/x?q=&page= failed',
  ],
  ['a fragment', 'at https://a.example/x#access=blue', 'at https://a.example/x'],
  ['a sign-in', 'https://ana:blue@a.example/x', 'https://a.example/x'],
  ['a word that looks like a key', 'id aB3dE5gH7jK9mN1pQ2rS4', 'id hidden'],
  ['a word of the person’s own', 'Project bluebird', 'Project [listed word hidden]'],
])('%s in a console line is hidden', (_what, text, expected) => {
  const lines = [{ at: noon, level: 'log' as const, text, place: '', count: 1 }];
  const [line] = maskParts({ watched: { ...watched, lines } }, ['Bluebird']).watched.lines;
  expect(line?.text).toBe(expected);
});
