import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FaultHandle, FaultMatch } from '../helpdesk/faults/fault.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { launchBrowser } from './drivers/launch.ts';
import type { Browser } from './drivers/types.ts';
import { buildOf, expect, test } from './fixtures.ts';
import {
  alarms,
  expectEachOnce,
  putInOutbox,
  type Seed,
  storedCaptures,
  tell,
  untilAllSent,
} from './outbox.ts';
import { connect } from './pages/options.ts';
import { Popup } from './pages/popup.ts';

// Without the helpdesk's own guard against duplicates, and without the browser sending by itself again what it cannot know to be lost.
test.use({ helpdeskOptions: { keepAlive: false, dupeWindowSeconds: 0 } });

const uploads: FaultMatch = { method: 'POST', path: '/blobs/temp' };
const creates: FaultMatch = { method: 'POST', path: '/tickets' };

/** A step of a delivery, and where the request of that step is held while its courier dies. */
interface Row {
  step: string;
  held: { match: FaultMatch; when: 'before-commit' | 'after-commit' } | null;
  /** The helpdesk carries the request out after the courier's death. */
  isLate?: boolean;
}

/** Six connections are what a browser opens to one host: no more can be held at once. */
const rows: Row[] = [
  { step: 'during the upload', held: { match: uploads, when: 'before-commit' } },
  { step: 'after the upload, before its note', held: { match: uploads, when: 'after-commit' } },
  { step: 'during the second upload', held: { match: { ...uploads, nth: 2 }, when: 'before-commit' } },
  { step: 'during the create, before the commit', held: { match: creates, when: 'before-commit' } },
  {
    step: 'during the create, carried out late',
    held: { match: creates, when: 'before-commit' },
    isLate: true,
  },
  { step: 'after the commit, before the reply', held: { match: creates, when: 'after-commit' } },
  { step: 'after the queue write', held: null },
];

/** Brings one capture to each row's step and leaves it there. */
async function bringAlong(browser: Browser, helpdesk: Helpdesk, round: number) {
  const seeds: Seed[] = [];
  const late: FaultHandle[] = [];
  for (const { step, held, isLate } of rows) {
    const isSecond = held?.match.nth === 2;
    const pictures = held?.match.path === creates.path ? round % 3 : isSecond ? 2 : 1;
    const seed = { subject: `${step}, run ${round}`, pictures };
    seeds.push(seed);
    const fault =
      held && helpdesk.faults.add({ match: held.match, effect: { kind: 'hang', when: held.when } });
    const [id] = await putInOutbox(browser, helpdesk, [seed]);
    if (id === undefined || fault === null) continue;
    await tell(browser, 'retry', { id });
    await fault.struck();
    if (isLate) late.push(fault);
  }
  return { seeds, late };
}

/** Nothing of the set-up is under way any more. */
async function quiet(browser: Browser, helpdesk: Helpdesk): Promise<void> {
  await storedCaptures(browser);
  await expect.poll(() => alarms(browser)).toEqual([]);
  await browser.killWorker();
  helpdesk.clearRequests();
}

/** What was interrupted is taken up again when the browser starts; what is left then waits for its time. */
async function untilNoneIsUnderWay(browser: Browser): Promise<void> {
  const underWay = async () =>
    (await storedCaptures(browser)).filter(({ stage }) => stage !== 'sent' && stage !== 'waiting');
  await expect.poll(underWay, { timeout: 60_000 }).toEqual([]);
}

async function expectPeace(browser: Browser): Promise<void> {
  await expect.poll(() => alarms(browser), { timeout: 60_000 }).toEqual([]);
  await expect.poll(() => browser.badgeText(), { timeout: 60_000 }).toBe('');
}

