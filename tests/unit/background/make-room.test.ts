import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { gaveWay, untilReady } from '../../../utils/background/make-room.ts';
import { beginPick, cancelPick, pickedRegion } from '../../../utils/background/pick-region.ts';
import { addCapture } from '../../../utils/captures/store.ts';
import { runInPage } from '../../../utils/page-client/page-scripts.ts';
import { err, ok } from '../../../utils/result.ts';
import type { ScreenshotJob } from '../../../utils/screenshot/screenshot-job.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { makeJob as jobOf, makeCapture, makePage, noon } from '../make-capture.ts';

vi.mock('../../../utils/background/pick-region.ts');
vi.mock('../../../utils/page-client/page-scripts.ts');

const capture = makeCapture();
const makeJob = (more: Partial<ScreenshotJob> = {}) => jobOf({ captureId: capture.id, ...more });
const url = makePage().url;
const region = { x: 1, y: 2, width: 30, height: 40 };
const tabs = { get: async () => ({ url }) };
Object.assign(fakeBrowser, { tabs });
Object.assign(fakeBrowser.runtime, { getPlatformInfo: async () => ({}) });

/** Stores a job as the background does. The job is cancelled from change number `cancelledFrom` on. */
function keep(job: ScreenshotJob, cancelledFrom = Infinity) {
  const changes: Partial<ScreenshotJob>[] = [];
  const change = async (patch: Partial<ScreenshotJob>) => {
    changes.push(patch);
    return changes.length >= cancelledFrom ? null : Object.assign(job, patch);
  };
  return { changes, change };
}

beforeEach(() => {
  vi.mocked(beginPick).mockResolvedValue(ok(null));
  vi.mocked(pickedRegion).mockResolvedValue(ok(region));
  vi.mocked(runInPage).mockResolvedValue(null);
});
afterEach(() => {
  vi.clearAllMocks();
  tabs.get = async () => ({ url });
});

test('the form has given way once the person is at it in the page, and for nothing else', () => {
  expect(gaveWay(makeJob({ mode: 'area' }))).toBe(false);
  expect(gaveWay(makeJob({ mode: 'area', phase: 'picking' }))).toBe(true);
  expect(gaveWay(makeJob({ mode: 'element', region }))).toBe(true);
  expect(gaveWay(makeJob({ until: noon }))).toBe(true);
  expect(gaveWay(makeJob())).toBe(false);
  expect(gaveWay(makeJob({ mode: 'full-page', done: 1, of: 3 }))).toBe(false);
});

describe('choosing in the page', () => {
  test('ends with the region that was chosen', async () => {
    const job = makeJob({ mode: 'area' });
    const { changes, change } = keep(job);
    expect(await untilReady(job, change)).toEqual(ok(job));
    expect(changes).toEqual([{ phase: 'picking' }, { phase: 'capturing', region }]);
  });

  test('goes on after a stopped worker without beginning again', async () => {
    const job = makeJob({ mode: 'element', phase: 'picking' });
    expect(await untilReady(job, keep(job).change)).toEqual(ok({ ...job, phase: 'capturing', region }));
    expect(beginPick).not.toHaveBeenCalled();
  });

  test('is not asked for again once there is a region', async () => {
    const job = makeJob({ mode: 'area', region });
    expect(await untilReady(job, keep(job).change)).toEqual(ok(job));
    expect(pickedRegion).not.toHaveBeenCalled();
  });

  test('says so where the page cannot be reached, and gives nothing where the person cancels', async () => {
    const refused = err({ code: 'page-not-readable' } as const);
    vi.mocked(beginPick).mockResolvedValueOnce(refused);
    expect(await untilReady(makeJob({ mode: 'area' }), keep(makeJob()).change)).toEqual(refused);
    vi.mocked(pickedRegion).mockResolvedValueOnce(ok(null));
    expect(await untilReady(makeJob({ mode: 'area' }), keep(makeJob()).change)).toEqual(ok(null));
  });

  test('cancelled while our layer was opening, it is taken out of the page', async () => {
    vi.mocked(pickedRegion).mockResolvedValueOnce(ok(null));
    expect(await untilReady(makeJob({ mode: 'area' }), keep(makeJob(), 1).change)).toEqual(ok(null));
    expect(cancelPick).toHaveBeenCalledWith(1);
  });
});

