// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { onScreen } from '../../../utils/page/full-page/on-screen.ts';

interface Begun {
  host: Element;
  pseudo: string | null | undefined;
  begin(): void;
  fail(): void;
  cancel: ReturnType<typeof vi.fn>;
}

const begun: Begun[] = [];
/** The boxes that the page has of its own, such as `html::after`. */
const taken = new Set<string>();

beforeEach(() => {
  vi.useFakeTimers();
  begun.length = 0;
  taken.clear();
  vi.stubGlobal('getComputedStyle', (host: Element, pseudo: string) => ({
    content: taken.has(host.localName + pseudo) ? '"a"' : 'none',
  }));
  Element.prototype.animate = function animate(this: Element, _, options) {
    const { pseudoElement: pseudo } = options as KeyframeAnimationOptions;
    const [cancel, ready] = [vi.fn(), Promise.withResolvers<Animation>()];
    begun.push({
      host: this,
      pseudo,
      begin: () => ready.resolve({} as Animation),
      fail: () => ready.reject(new DOMException('', 'AbortError')),
      cancel,
    });
    return { ready: ready.promise, cancel } as unknown as Animation;
  };
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  Reflect.deleteProperty(Element.prototype, 'animate');
});

function waitFor(): ReturnType<typeof vi.fn> {
  const done = vi.fn();
  void onScreen(document).then(done);
  return done;
}

test('a page counts as drawn when the compositor has begun an animation, and keeps nothing of it', async () => {
  const sheets = document.adoptedStyleSheets.length;
  const done = waitFor();
  await vi.advanceTimersByTimeAsync(1000);
  expect(done).not.toHaveBeenCalled();
  expect(document.adoptedStyleSheets).toHaveLength(sheets + 1);
  begun[0]?.begin();
  await vi.advanceTimersByTimeAsync(0);
  expect(done).toHaveBeenCalledOnce();
  expect(begun[0]?.cancel).toHaveBeenCalledOnce();
  expect(document.adoptedStyleSheets).toHaveLength(sheets);
});

test('an animation that never begins keeps nobody waiting', async () => {
  const done = waitFor();
  await vi.advanceTimersByTimeAsync(1500);
  expect(done).toHaveBeenCalledOnce();
  expect(begun[0]?.cancel).toHaveBeenCalledOnce();
});

test('an animation that the page cancels ends the wait', async () => {
  const done = waitFor();
  begun[0]?.fail();
  await vi.advanceTimersByTimeAsync(0);
  expect(done).toHaveBeenCalledOnce();
});

test('a box that the page has of its own is left alone', async () => {
  const places: string[] = [];
  for (const box of ['html::after', 'html::before', 'body::after', 'body::before']) {
    waitFor();
    const [last] = begun.slice(-1);
    places.push(`${last?.host.localName}${last?.pseudo}`);
    last?.begin();
    await vi.advanceTimersByTimeAsync(0);
    taken.add(box);
  }
  expect(places).toEqual(['html::after', 'html::before', 'body::after', 'body::before']);
  const done = waitFor();
  expect(begun).toHaveLength(4);
  await vi.advanceTimersByTimeAsync(3000);
  expect(done).toHaveBeenCalledOnce();
});
