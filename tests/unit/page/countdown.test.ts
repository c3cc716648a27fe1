// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { countDown } from '../../../utils/page/countdown.ts';
import { removeToast, showToast } from '../../../utils/page/toast.ts';

const start = Date.parse('2026-11-28T12:00:00Z');
const words = { name: 'Seconds until the screenshot', cancelLabel: 'Cancel' };

/** Returns the children of the document element except head and body. */
const hosts = () => [...document.documentElement.children].filter((one) => !one.matches('head, body'));

/** Begins a countdown. Returns what it resolves to, and its closed shadow root, which the page cannot read. */
function begin(forMs: number) {
  const attach = vi.spyOn(HTMLElement.prototype, 'attachShadow');
  const cancelled = vi.fn();
  void countDown(document, { until: Date.now() + forMs, ...words }).then(cancelled);
  const root: unknown = attach.mock.results[0]?.value;
  attach.mockRestore();
  return { cancelled, root: root instanceof ShadowRoot ? root : null };
}

const countIn = (root: ShadowRoot | null) => root?.querySelector<HTMLElement>('[role=timer]') ?? null;
const drawnCount = (root: ShadowRoot | null) => countIn(root)?.style.getPropertyValue('list-style-type');

function press(root: ShadowRoot | null, isTrusted: boolean): void {
  const click = new MouseEvent('click', { bubbles: true });
  Object.defineProperty(click, 'isTrusted', { value: isTrusted });
  root?.querySelector('button')?.dispatchEvent(click);
}

beforeEach(() => {
  vi.useFakeTimers({ now: start });
});
afterEach(() => {
  removeToast();
  vi.useRealTimers();
});

test('counts each second, drawn and by name', async () => {
  const { root } = begin(3000);
  const seen: unknown[] = [];
  for (const ms of [0, 1000, 1000]) {
    await vi.advanceTimersByTimeAsync(ms);
    seen.push([drawnCount(root), countIn(root)?.getAttribute('aria-label')]);
  }
  expect(seen).toEqual([3, 2, 1].map((left) => [`"${left}"`, `Seconds until the screenshot: ${left}`]));
});

test('is out of the page before the end, and says so then', async () => {
  const { cancelled } = begin(3000);
  await vi.advanceTimersByTimeAsync(2500);
  expect(hosts()).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(100);
  expect(hosts()).toEqual([]);
  await vi.advanceTimersByTimeAsync(400);
  expect(cancelled).toHaveBeenCalledExactlyOnceWith(false);
});

test('is cancelled by a press, and by no click that a script made up', async () => {
  const { root, cancelled } = begin(10_000);
  press(root, false);
  await vi.advanceTimersByTimeAsync(0);
  expect(cancelled).not.toHaveBeenCalled();
  press(root, true);
  await vi.advanceTimersByTimeAsync(0);
  expect(cancelled).toHaveBeenCalledExactlyOnceWith(true);
  expect(hosts()).toEqual([]);
});

test('contains no text, in a <div> that says nothing', () => {
  const { root } = begin(5000);
  expect(root?.textContent).toBe('');
  expect(hosts().map((one) => one.outerHTML)).toEqual([
    expect.stringMatching(/^<div style="[^"]*"><\/div>$/),
  ]);
});

test('takes the place of a toast, and of an earlier countdown', () => {
  showToast(document, { text: 'Ticket created', button: null, tone: 'good', closeLabel: 'Close' }, vi.fn());
  begin(5000);
  begin(3000);
  expect(hosts()).toHaveLength(1);
});

test.each([0, 300])('with %i ms left shows nothing, and removes an earlier countdown', async (forMs) => {
  begin(10_000);
  const { cancelled } = begin(forMs);
  await vi.advanceTimersByTimeAsync(0);
  expect(hosts()).toEqual([]);
  expect(cancelled).toHaveBeenCalledExactlyOnceWith(false);
});