describe('a delay', () => {
  beforeEach(async () => {
    await addCapture({ ...capture, id: capture.id }, new Map()).catch(() => undefined);
    vi.useFakeTimers({ now: noon, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Lets a countdown pass, and lets the work between its steps finish. */
  async function counted<T>(waiting: Promise<T>): Promise<T> {
    let isOver = false;
    void waiting.then(() => {
      isOver = true;
    });
    while (!isOver) {
      await vi.advanceTimersByTimeAsync(100);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return waiting;
  }

  test('is written down each second, for whoever counts along, and ends with the same page', async () => {
    const job = makeJob({ phase: 'waiting', until: noon + 3000 });
    const { changes, change } = keep(job);
    expect(await counted(untilReady(job, change))).toEqual(ok(job));
    expect(changes).toEqual([{}, {}, {}, { phase: 'capturing' }]);
    expect(Date.now()).toBeGreaterThanOrEqual(noon + 3000);
  });

  test('is counted in the page as well, and the picture waits until the page is drawn without it', async () => {
    const job = makeJob({ phase: 'waiting', until: noon + 3000 });
    const { promise, resolve } = Promise.withResolvers<boolean>();
    vi.mocked(runInPage).mockReturnValueOnce(promise);
    setTimeout(() => resolve(false), 4000);
    expect(await counted(untilReady(job, keep(job).change))).toEqual(ok(job));
    expect(Date.now()).toBeGreaterThanOrEqual(noon + 4000);
    expect(vi.mocked(runInPage).mock.calls).toEqual([
      [job.tabId, 'page-countdown', expect.objectContaining({ until: noon + 3000 })],
    ]);
  });

  test('cancelled in the page, it ends at once', async () => {
    const job = makeJob({ phase: 'waiting', until: noon + 10_000 });
    const { promise, resolve } = Promise.withResolvers<boolean>();
    vi.mocked(runInPage).mockReturnValueOnce(promise);
    setTimeout(() => resolve(true), 1500);
    const { changes, change } = keep(job);
    expect(await counted(untilReady(job, change))).toEqual(ok(null));
    expect(changes).toEqual([{}, {}]);
    expect(Date.now()).toBeLessThan(noon + 2500);
  });

  test('cancelled in the form, it is no longer counted in the page', async () => {
    const job = makeJob({ phase: 'waiting', until: noon + 10_000 });
    await counted(untilReady(job, keep(job, 2).change));
    expect(vi.mocked(runInPage).mock.calls.at(-1)).toEqual([
      job.tabId,
      'page-countdown',
      expect.objectContaining({ until: 0 }),
    ]);
  });

  test('that a busy page still shows after its end gives no picture', async () => {
    const job = makeJob({ phase: 'waiting', until: noon + 3000 });
    vi.mocked(runInPage).mockReturnValueOnce(new Promise(() => undefined));
    expect(await counted(untilReady(job, keep(job).change))).toEqual(
      err({ code: 'screenshot-stopped', reason: 'interrupted', kept: false }),
    );
  });

  test('says that the page changed if it was left, even if its countdown never ends', async () => {
    tabs.get = async () => ({ url: 'https://shop.example/elsewhere' });
    vi.mocked(runInPage).mockReturnValueOnce(new Promise(() => undefined));
    const job = makeJob({ phase: 'waiting', until: noon + 3000 });
    expect(await counted(untilReady(job, keep(job).change))).toEqual(err({ code: 'tab-changed' }));
  });

  test('that is over is not counted again after a stopped worker, however long ago that was', async () => {
    const job = makeJob({ mode: 'full-page', until: noon - 20_000, done: 2, of: 9 });
    const { changes, change } = keep(job);
    expect(await untilReady(job, change)).toEqual(ok(job));
    expect(changes).toEqual([]);
  });

  test('ends at the next second once it is cancelled', async () => {
    const job = makeJob({ phase: 'waiting', until: noon + 10_000 });
    expect(await counted(untilReady(job, keep(job, 2).change))).toEqual(ok(null));
    expect(Date.now()).toBeLessThan(noon + 3000);
  });

  test.each([
    ['another page', async () => ({ url: 'https://shop.example/elsewhere' })],
    ['a page whose address the browser no longer tells', async () => ({})],
    ['a closed tab', () => Promise.reject(new Error('No tab with id 1'))],
  ])('that ends with %s takes no picture', async (_what, get) => {
    tabs.get = get as typeof tabs.get;
    const job = makeJob({ phase: 'waiting', until: noon + 100 });
    expect(await counted(untilReady(job, keep(job).change))).toEqual(err({ code: 'tab-changed' }));
  });

  test('is not thrown by a part of the same page that was gone to', async () => {
    tabs.get = async () => ({ url: `${url}#menu` });
    const job = makeJob({ phase: 'waiting', until: noon + 100 });
    expect((await counted(untilReady(job, keep(job).change))).ok).toBe(true);
  });

  test('of a page that joins another page’s draft is of that page', async () => {
    const page = { url: 'https://shop.example/second', title: 'Second' };
    tabs.get = async () => ({ url: page.url });
    const job = makeJob({ phase: 'waiting', until: noon + 100, page });
    expect((await counted(untilReady(job, keep(job).change))).ok).toBe(true);
  });

  test('that a stopped worker missed takes no late picture', async () => {
    const job = makeJob({ phase: 'waiting', until: noon - 20_000 });
    const stopped = { code: 'screenshot-stopped', reason: 'interrupted', kept: false } as const;
    expect(await untilReady(job, keep(job).change)).toEqual(err(stopped));
  });
});
