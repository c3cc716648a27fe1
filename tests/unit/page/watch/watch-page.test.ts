// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askEvent, looksEach, tellEvent } from '../../../../utils/page/watch/watch-limits.ts';
import { createWatcher } from '../../../../utils/page/watch/watch-page.ts';
import type { WatchedPage } from '../../../../utils/page/watch/watched-page.ts';
import type { WatchOrder } from '../../../../utils/page/watch/watcher.ts';
import { withoutNulls } from '../without-nulls.ts';

const ports = {
  isConnected: vi.fn(() => true),
  isWatched: vi.fn(async () => true),
  keep: vi.fn<(recorded: WatchedPage) => void>(),
  showPill: vi.fn<() => Element | undefined>(),
  removePill: vi.fn(),
};
const words = { text: 'Watched', stop: 'Stop', close: 'Hide' };
const until = Date.UTC(2026, 10, 23, 12, 10);

/** What the page's own world was asked. */
const asked: string[] = [];
let tells: string | null = null;
const answer = (event: Event): void => {
  const { detail } = event as CustomEvent<string>;
  asked.push(detail);
  if (detail === 'collect' && tells !== null)
    document.dispatchEvent(new CustomEvent(tellEvent, { detail: tells }));
};

let watcher = createWatcher(window, ports);

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 23, 12) });
  vi.clearAllMocks();
  asked.length = 0;
  tells = null;
  document.addEventListener(askEvent, answer);
  watcher = createWatcher(window, ports);
});
afterEach(() => {
  watcher.stop();
  document.removeEventListener(askEvent, answer);
  vi.useRealTimers();
});

/** Sends an event as the person's, which no script can create. */
function act(type: string, target: Element | null, isTrusted = true): void {
  const event = new Event(type, { bubbles: true, composed: true });
  Object.defineProperty(event, 'isTrusted', { value: isTrusted });
  target?.dispatchEvent(event);
}

function stepsOf({ steps }: WatchedPage): string[] {
  return steps.map(({ action, role, name }) => [action, role, name].filter((part) => part !== '').join(' '));
}

const page = `<form><label for=code>Voucher code</label><input id=code value="SECRET">
  <label><input id=agree type=checkbox> I agree</label><input id=secret type=password aria-label="Password">
  <p id=words>Words</p><button id=pay type=button>Pay now</button></form>`;
const find = (id: string) => document.getElementById(id);

test('steps are told by name, and what was typed is told nowhere', () => {
  document.body.innerHTML = page;
  watcher.start({ until, words });
  for (const id of ['code', 'code', 'agree', 'secret']) {
    act('click', find(id));
    act('change', find(id));
  }
  act('click', find('words'));
  act('click', find('pay'));
  act('click', find('pay'), false);
  const recorded = watcher.collect();
  expect(stepsOf(recorded)).toEqual([
    'load /',
    'change textbox Voucher code',
    'change checkbox I agree',
    'change textbox Password',
    'click button Pay now',
  ]);
  expect(JSON.stringify(recorded)).not.toContain('SECRET');
});

test('a form that is sent by its button is one step, one that is sent by Enter is another', () => {
  document.body.innerHTML = page;
  watcher.start({ until, words });
  act('click', find('pay'));
  act('submit', document.querySelector('form'));
  vi.advanceTimersByTime(2000);
  act('submit', document.querySelector('form'));
  expect(stepsOf(watcher.collect()).slice(1)).toEqual(['click button Pay now', 'submit form']);
});

test('the pill is shown at once, again at each step, and never in a frame', () => {
  document.body.innerHTML = page;
  watcher.start({ until, words });
  act('change', find('code'));
  expect(ports.showPill.mock.calls).toEqual([[words], [words]]);
  watcher.stop();
  expect(ports.removePill).toHaveBeenCalledOnce();
  ports.showPill.mockClear();
  watcher.start({ until, words: null });
  expect(ports.showPill).not.toHaveBeenCalled();
});

test('the page’s own world is told of the pill, so that it can remove the pill if the watcher cannot', () => {
  const pill = document.createElement('div');
  document.documentElement.append(pill);
  ports.showPill.mockReturnValueOnce(pill);
  const told: unknown[] = [];
  const hear = (event: Event) => void told.push([event.target, Reflect.get(event, 'detail')]);
  document.addEventListener(askEvent, hear);
  watcher.start({ until, words });
  expect(told).toEqual([
    [document, 'start'],
    [pill, 'pill'],
  ]);
  document.removeEventListener(askEvent, hear);
  pill.remove();
});

