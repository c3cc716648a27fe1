// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Activity, watchActivity } from '../../../utils/page/full-page/activity.ts';

let activity: Activity;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<div></div>';
  activity = watchActivity([document]);
});
afterEach(() => {
  activity.stop();
  vi.useRealTimers();
  document.body.innerHTML = '';
});

/**
 * Returns the milliseconds until the page is quiet if new content was seen at `since`. `happens` is called every 20 ms.
 * -1: it did not become quiet.
 */
async function quietAfter(since: number, happens: (ms: number) => void = () => undefined): Promise<number> {
  const begun = performance.now();
  let tookMs = -1;
  void activity.quiet(since).then(() => {
    tookMs = performance.now() - begun;
  });
  for (let ms = 0; ms < 7000 && tookMs < 0; ms += 20) {
    happens(ms);
    await vi.advanceTimersByTimeAsync(20);
  }
  return tookMs;
}

const change = () => document.querySelector('div')?.setAttribute('data-at', String(performance.now()));

test('what was seen long ago is not waited for', async () => {
  expect(await quietAfter(Number.NEGATIVE_INFINITY)).toBeLessThan(40);
});

test('a page has a moment to do something about what is seen for the first time', async () => {
  expect(await quietAfter(performance.now())).toBeGreaterThan(450);
});

test('and what it does is waited for until it is done', async () => {
  const tookMs = await quietAfter(performance.now(), (ms) => ms < 800 && change());
  expect(tookMs).toBeGreaterThan(850);
  expect(tookMs).toBeLessThan(1000);
});

test('a page that is never quiet is waited for five seconds altogether', async () => {
  let tookMs = 0;
  let next = 0;
  // Each call changes another element. A page that changes the same element again and again would not be waited for.
  const grow = () => {
    document.body.insertAdjacentHTML('beforeend', `<p id="p${next}"></p>`);
    document.querySelector(`#p${next}`)?.setAttribute('data-at', '');
    next += 1;
  };
  for (let view = 0; view < 12; view += 1) tookMs += await quietAfter(performance.now(), grow);
  expect(tookMs).toBeGreaterThan(4000);
  expect(tookMs).toBeLessThan(6000);
});

test('what changes all the time keeps nobody waiting any more', async () => {
  await quietAfter(performance.now(), change);
  await quietAfter(performance.now(), change);
  expect(await quietAfter(Number.NEGATIVE_INFINITY, change)).toBeLessThan(200);
});

test('elements that may look otherwise are told once, with what is around them', async () => {
  change();
  await vi.advanceTimersByTimeAsync(20);
  expect([...activity.takeChanged()]).toEqual([document.body]);
  expect([...activity.takeChanged()]).toEqual([]);
});
