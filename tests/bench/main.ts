import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startHelpdesk } from '../helpdesk/helpdesk.ts';
import { servePages } from '../pages/serve.ts';
import { root, run } from '../run/steps.ts';
import { agentPickerRows } from './agent-picker.ts';
import { detectionRows } from './detection.ts';
import { fullPageRows } from './full-page.ts';
import { harRows } from './har.ts';
import { timeLargePicture } from './large-picture.ts';
import { lookRows } from './look-time.ts';
import { printTable, type Row, ratioRow } from './measure.ts';
import { timeOneClick } from './one-click.ts';
import { timePopups } from './popup-open.ts';
import { watchLoadRows } from './watch-load.ts';

/** Measures each budget, as a ratio to a baseline that runs beside it. Reports what is over budget; fails nothing. */
const runs = 9;
const popupRuns = 15;
const zipBudgetBytes = 500_000;

async function zipRows(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const browser of ['chrome', 'firefox']) {
    const { code } = await run('wxt', ['zip', '-b', browser, '--mv3'], 'on-failure');
    if (code !== 0) throw new Error(`the ${browser} zip could not be built`);
    const output = join(root, '.output');
    const file = readdirSync(output).find((name) => name.endsWith(`-${browser}.zip`));
    const bytes = file === undefined ? 0 : statSync(join(output, file)).size;
    rows.push({
      what: `store zip, ${browser}`,
      measured: `${(bytes / 1000).toFixed(1)} kB`,
      baseline: '–',
      ratio: '–',
      budget: `≤ ${zipBudgetBytes / 1000} kB`,
      within: bytes > 0 && bytes <= zipBudgetBytes,
    });
  }
  return rows;
}

const rows = [...detectionRows(), ...(await zipRows())];
const helpdesk = await startHelpdesk({ dupeWindowSeconds: 0 });
const pages = await servePages();
try {
  const ours = join(root, '.output', 'chrome-mv3');
  const bare = fileURLToPath(new URL('bare-extension', import.meta.url));
  const page = `${pages.url}/shop/index.html`;
  console.log('Opening popups …');
  const firefox = join(root, '.output', 'firefox-mv3');
  // The page shows an e-mail address, which is hidden.
  for (const [name, dir] of [['chromium', ours] as const, ['firefox', firefox] as const])
    for (const isCold of [false, true]) {
      const how = { runs: popupRuns, helpdesk, isCold };
      const times = await timePopups(name, { bare, ours: dir }, page, how);
      const words = `popup, ${name}, background ${isCold ? 'stopped' : 'running'}: click →`;
      rows.push(ratioRow(`${words} picture shown`, times.ours.shown, times.bare.shown, 1.25));
      rows.push(ratioRow(`${words} form usable`, times.ours.usable, times.bare.shown, 1.25));
    }
  console.log('Creating tickets …');
  const onTheWire = new Set<string>();
  for (const [name, extensionDir] of [['chromium', ours] as const, ['firefox', firefox] as const])
    for (const [what, pageUrl, restMs, budget] of [
      ['something hidden, after a second', page, 1000, 1.5],
      ['something hidden, at once', page, 0, 1.5],
      ['nothing hidden, at once', `${pages.url}/troubles/none`, 0, 1.3],
    ] as const) {
      const times = await timeOneClick({ browser: name, extensionDir, pageUrl, restMs, runs, helpdesk });
      for (const requests of times.requests) onTheWire.add(requests);
      rows.push(ratioRow(`one-click create, ${name}, ${what}`, times.ours, times.bare, budget));
    }
  const wanted = 'POST blobs/temp, POST tickets';
  const sent = [...onTheWire].join(' or ');
  rows.push({
    what: 'one-click create: on the wire',
    measured: sent,
    baseline: '–',
    ratio: '–',
    budget: wanted,
    within: sent === wanted,
  });
  console.log('Choosing among 5,000 agents …');
  rows.push(...(await agentPickerRows(ours, page)));
  console.log('Capturing full pages …');
  rows.push(...(await fullPageRows({ chromium: ours, firefox }, pages.url)));
  console.log('Looking at a page of 5,000 elements …');
  rows.push(...(await lookRows({ chromium: ours, firefox }, page, runs)));
  console.log('Watching a busy page …');
  rows.push(...(await watchLoadRows({ chromium: ours, firefox }, `${pages.url}/troubles/none`, runs)));
  console.log('Cleaning a HAR of 20 MB …');
  rows.push(...(await harRows()));
  console.log('Drawing on a large picture …');
  const large = await timeLargePicture(ours);
  rows.push(ratioRow('editor: from frame to frame, drawing on 40 megapixels', large.ours, large.bare, 1.5));
  rows.push({
    what: 'editor: 40 megapixels shown',
    measured: `${large.openedMs.toFixed(0)} ms`,
    baseline: '–',
    ratio: '–',
    budget: '≤ 2000 ms',
    within: large.openedMs <= 2000,
  });
} finally {
  await pages.close();
  await helpdesk.close();
}
console.log('');
printTable(rows);
process.exit();
