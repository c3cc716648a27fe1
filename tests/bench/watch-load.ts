import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watcherName } from '../../utils/page/page-world.ts';
import { mostOf } from '../../utils/page/watch/watch-limits.ts';
import { launchBrowser } from '../browser/drivers/launch.ts';
import type { Browser, BrowserName, Tab } from '../browser/drivers/types.ts';
import { injectingManifest } from './injecting-manifest.ts';
import { median, type Row } from './measure.ts';

/** What a busy page does in a minute. */
const perMinute = { lines: 10_000, requests: 5000 };
const mostSlowed = 1.03;
/** A burst makes the lines and requests of this many milliseconds without a pause. */
const burstOfMs = 6000;
const inBurst = (each: number) => (each * burstOfMs) / 60_000;

/**
 * Measures what watching adds to the time of a busy page, in turn with bursts in which it is not watched, and whether what
 * is kept of a minute stays within its limits.
 */
export async function watchLoadRows(
  builds: Record<BrowserName, string>,
  pageUrl: string,
  runs: number,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const name of ['chromium', 'firefox'] as const) {
    const { pairs, kept } = await watchLoad(name, builds[name], pageUrl, runs);
    const added = pairs.map(({ bare, watched }) => watched - bare).toSorted((a, b) => a - b);
    const ratio = 1 + median(added) / burstOfMs;
    const [low, high] = middleHalf(added).map((ms) => `${ms.toFixed(0)} ms`);
    rows.push({
      what: `watched page, ${name}: the lines and requests of ${burstOfMs / 1000} s in a burst, ${runs} pairs; what watching adds: half of them ${low} to ${high}`,
      measured: `${median(pairs.map(({ watched }) => watched)).toFixed(0)} ms`,
      baseline: `${median(pairs.map(({ bare }) => bare)).toFixed(0)} ms`,
      ratio: ratio.toFixed(3),
      budget: `≤ ${mostSlowed}`,
      within: ratio <= mostSlowed,
    });
    const wanted = `${mostOf.lines} + ${perMinute.lines - mostOf.lines}, ${mostOf.requests} + ${perMinute.requests - mostOf.requests}`;
    rows.push({
      what: `watched page, ${name}: kept + counted of a minute’s lines, and requests`,
      measured: kept,
      baseline: '–',
      ratio: '–',
      budget: wanted,
      within: kept === wanted,
    });
  }
  return rows;
}

/** Returns the lowest and the highest of those numbers that are in the middle half of a sorted list. */
function middleHalf(sorted: number[]): number[] {
  const quarter = Math.floor(sorted.length / 4);
  return [sorted.at(quarter) ?? 0, sorted.at(-1 - quarter) ?? 0];
}

/** How long a burst took, in milliseconds, and how long the one beside it. */
interface Pair {
  bare: number;
  watched: number;
}

async function watchLoad(
  name: BrowserName,
  build: string,
  pageUrl: string,
  runs: number,
): Promise<{ pairs: Pair[]; kept: string }> {
  const extensionDir = mkdtempSync(join(tmpdir(), 'watch-'));
  writeFileSync(join(extensionDir, 'manifest.json'), JSON.stringify(injectingManifest('watch')));
  writeFileSync(join(extensionDir, 'background.js'), '');
  for (const file of ['page-record.js', 'page-watch.js']) cpSync(join(build, file), join(extensionDir, file));
  const browser = await launchBrowser(name, { extensionDir });
  try {
    await browser.grantHost('http://127.0.0.1/*');
    const tab = await browser.openTab(pageUrl);
    await addLoad(tab);
    const pairs: Pair[] = [];
    for (let run = 0; run <= runs; run += 1) {
      // The order alternates, so that a slow moment of the computer favours neither kind of burst.
      const order = run % 2 === 0 ? (['bare', 'watched'] as const) : (['watched', 'bare'] as const);
      const pair: Pair = { bare: 0, watched: 0 };
      for (const which of order) {
        await orderWatch(browser, which === 'watched' ? 'start' : 'stop');
        pair[which] = await tab.evaluate<number>('window.burst()');
      }
      if (run > 0) pairs.push(pair);
    }
    await orderWatch(browser, 'stop');
    await orderWatch(browser, 'start');
    await tab.evaluate('window.wholeMinute()');
    return { pairs, kept: await orderWatch(browser, 'collect') };
  } finally {
    await browser.close();
    rmSync(extensionDir, { recursive: true });
  }
}

/** Calls a method of the only page's watcher, and resolves to the number of entries: kept + counted. */
function orderWatch(browser: Browser, order: 'start' | 'stop' | 'collect'): Promise<string> {
  return browser.evaluateInExtension<string>(`(async () => {
    const [{ id: tabId }] = await chrome.tabs.query({ url: 'http://127.0.0.1/*' });
    const target = { tabId };
    await chrome.scripting.executeScript({ target, files: ['/page-record.js'], world: 'MAIN' });
    await chrome.scripting.executeScript({ target, files: ['/page-watch.js'] });
    const [{ result }] = await chrome.scripting.executeScript({
      target,
      func: (place, order) => {
        const told = globalThis[place][order]({ until: Infinity, words: null });
        if (order !== 'collect') return '';
        const { lines, requests, missed } = told;
        return lines.length + ' + ' + missed.lines + ', ' + requests.length + ' + ' + missed.requests;
      },
      args: ${JSON.stringify([watcherName, order])},
    });
    return result;
  })()`);
}

/** Adds to a page what makes it busy. */
function addLoad(tab: Tab): Promise<unknown> {
  const script = `{
    const log = (at) => console.log('Row', at, 'of the table was drawn in', at % 17, 'ms', { at });
    const ask = (at) => fetch('/troubles/fine?row=' + at, { headers: { accept: 'text/plain' } }).then((reply) => reply.text());
    const all = async (lines, requests) => {
      const begun = performance.now();
      for (let at = 0; at < lines; at += 1) log(at);
      for (let at = 0; at < requests; at += 50)
        await Promise.all(Array.from({ length: 50 }, (_, more) => ask(at + more)));
      return performance.now() - begun;
    };
    window.burst = () => all(${inBurst(perMinute.lines)}, ${inBurst(perMinute.requests)});
    window.wholeMinute = () => all(${perMinute.lines}, ${perMinute.requests});
  }`;
  return tab.evaluate(`(() => {
    const element = document.createElement('script');
    element.textContent = ${JSON.stringify(script)};
    document.documentElement.append(element);
    return 1;
  })()`);
}
