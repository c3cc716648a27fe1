import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../browser/drivers/launch.ts';
import type { Browser, BrowserName, Tab } from '../browser/drivers/types.ts';
import { injectingManifest } from './injecting-manifest.ts';
import { median, type Row, ratioRow } from './measure.ts';

/** The files of a build that look at a page, in the order in which they are injected. */
const lookFiles = ['page-detectors.js', 'page-look.js'];

/** Visits each element and its box: the least that whoever looks at a page has to do. */
const walk = `{
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT);
  let height = 0;
  while (walker.nextNode()) height += walker.currentNode.getBoundingClientRect().height;
  globalThis.walked = height;
}`;

/**
 * Measures the milliseconds that a page of 5,000 elements is busy with a look, from the first file to the answer, in a
 * world without earlier scripts. The baseline is a bare walk through the same page.
 */
export async function lookRows(
  builds: Record<BrowserName, string>,
  pageUrl: string,
  runs: number,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const name of ['chromium', 'firefox'] as const) {
    const { ours = [], bare = [], health = [] } = await timeLooks(name, builds[name], pageUrl, runs);
    rows.push(ratioRow(`look at 5,000 elements, ${name}: page-side time`, ours, bare, lookBudgets[name]));
    const [tookMs, lookMs] = [median(health), median(ours)];
    rows.push({
      what: `page health, 250 requests, 5,000 elements, ${name}: page-side time`,
      measured: `${tookMs.toFixed(1)} ms`,
      baseline: `${lookMs.toFixed(1)} ms (look)`,
      ratio: '–',
      budget: `≤ ${healthBudgetMs} ms`,
      within: tookMs <= healthBudgetMs,
    });
  }
  return rows;
}

/** A tenth above what a look took before it read a page as it is drawn. */
const lookBudgets: Record<BrowserName, number> = { chromium: 6.3, firefox: 6.6 };

const healthBudgetMs = 15;

/** Times a build's look and its reading of the page's health in turn, and a bare walk beside them. Milliseconds. */
async function timeLooks(
  name: BrowserName,
  build: string,
  pageUrl: string,
  runs: number,
): Promise<Record<string, number[]>> {
  const extensionDir = mkdtempSync(join(tmpdir(), 'look-'));
  const scripts: Record<string, string[]> = {
    bare: ['bare.js'],
    ours: lookFiles,
    health: ['page-health.js'],
  };
  writeFileSync(join(extensionDir, 'manifest.json'), JSON.stringify(injectingManifest('look')));
  writeFileSync(join(extensionDir, 'background.js'), '');
  writeFileSync(join(extensionDir, 'begin.js'), 'globalThis.begunAt = performance.now();');
  writeFileSync(join(extensionDir, 'end.js'), 'performance.now() - globalThis.begunAt;');
  writeFileSync(join(extensionDir, 'bare.js'), walk);
  for (const file of [...lookFiles, 'page-health.js']) cpSync(join(build, file), join(extensionDir, file));
  const browser = await launchBrowser(name, { extensionDir });
  try {
    await browser.grantHost('http://127.0.0.1/*');
    const tab = await browser.openTab(pageUrl);
    const times: Record<string, number[]> = Object.fromEntries(
      Object.keys(scripts).map((what) => [what, []]),
    );
    for (let run = 0; run <= runs; run += 1) {
      for (const [what, files] of Object.entries(scripts)) {
        await tab.navigate(`${pageUrl}?run=${run}-${what}`);
        const took = await timeFiles(browser, tab, files);
        if (run > 0) times[what]?.push(took);
      }
    }
    return times;
  } finally {
    await browser.close();
    rmSync(extensionDir, { recursive: true });
  }
}

async function timeFiles(browser: Browser, tab: Tab, files: string[]): Promise<number> {
  const count = await tab.evaluate<number>(`new Promise(async (resolve) => {
    document.body.innerHTML = ${JSON.stringify(page)};
    const asked = Array.from({ length: 250 }, (_, at) => fetch('/troubles/' + (at % 5 ? 'fine' : 'missing') + '?at=' + at));
    await Promise.all(asked.map((one) => one.then((reply) => reply.text())));
    requestAnimationFrame(() => setTimeout(() => resolve(document.querySelectorAll('*').length), 50));
  })`);
  if (count < 5000 || count > 5100) throw new Error(`the page has ${count} elements`);
  const all = JSON.stringify(['begin.js', ...files, 'end.js']);
  return browser.evaluateInExtension<number>(`(async () => {
    const [tab] = await chrome.tabs.query({ url: 'http://127.0.0.1/*' });
    const [{ result }] = await chrome.scripting.executeScript({ target: { tabId: tab.id }, files: ${all} });
    return result;
  })()`);
}

const times = (count: number, write: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => write(at)).join('');

/** What an office's web application shows: a table, cards, a form and prose, with people's data in one row of six. */
const page = `
  <nav><ul>${times(60, (at) => `<li><a href="#${at}">Section ${at}</a></li>`)}</ul></nav>
  <table><thead><tr><th>Order</th><th>Customer</th><th>City</th><th>Contact</th><th>Total</th><th>State</th></tr></thead><tbody>
  ${times(
    200,
    (at) => `<tr><td><a href="#">A-${at + 1000}</a></td><td>Company ${at} Ltd</td><td>Town ${at % 17}</td>
      <td>${at % 6 === 0 ? `person.${at}@mail.example` : 'by post'}</td><td class="sum">${at * 7}.20 EUR</td>
      <td><span>${at % 3 === 0 ? 'paid' : 'open'}</span></td></tr>`,
  )}</tbody></table>
  <section>${times(
    180,
    (at) => `<article style="display:inline-block;width:280px"><h3>Customer ${at}</h3>
      <div style="display:flex;gap:8px"><div>Phone</div><div>${at % 6 === 0 ? `+49 30 9018${1000 + at}` : 'unknown'}</div></div>
      <div style="display:flex;gap:8px"><div>Account</div><div>${at % 6 === 0 ? 'DE89 3704 0044 0532 0130 00' : 'none'}</div></div>
      <dl><dt>Since</dt><dd>20${10 + (at % 15)}</dd></dl><p>Ordered <b>${at}</b> times.</p></article>`,
  )}</section>
  <form>${times(60, (at) => `<label>Line ${at} <input name="line${at}" value="Item ${at}"></label>`)}</form>
  ${times(210, (at) => `<p>Paragraph ${at} tells of the weather, of the harbour and of what the ships brought. <em>Ask</em> at the desk. <a href="#">Read on</a></p>`)}`;
