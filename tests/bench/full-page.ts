import { launchBrowser } from '../browser/drivers/launch.ts';
import type { Browser, BrowserName, Surface, Tab } from '../browser/drivers/types.ts';
import { sleep } from '../browser/drivers/wait.ts';
import { memoryOf } from '../browser/memory.ts';
import { Popup } from '../browser/pages/popup.ts';
import { untilScreenshotEnded, untilTaken } from '../browser/screenshots.ts';
import { median, type Row, ratioRow } from './measure.ts';

interface Job {
  /** From the start of the job until the pictures are stored. */
  milliseconds: number;
  tiles: number;
}

/** Chromium allows two captures per second. This quota is the baseline; any time beyond it is our own. */
function chromiumBudgetMs(tiles: number): number {
  return 1030 * Math.floor((tiles - 1) / 2) + 500;
}

export async function fullPageRows(builds: Record<BrowserName, string>, pagesUrl: string): Promise<Row[]> {
  return [
    await chromiumRow(builds.chromium, `${pagesUrl}/hazards/long`),
    await firefoxRow(builds.firefox, `${pagesUrl}/hazards/long`),
    await memoryRow(builds.chromium, `${pagesUrl}/hazards/endless`),
  ];
}

async function chromiumRow(extensionDir: string, url: string): Promise<Row> {
  const browser = await launchBrowser('chromium', { extensionDir });
  try {
    const jobs: Job[] = [];
    const listener = await listenToJobs(browser);
    for (let run = 0; run < 3; run += 1) jobs.push(await capture(browser, listener, `${url}?run=${run}`));
    const tiles = jobs[0]?.tiles ?? 0;
    const bare = await browser.clickToolbar(await browser.openTab(url));
    const bareMs: number[] = [];
    for (let run = 0; run < 3; run += 1) bareMs.push(await captureWindows(browser, tiles));
    await bare.close();
    const tookMs = median(jobs.map(({ milliseconds }) => milliseconds));
    const budgetMs = chromiumBudgetMs(tiles);
    return {
      what: `full page, Chromium, 10,000 px in ${tiles} tiles`,
      measured: `${tookMs.toFixed(0)} ms`,
      baseline: `${median(bareMs).toFixed(0)} ms`,
      ratio: (tookMs / median(bareMs)).toFixed(2),
      budget: `≤ ${budgetMs} ms`,
      within: tookMs <= budgetMs,
    };
  } finally {
    await browser.close();
  }
}

/**
 * Measures three launches, each with our capture and a bare one: the bare capture alone differs by a fifth between
 * launches.
 */
async function firefoxRow(extensionDir: string, url: string): Promise<Row> {
  const ours: number[] = [];
  const bare: number[] = [];
  for (let launch = 0; launch < 3; launch += 1) {
    const browser = await launchBrowser('firefox', { extensionDir });
    try {
      const listener = await listenToJobs(browser);
      // The first run also compiles the code, so it does not count on either side.
      for (let run = 0; run <= 7; run += 1) {
        let bareMs = 0;
        const job = await capture(browser, listener, `${url}?run=${run}`, async (tab) => {
          bareMs = await captureBare(browser, tab);
        });
        if (run === 0) continue;
        ours.push(job.milliseconds);
        bare.push(bareMs);
      }
    } finally {
      await browser.close();
    }
  }
  return ratioRow('full page, Firefox, 10,000 px', ours, bare, 1.2);
}

/**
 * Makes one bare capture call for each tile, as fast as the browser allows: no scrolling, no merging, no storing.
 * Returns ms.
 */
async function captureWindows(browser: Browser, count: number): Promise<number> {
  return browser.evaluateInExtension<number>(`(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    // This runs as if in a click, for which there is no quota. A click is over after five seconds, as is what was captured before.
    await new Promise((resolve) => setTimeout(resolve, 6000));
    const begunAt = performance.now();
    for (let taken = 0; taken < ${count}; ) {
      if (performance.now() - begunAt > 60_000) throw new Error('the window cannot be captured');
      // What is refused is asked for again at once: a hidden page's timers are too slow to wait by.
      taken += await chrome.tabs.captureVisibleTab(tab.windowId, { format: 'png' }).then(() => 1, () => 0);
    }
    return performance.now() - begunAt;
  })()`);
}

/** Makes one bare capture call for the whole page, in the same browser and tab. Returns milliseconds. */
async function captureBare(browser: Browser, tab: Tab): Promise<number> {
  const size = await tab.evaluate<{ width: number; height: number }>(
    '({ width: document.documentElement.scrollWidth, height: document.documentElement.scrollHeight })',
  );
  const rect = JSON.stringify({ x: 0, y: 0, ...size });
  return browser.evaluateInExtension<number>(`(async () => {
    const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
    const begunAt = performance.now();
    await browser.tabs.captureVisibleTab(tab.windowId, { format: 'png', rect: ${rect}, scale: 1 });
    return performance.now() - begunAt;
  })()`);
}

/**
 * Measures memory before and during the capture of a page of 100,000 px. The window is tall, so that few tiles are
 * enough.
 */
async function memoryRow(extensionDir: string, url: string): Promise<Row> {
  const browser = await launchBrowser('chromium', {
    extensionDir,
    windowSize: { width: 1280, height: 3000 },
  });
  try {
    const listener = await listenToJobs(browser);
    const memory: number[] = [];
    const state = { isOver: false };
    const job = await capture(browser, listener, url, async () => {
      memory.push(memoryOf(browser));
      void (async () => {
        while (!state.isOver) {
          memory.push(memoryOf(browser));
          await sleep(500);
        }
      })();
    });
    state.isOver = true;
    return {
      what: `full page, Chromium, 100,000 px in ${job.tiles} tiles: memory`,
      measured: `${Math.max(...memory)} MB`,
      baseline: `${memory[0]} MB before`,
      ratio: '–',
      budget: '–',
      within: true,
    };
  } finally {
    await browser.close();
  }
}

/** Opens a tab that records when screenshot jobs begin and end. */
async function listenToJobs(browser: Browser): Promise<Surface> {
  const listener = await browser.openExtensionPage('manifest.json');
  await listener.evaluate(`window.job = null;
    chrome.storage.session.onChanged.addListener(({ screenshotJob }) => {
      if (!screenshotJob) return;
      const { newValue } = screenshotJob;
      if (newValue) window.job = { begunAt: window.job?.begunAt ?? Date.now(), tiles: newValue.done };
      else window.ended.resolve({ milliseconds: Date.now() - window.job.begunAt, tiles: window.job.tiles });
      if (!newValue) window.job = null;
    });
    true`);
  return listener;
}

async function capture(
  browser: Browser,
  listener: Surface,
  url: string,
  first: (tab: Tab) => Promise<void> = async () => undefined,
): Promise<Job> {
  const tab = await browser.openTab(url);
  const popup = await (await Popup.open(browser, tab)).ready();
  await first(tab);
  // Wait until the popup's own screenshot no longer counts towards the capture quota.
  await sleep(1100);
  await listener.evaluate('window.ended = Promise.withResolvers(); true');
  await popup.captureMode('Full page').press('Space');
  // Wait with a single evaluation: repeated questions would take time from the capture.
  const job = await listener.evaluate<Job>('window.ended.promise');
  await untilTaken(popup, 'full-page');
  await untilScreenshotEnded(browser);
  await popup.surface.close();
  await tab.close();
  return job;
}
