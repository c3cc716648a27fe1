import { launchBrowser } from '../browser/drivers/launch.ts';
import { connect } from '../browser/pages/options.ts';
import { Popup } from '../browser/pages/popup.ts';
import { wireOf } from '../browser/wire.ts';
import { type Helpdesk, startHelpdesk } from '../helpdesk/helpdesk.ts';
import { median, type Row } from './measure.ts';

const keyBudgetMs = 50;
const word = 'ana jansen';
/** The first key is slow for every list size; the median over the rounds ignores it. */
const rounds = 5;
/** How much more memory the popup may use with a large directory than with a small one. MB. */
const heapBudgetMb = 16;

/**
 * Starts a very large helpdesk: 5,000 agents, 300 departments and 200 custom fields, all fields on one department's
 * form.
 */
async function startLargeHelpdesk(): Promise<Helpdesk> {
  const helpdesk = await startHelpdesk({ agents: 5000 });
  for (let id = 100; id < 390; id += 1) helpdesk.admin.addDepartment({ id, title: `Queue ${id}` });
  const fields = Array.from({ length: 192 }, (_, at) => 100 + at);
  for (const id of fields) {
    const rest = { description: '', choices: [], defaultValue: null };
    helpdesk.admin.addCustomField({ id, title: `Field ${id}`, widgetType: 'text', ...rest });
  }
  const layout = fields.map((customFieldId) => ({
    fieldType: 'ticket_field',
    customFieldId,
    required: false,
    onNewTicket: true,
  }));
  helpdesk.admin.setLayout(100, layout);
  return helpdesk;
}

interface Picked {
  /** Milliseconds from the key to the paint of the narrowed list, for each letter of each round. */
  keysMs: number[];
  heapMb: number;
  requests: string[];
}

async function pick(extensionDir: string, pageUrl: string, helpdesk: Helpdesk): Promise<Picked> {
  const browser = await launchBrowser('chromium', { extensionDir });
  try {
    await connect(browser, helpdesk);
    helpdesk.clearRequests();
    const popup = await (await Popup.open(browser, await browser.openTab(pageUrl))).ready();
    const { surface } = popup;
    await surface.evaluate(recordPaints);
    await popup.agent.click();
    await surface.find('option').nth(0).waitFor();
    for (let round = 0; round < rounds; round += 1) {
      await surface.press('Control+a');
      for (const letter of word) await surface.press(letter === ' ' ? 'Space' : letter);
    }
    const keysMs = await surface.evaluate<number[]>('window.settled()');
    const heapMb = await surface.evaluate<number>('performance.memory.usedJSHeapSize / 1e6');
    return { keysMs, heapMb, requests: wireOf(helpdesk) };
  } finally {
    await browser.close();
    await helpdesk.close();
  }
}

/** Records the time from each key to the end of the frame that painted the list. The event has the time of the key. */
const recordPaints = `{
  const times = [];
  let last = Promise.resolve();
  addEventListener('input', (event) => {
    last = new Promise((resolve) => requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { times.push(performance.now() - event.timeStamp); resolve(); };
      channel.port2.postMessage(0);
    }));
  }, { capture: true });
  window.settled = () => last.then(() => times);
  true;
}`;

export async function agentPickerRows(extensionDir: string, pageUrl: string): Promise<Row[]> {
  const large = await pick(extensionDir, pageUrl, await startLargeHelpdesk());
  const small = await pick(extensionDir, pageUrl, await startHelpdesk({ agents: 40 }));
  const row = (what: string, measured: string, baseline: string, budget: string, within: boolean): Row => ({
    what,
    measured,
    baseline,
    ratio: '–',
    budget,
    within,
  });
  const [slowest = Number.NaN, baseline = Number.NaN] = [large, small].map(({ keysMs }) => {
    console.log(`  key → list, ms: ${keysMs.map(Math.round).join(' ')}`);
    return Math.max(
      ...[...word].map((_, letter) => median(keysMs.filter((_, at) => at % word.length === letter))),
    );
  });
  const ms = (time: number) => `${time.toFixed(0)} ms`;
  const more = large.heapMb - small.heapMb;
  return [
    row(
      'agent picker, 5,000 agents: key → list, slowest letter',
      ms(slowest),
      ms(baseline),
      `≤ ${keyBudgetMs} ms`,
      slowest <= keyBudgetMs,
    ),
    row(
      'popup’s memory, 5,000 agents beside 40',
      `${large.heapMb.toFixed(1)} MB`,
      `${small.heapMb.toFixed(1)} MB`,
      `≤ + ${heapBudgetMb} MB`,
      more <= heapBudgetMb,
    ),
    row(
      'popup with 5,000 agents: on the wire',
      large.requests.join() || 'nothing',
      '–',
      'nothing',
      large.requests.length === 0,
    ),
  ];
}
