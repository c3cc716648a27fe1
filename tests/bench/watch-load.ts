import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watcherName } from '../../utils/page/page-world.ts';
import { mostOf } from '../../utils/page/watch/watch-limits.ts';
import { launchBrowser } from '../browser/drivers/launch.ts';
import type { Browser, BrowserName, Tab } from '../browser/drivers/types.ts';
import { median, type Row } from './measure.ts';

/** What a busy page does in a minute. */
const perMinute = { lines: 10_000, requests: 5000 };
const mostSlowed = 1.03;
/** One stretch is a second's work in pieces of a millisecond, with the lines and requests of a second. */
const piecesEach = 1000;

const manifest = {
  manifest_version: 3,
  name: 'Watch',
  version: '1.0',
  permissions: ['scripting', 'tabs'],
  host_permissions: ['http://127.0.0.1/*'],
  action: {},
  // Each browser takes its own kind of background. The Firefox driver waits for one.
  background: { service_worker: 'background.js', scripts: ['background.js'] },
  browser_specific_settings: { gecko: { id: 'watch@bench.example' } },
};

/**
 * Measures how long a busy page takes for the same work while it is watched, in turn with stretches in which it is not,
 * and whether what is kept of a minute stays within its limits.
 */
export async function watchLoadRows(
  builds: Record<BrowserName, string>,
  pageUrl: string,
  runs: number,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const name of ['chromium', 'firefox'] as const) {
    const { bare, watched, kept } = await watchLoad(name, builds[name], pageUrl, runs);
    const load = `${perMinute.lines} console lines and ${perMinute.requests} requests a minute, ${name}`;
    const ratio = quick(watched) / quick(bare);
    rows.push({
      what: `watched page, ${load}: one second’s work`,
      measured: `${quick(watched).toFixed(0)} ms`,
      baseline: `${quick(bare).toFixed(0)} ms`,
      ratio: ratio.toFixed(3),
      budget: `≤ ${mostSlowed}`,
      within: ratio <= mostSlowed,
    });
    const wanted = `${mostOf.lines} + ${perMinute.lines - mostOf.lines}, ${mostOf.requests} + ${perMinute.requests - mostOf.requests}`;
    rows.push({
      what: `watched page, ${load}: kept + counted, of lines and of requests`,
      measured: kept,
      baseline: '–',
      ratio: '–',
      budget: wanted,
      within: kept === wanted,
    });
  }
  return rows;
}

/** Returns the median of the quicker half: other programs on the computer only ever slow a run. */
function quick(times: number[]): number {
  return median(times.toSorted((a, b) => a - b).slice(0, Math.ceil(times.length / 2)));
}

async function watchLoad(
  name: BrowserName,
  build: string,
  pageUrl: string,
  runs: number,
): Promise<{ bare: number[]; watched: number[]; kept: string }> {
  const extensionDir = mkdtempSync(join(tmpdir(), 'watch-'));
  writeFileSync(join(extensionDir, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(extensionDir, 'background.js'), '');
  for (const file of ['page-record.js', 'page-watch.js']) cpSync(join(build, file), join(extensionDir, file));
  const browser = await launchBrowser(name, { extensionDir });
  try {
    await browser.grantHost('http://127.0.0.1/*');
    const tab = await browser.openTab(pageUrl);
    await addLoad(tab);
    const times = { bare: [] as number[], watched: [] as number[] };
    for (let run = 0; run <= runs; run += 1) {
      // Whatever changes with time, such as other programs, favours neither.
      const order = run % 2 === 0 ? (['bare', 'watched'] as const) : (['watched', 'bare'] as const);
      for (const which of order) {
        await orderWatch(browser, which === 'watched' ? 'start' : 'stop');
        const tookMs = await tab.evaluate<number>('window.busySecond()');
        if (run > 0) times[which].push(tookMs);
      }
    }
    await orderWatch(browser, 'stop');
    await orderWatch(browser, 'start');
    await tab.evaluate('window.wholeMinute()');
    return { ...times, kept: await orderWatch(browser, 'collect') };
  } finally {
    await browser.close();
    rmSync(extensionDir, { recursive: true });
  }
}

/** Orders something of the watcher of the only page, and resolves to what was recorded so far: kept + counted. */
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

/** Adds to a page what makes it busy: lines and requests at their pace, and small pieces of work in the time between. */
function addLoad(tab: Tab): Promise<unknown> {
  const script = `{
    const pace = (perMinute) => 60_000 / perMinute;
    const log = (at) => console.log('Row', at, 'of the table was drawn in', at % 17, 'ms', { at });
    const ask = (at) => fetch('/troubles/fine?row=' + at, { headers: { accept: 'text/plain' } }).then((reply) => reply.text());
    const work = () => {
      let sum = 0;
      for (let at = 0; at < 2000; at += 1) sum += Math.sqrt(at) % 7;
      return sum;
    };
    const { port1, port2 } = new MessageChannel();
    let each = 1;
    const workFor = (times) => {
      const begun = performance.now();
      for (let time = 0; time < times; time += 1) work();
      return performance.now() - begun;
    };
    workFor(3000);
    each = Math.max(1, Math.round(3000 / workFor(3000)));
    window.busySecond = () => new Promise((resolve) => {
      const begun = performance.now();
      let [done, lines, requests] = [0, 0, 0];
      port1.onmessage = () => {
        if (done >= ${piecesEach}) return resolve(performance.now() - begun);
        done += 1;
        while (lines * pace(${perMinute.lines}) <= done) log(lines += 1);
        while (requests * pace(${perMinute.requests}) <= done) void ask(requests += 1);
        workFor(each);
        port2.postMessage(0);
      };
      port2.postMessage(0);
    });
    window.wholeMinute = async () => {
      for (let at = 0; at < ${perMinute.lines}; at += 1) log(at);
      for (let at = 0; at < ${perMinute.requests}; at += 50)
        await Promise.all(Array.from({ length: 50 }, (_, more) => ask(at + more)));
    };
  }`;
  return tab.evaluate(`(() => {
    const element = document.createElement('script');
    element.textContent = ${JSON.stringify(script)};
    document.documentElement.append(element);
    return 1;
  })()`);
}