test('the worker killed at each step of a delivery, three times: each capture is one ticket', {
  tag: '@worker',
}, async ({ connected: browser, helpdesk }) => {
  test.setTimeout(480_000);
  await quiet(browser, helpdesk);
  const seeds: Seed[] = [];
  for (const round of [1, 2, 3]) {
    const along = await bringAlong(browser, helpdesk, round);
    seeds.push(...along.seeds);
    await browser.killWorker();
    expect(await alarms(browser)).toEqual(['outbox']);
    for (const fault of along.late) fault.release();
  }
  // Nobody does anything: the alarm brings the worker back.
  await untilAllSent(browser, seeds.length, 300_000);
  expectEachOnce(helpdesk, seeds);
  await expectPeace(browser);
});

test('the worker killed while a reply arrives or is written down: each capture is one ticket', {
  tag: '@worker',
}, async ({ connected: browser, helpdesk }) => {
  test.setTimeout(480_000);
  await quiet(browser, helpdesk);
  const seeds: Seed[] = [];
  const moments = { 'reply to the upload': uploads, 'reply to the create': creates, note: null };
  for (const [moment, match] of Object.entries(moments)) {
    for (const run of [1, 2, 3]) {
      const seed = { subject: `${moment}, run ${run}`, pictures: 1 };
      seeds.push(seed);
      const [id] = await putInOutbox(browser, helpdesk, [seed]);
      if (id === undefined) throw new Error('Nothing was put there');
      const fault = match && helpdesk.faults.add({ match, effect: { kind: 'hang', when: 'after-commit' } });
      await tell(browser, 'retry', { id });
      if (fault) {
        await fault.struck();
        fault.release();
      } else {
        await expect
          .poll(() => helpdesk.tickets().some(({ subject }) => subject === seed.subject))
          .toBe(true);
      }
      await browser.killWorker();
      await tell(browser, 'retry', { id });
    }
  }
  // A death in the create itself is waited for until the ticket's absence is proof.
  await untilAllSent(browser, seeds.length, 300_000);
  expectEachOnce(helpdesk, seeds);
  await expectPeace(browser);
});

test('the worker killed before Create is pressed, and after it with the popup closed: one ticket each', {
  tag: '@worker',
}, async ({ connected: browser, helpdesk, pages }) => {
  test.setTimeout(300_000);
  const tab = await browser.openTab(`${pages.url}/shop/index.html`);
  for (const run of [1, 2, 3]) {
    const popup = await (await Popup.open(browser, tab)).ready();
    await popup.subject.fill(`before the queue write, run ${run}`);
    await browser.killWorker();
    await popup.create();
    await popup.surface.close();
  }
  const held = helpdesk.faults.add({ match: creates, effect: { kind: 'hang', when: 'after-commit' } });
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.subject.fill('after the popup');
  await popup.createButton.click();
  await held.struck();
  await popup.surface.close();
  await browser.killWorker();
  await untilAllSent(browser, 4, 200_000);
  const tickets = helpdesk.tickets().map(({ subject, attachments }) => [subject, attachments.length]);
  const before = [1, 2, 3].map((run) => [`before the queue write, run ${run}`, 1]);
  expect(tickets).toEqual([...before, ['after the popup', 1]]);
});

test('the browser killed (-9) at each step of a delivery, three times: each capture is one ticket', async ({
  browserKind,
  helpdesk,
}) => {
  test.setTimeout(540_000);
  const profileDir = mkdtempSync(join(tmpdir(), 'killed-'));
  const start = () => launchBrowser(browserKind, { extensionDir: buildOf(browserKind), profileDir });
  let browser = await start();
  try {
    await connect(browser, helpdesk);
    await quiet(browser, helpdesk);
    const seeds: Seed[] = [];
    for (const round of [1, 2, 3]) {
      const along = await bringAlong(browser, helpdesk, round);
      seeds.push(...along.seeds);
      await browser.kill();
      for (const fault of along.late) fault.release();
      browser = await start();
      await untilNoneIsUnderWay(browser);
    }
    await untilAllSent(browser, seeds.length, 300_000);
    expectEachOnce(helpdesk, seeds);
    await expectPeace(browser);
  } finally {
    await browser.close();
    rmSync(profileDir, { recursive: true, force: true });
  }
});
