import { expect, test, vi } from 'vitest';
import { recordPage } from '../../../../utils/page/watch/record-page.ts';
import {
  askEvent,
  longestLine,
  longestWatch,
  looksEach,
  mostOf,
} from '../../../../utils/page/watch/watch-limits.ts';
import { ask, collect, FakeElement, type FakePage, makePage, watch } from './make-page.ts';

/** Returns the functions of a page that a recorder could replace. */
function ownFunctions({ console, fetch, XMLHttpRequest, EventTarget: { prototype } }: FakePage): unknown[] {
  return [...Object.values(console), fetch, XMLHttpRequest.prototype.open, ...Object.values(prototype)];
}

test('until it is started and once it has ended, every function is the page’s own', () => {
  const page = makePage();
  const own = ownFunctions(page);
  recordPage(page);
  expect(ownFunctions(page)).toEqual(own);
  ask(page, 'start');
  expect(ownFunctions(page).filter((one, at) => one !== own[at])).toHaveLength(7);
  ask(page, 'stop');
  ownFunctions(page).forEach((one, at) => {
    expect(one).toBe(own[at]);
  });
  expect([ask(page, 'collect'), ask(page, 'start')]).toEqual([null, null]);
  expect(ownFunctions(page)).toEqual(own);
});

test('it ends by itself after its time, whoever asks', () => {
  vi.useFakeTimers();
  const page = makePage();
  const { fetch } = page;
  watch(page);
  for (let passed = 0; passed < longestWatch; passed += looksEach) {
    expect(page.fetch).not.toBe(fetch);
    ask(page, 'stay');
    vi.advanceTimersByTime(looksEach);
  }
  expect(page.fetch).toBe(fetch);
  vi.useRealTimers();
});

test('it ends by itself once the watcher is silent, as after an update of the extension', () => {
  vi.useFakeTimers();
  const page = makePage();
  const own = ownFunctions(page);
  watch(page);
  vi.advanceTimersByTime(3 * looksEach);
  expect(ownFunctions(page)).not.toEqual(own);
  vi.advanceTimersByTime(looksEach);
  ownFunctions(page).forEach((one, at) => {
    expect(one).toBe(own[at]);
  });
  expect([vi.getTimerCount(), ask(page, 'start')]).toEqual([0, null]);
  vi.useRealTimers();
});

test('it removes the pill of a watcher that went without a word', () => {
  vi.useFakeTimers();
  const page = makePage();
  watch(page);
  const pill = new FakeElement();
  // A document hears what its elements are told.
  const told = new CustomEvent(askEvent, { detail: 'pill' });
  Object.defineProperty(told, 'target', { value: pill });
  page.document.dispatchEvent(told);
  vi.advanceTimersByTime(3 * looksEach);
  expect(pill.isRemoved).toBe(false);
  vi.advanceTimersByTime(looksEach);
  expect(pill.isRemoved).toBe(true);
  vi.useRealTimers();
});

test('a second recorder leaves the first one alone', () => {
  const page = makePage();
  const { fetch } = page;
  watch(page);
  recordPage(page);
  page.console['log']?.('once');
  expect(collect(page).lines.map(({ count }) => count)).toEqual([1]);
  ask(page, 'stop');
  expect(page.fetch).toBe(fetch);
});

test('it can begin anew on a page that was watched before', () => {
  const page = makePage();
  watch(page);
  page.console['log']?.('first');
  ask(page, 'stop');
  watch(page);
  page.console['log']?.('second');
  expect(collect(page).lines.map(({ text }) => text)).toEqual(['second']);
});

test('a function that the page has put over ours stays the page’s, and nothing is recorded any more', () => {
  const page = makePage();
  watch(page);
  const ours = page.console['log'];
  page.console['log'] = (...given) => ours?.('wrapped', ...given);
  const wrapped = page.console['log'];
  ask(page, 'stop');
  expect(page.console['log']).toBe(wrapped);
  page.console['log']?.('a');
  expect(page.noticed).toEqual(['log 2']);
});

test.each<[what: string, given: unknown[], text: string]>([
  ['texts and numbers', ['total', 7, true, null, undefined, 5n], 'total 7 true null undefined 5'],
  ['places to fill in', ['%s costs %d %%', 'Shoe', 7, 'more'], 'Shoe costs 7 % more'],
  ['colours', ['%cRed%c, plain', 'color: red', ''], 'Red, plain'],
  ['more places than words', ['%s and %s', 'one'], 'one and %s'],
  ['an error', [new TypeError('x is undefined')], 'TypeError: x is undefined'],
  ['an error of the browser', [new DOMException('taken back', 'AbortError')], 'AbortError: taken back'],
  ['an error with words before it', ['Failed:', new RangeError('9')], 'Failed: RangeError: 9'],
  [
    'an object, a list and a function',
    [{ secret: 's' }, ['s'], () => 's', Symbol('s')],
    '{…} […] function Symbol()',
  ],
  ['half a character', ['a\ud800'], 'a\ufffd'],
])('%s become a line', (_what, given, text) => {
  const page = makePage();
  watch(page);
  page.console['error']?.(...given);
  expect(collect(page).lines).toEqual([
    { at: expect.any(Number), level: 'error', text, place: '', count: 1 },
  ]);
});