test('what the page’s own world tells is joined with what the policy refused, in order', () => {
  watcher.start({ until, words: null });
  vi.advanceTimersByTime(1000);
  const refused = Object.assign(new Event('securitypolicyviolation'), {
    disposition: 'enforce',
    effectiveDirective: 'img-src',
    blockedURI: 'https://cdn.example/a.png?token=secret',
  });
  document.dispatchEvent(refused);
  document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), { disposition: 'report' }));
  const line = { level: 'log', text: 'a', place: '', count: 1 };
  const missed = { lines: 3, requests: 0, steps: 0 };
  const at = Date.now();
  const lines = [
    { ...line, at: at - 500 },
    { ...line, at: at + 500 },
  ];
  tells = JSON.stringify({ lines, requests: [], missed, locked: ['fetch'] });
  const recorded = watcher.collect();
  expect(recorded.lines.map(({ text }) => text)).toEqual([
    'a',
    'img-src https://cdn.example/a.png?token',
    'a',
  ]);
  expect([recorded.missed, recorded.locked]).toEqual([missed, ['fetch']]);
});

test.each<[what: string, tells: string | null]>([
  ['nothing', null],
  ['no JSON', 'hello'],
  ['another shape', '{"lines": 7}'],
])('a page’s own world that answers with %s is named, and the steps stay', (_what, told) => {
  watcher.start({ until, words: null });
  tells = told;
  const { locked, steps } = watcher.collect();
  expect([locked, steps.length]).toEqual([['page'], 1]);
});

test('a second start goes on with the first', () => {
  watcher.start({ until, words: null });
  watcher.start({ until, words: null });
  expect(watcher.collect().steps).toHaveLength(1);
  expect(asked).toEqual(['start', 'start', 'collect']);
});

test('the page’s own world hears at each look that the watcher is there', async () => {
  watcher.start({ until, words: null });
  await vi.advanceTimersByTimeAsync(2 * looksEach);
  expect(asked).toEqual(['start', 'stay', 'stay']);
});

test.each<[what: string, happens: () => void]>([
  ['its time is over', () => vi.setSystemTime(until)],
  ['the extension is gone', () => ports.isConnected.mockReturnValueOnce(false)],
  ['the background does not have it watched', () => ports.isWatched.mockResolvedValueOnce(false)],
])('it ends by itself once %s, and hears nothing any more', async (_what, happens) => {
  document.body.innerHTML = page;
  watcher.start({ until, words });
  happens();
  await vi.advanceTimersByTimeAsync(looksEach);
  expect(asked.at(-1)).toBe('stop');
  ports.showPill.mockClear();
  act('change', find('code'));
  expect(ports.showPill).not.toHaveBeenCalled();
  expect(watcher.collect().steps).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

test('a frame in Chromium, where null is left out of what it is told, is watched and ends', () => {
  const order = withoutNulls({ until, words: null }) as WatchOrder;
  watcher.start(order);
  watcher.start(order);
  expect(stepsOf(watcher.collect())).toEqual(['load /']);
  watcher.stop();
  expect([asked, ports.showPill.mock.calls, vi.getTimerCount()]).toEqual([
    ['start', 'start', 'collect', 'collect', 'stop'],
    [],
    0,
  ]);
});

test('a frame, too, ends by itself once the background does not have it watched', async () => {
  const top = vi.spyOn(window, 'top', 'get').mockReturnValue(null as never);
  watcher.start({ until, words: null });
  ports.isWatched.mockResolvedValueOnce(false);
  await vi.advanceTimersByTimeAsync(looksEach);
  top.mockRestore();
  expect([asked.at(-1), vi.getTimerCount()]).toEqual(['stop', 0]);
});

test('what was recorded is kept when the page goes away, and nothing of ours stays in it', () => {
  watcher.start({ until, words });
  window.dispatchEvent(new Event('beforeunload'));
  window.dispatchEvent(new Event('pagehide'));
  expect(ports.keep.mock.calls.map(([recorded]) => stepsOf(recorded))).toEqual([['load /'], []]);
  expect([asked.at(-1), ports.removePill.mock.calls.length]).toEqual(['stop', 1]);
  window.dispatchEvent(new Event('pagehide'));
  expect(ports.keep).toHaveBeenCalledTimes(2);
});

test('a recorder that comes to a loading page after its watcher is started by the next start', () => {
  document.removeEventListener(askEvent, answer);
  watcher.start({ until, words: null });
  document.addEventListener(askEvent, answer);
  watcher.start({ until, words: null });
  expect(asked).toEqual(['start']);
});

test('a page that took over an empty page’s window is watched in its place', () => {
  const documents = [
    document.implementation.createHTMLDocument(),
    document.implementation.createHTMLDocument(),
  ];
  const told: string[] = [];
  for (const [index, one] of documents.entries())
    one.addEventListener(askEvent, (event) => {
      told.push(`${index} ${(event as CustomEvent<string>).detail}`);
    });
  const view = Object.create(window, { document: { get: () => documents[0], configurable: true } });
  const inFrame = createWatcher(view, ports);
  inFrame.start({ until, words: null });
  Object.defineProperty(view, 'document', { get: () => documents[1] });
  inFrame.start({ until, words: null });
  expect(told).toEqual(['0 start', '0 collect', '0 stop', '1 start']);
  inFrame.stop();
});