test('a long line is cut between two words', () => {
  const page = makePage();
  watch(page);
  page.console['log']?.(`${'word '.repeat(longestLine / 5 - 1)}secret-secret`);
  page.console['log']?.('x'.repeat(longestLine + 1));
  const [long, whole] = collect(page).lines;
  expect(long?.text).toMatch(/word \u2026$/);
  expect(whole?.text).toBe('…');
});

test('a line that comes again at once is counted, not repeated', () => {
  const page = makePage();
  watch(page);
  for (const text of ['a', 'a', 'a', 'b', 'a']) page.console['log']?.(text);
  expect(collect(page).lines.map(({ text, count }) => `${text} × ${count}`)).toEqual([
    'a × 3',
    'b × 1',
    'a × 1',
  ]);
});

test('the newest lines and requests are kept, and the dropped ones are counted', async () => {
  const page = makePage();
  watch(page);
  const all = mostOf.lines * 5 + 7;
  for (let at = 0; at < all; at += 1) page.console['log']?.(`line ${at}`);
  for (let at = 0; at < mostOf.requests + 1; at += 1) await page.fetch(`/200?at=${at}`);
  const { lines, requests, missed } = collect(page);
  expect([lines.length, lines.at(-1)?.text]).toEqual([mostOf.lines, `line ${all - 1}`]);
  expect([requests.length, missed]).toEqual([
    mostOf.requests,
    { lines: all - mostOf.lines, requests: 1, steps: 0 },
  ]);
});

test('a fetch is told by method, address without values, status, type and duration', async () => {
  const page = makePage();
  watch(page);
  await page.fetch('/api/503?token=secret', { method: 'post' });
  await page.fetch(new Request('https://api.example/orders/404', { method: 'PUT' }));
  await page.fetch('/cut').catch(() => undefined);
  void page.fetch('/a', { signal: AbortSignal.abort() }).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve));
  const told = collect(page).requests.map(({ method, address, status, what }) => [
    method,
    address,
    status,
    what,
  ]);
  expect(told).toEqual([
    ['POST', '/api/503?token', 503, 'application/json'],
    ['PUT', 'https://api.example/orders/404', 404, 'application/json'],
    ['GET', '/cut', 0, 'TypeError'],
    ['GET', '/a', 0, 'AbortError'],
  ]);
  expect(JSON.stringify(collect(page))).not.toContain('secret');
});

test('a fetch without an answer yet has no status', () => {
  const page = makePage();
  page.fetch = () => new Promise(() => undefined);
  watch(page);
  void page.fetch('/slow');
  expect(collect(page).requests.map(({ status, durationMs }) => [status, durationMs])).toEqual([
    [null, null],
  ]);
});

test('a fetch that the page has wrapped is recorded all the same', async () => {
  const page = makePage();
  const own = page.fetch;
  page.fetch = (input) => own(input);
  watch(page);
  await page.fetch('/503');
  expect(collect(page).requests.map(({ status }) => status)).toEqual([503]);
});

test('an answer that is none of the browser’s takes nothing else away', async () => {
  const page = makePage();
  page.fetch = async () => ({ status: 503 }) as Response;
  watch(page);
  await page.fetch('/odd');
  expect(collect(page).requests.map(({ address, what, trace }) => [address, what, trace])).toEqual([
    ['/odd', '', ''],
  ]);
});

test('of an address of megabytes no more is kept than is told of it', async () => {
  const page = makePage();
  watch(page);
  await page.fetch(`/200/${'a'.repeat(3_000_000)}?q=secret`);
  await page.fetch(`data:text/plain,${'a'.repeat(3_000_000)}`);
  const [long, data] = collect(page).requests.map(({ address }) => address);
  expect(long).toMatch(/^\/200\/.{0,600}$/);
  expect(data).toBe('data:');
});

test('a request is told by its answer, its type and the server’s own name for it, each time it is sent', () => {
  const page = makePage();
  watch(page);
  const request = new page.XMLHttpRequest();
  for (const url of ['/a?q=secret', '/b']) {
    request.open('GET', url);
    request.send();
  }
  expect(
    collect(page).requests.map(({ address, by, status, what, trace }) => [address, by, status, what, trace]),
  ).toEqual([
    ['/a?q', 'xhr', 404, 'text/html', 'req-0001'],
    ['/b', 'xhr', 404, 'text/html', 'req-0001'],
  ]);
});

test('an exception and a rejection that nobody handles are told with the place in the script', () => {
  const page = makePage();
  watch(page);
  const thrown = Object.assign(new Event('error'), {
    message: 'Uncaught TypeError: x is undefined',
    filename: 'https://shop.example/app.js?v=secret',
    lineno: 12,
  });
  page.dispatchEvent(thrown);
  page.dispatchEvent(new Event('error'));
  page.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason: new Error('no stock') }));
  expect(collect(page).lines.map(({ level, text, place }) => [level, text, place])).toEqual([
    ['exception', 'Uncaught TypeError: x is undefined', '/app.js?v:12'],
    ['rejection', 'Error: no stock', ''],
  ]);
});

test('what a page has locked is named, and the rest is recorded', () => {
  const page = makePage();
  Object.freeze(page.console);
  watch(page);
  const request = new page.XMLHttpRequest();
  request.open('GET', '/a');
  const { locked, requests } = collect(page);
  expect(locked).toEqual(['console.error', 'console.warn', 'console.info', 'console.log', 'console.debug']);
  expect(requests).toHaveLength(1);
});
