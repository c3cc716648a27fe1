import type { FaultMatch } from '../helpdesk/faults/fault.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import type { Browser } from './drivers/types.ts';
import { expect, test } from './fixtures.ts';
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

// `dupeWindowSeconds: 0` turns the helpdesk's own guard against duplicates off. Without keep-alive a browser does not
// repeat by itself a request that it cannot know to be lost.
test.use({ helpdeskOptions: { keepAlive: false, dupeWindowSeconds: 0 } });
test.describe.configure({ timeout: 240_000 });

const uploads: FaultMatch = { method: 'POST', path: '/blobs/temp' };
const creates: FaultMatch = { method: 'POST', path: '/tickets' };

/** A step of a delivery, and where the helpdesk holds the step's request while the worker or the browser dies. */
interface Row {
  step: string;
  held: { match: FaultMatch; when: 'before-commit' | 'after-commit' } | null;
  /** Whether the helpdesk carries the request out after that death. */
  isLate?: boolean;
  /** Whose death `npm test` tries at this step. `npm run test:all` tries both deaths at every step. */
  everyChange: readonly ('worker' | 'browser')[];
}

const rows: Row[] = [
  {
    step: 'during the upload',
    held: { match: uploads, when: 'before-commit' },
    everyChange: ['worker'],
  },
  {
    step: 'after the upload, before its note',
    held: { match: uploads, when: 'after-commit' },
    everyChange: [],
  },
  {
    step: 'during the second upload',
    held: { match: { ...uploads, nth: 2 }, when: 'before-commit' },
    everyChange: [],
  },
  {
    step: 'during the create, before the commit',
    held: { match: creates, when: 'before-commit' },
    everyChange: [],
  },
  {
    step: 'during the create, carried out late',
    held: { match: creates, when: 'before-commit' },
    isLate: true,
    everyChange: ['worker'],
  },
  {
    step: 'after the commit, before the reply',
    held: { match: creates, when: 'after-commit' },
    everyChange: ['worker', 'browser'],
  },
  { step: 'after the queue write', held: null, everyChange: ['browser'] },
];

/** `npm test` makes only the first run. The other runs send tickets with other numbers of pictures. */
const runs = [1, 2, 3];
const tagsOf = (run: number, isForAll: boolean, ...tags: string[]) => [
  '@waits',
  ...(run > 1 || isForAll ? ['@all'] : []),
  ...tags,
];

/** Brings a capture to the row's step and leaves it there. */
async function bringAlong(browser: Browser, helpdesk: Helpdesk, { step, held }: Row, run: number) {
  const isSecond = held?.match.nth === 2;
  const pictures = held?.match.path === creates.path ? run % 3 : isSecond ? 2 : 1;
  const seed: Seed = { subject: `${step}, run ${run}`, pictures };
  const fault = held && helpdesk.faults.add({ match: held.match, effect: { kind: 'hang', when: held.when } });
  const [id] = await putInOutbox(browser, helpdesk, [seed]);
  if (id === undefined) throw new Error('Nothing was put there');
  if (fault !== null) {
    await tell(browser, 'retry', { id });
    await fault.struck();
  }
  return { seed, id, fault };
}

/** Waits until nothing of the set-up is under way any more. Ends the worker and clears the helpdesk's requests. */
async function quiet(browser: Browser, helpdesk: Helpdesk): Promise<void> {
  await storedCaptures(browser);
  await expect.poll(() => alarms(browser)).toEqual([]);
  await browser.killWorker();
  helpdesk.clearRequests();
}

/**
 * Waits until every capture is sent or waits for its time. The start of the browser takes interrupted captures up
 * again.
 */
async function untilNoneIsUnderWay(browser: Browser): Promise<void> {
  const underWay = async () =>
    (await storedCaptures(browser)).filter(({ stage }) => stage !== 'sent' && stage !== 'waiting');
  await expect.poll(underWay, { timeout: 60_000 }).toEqual([]);
}

async function expectPeace(browser: Browser): Promise<void> {
  await expect.poll(() => alarms(browser), { timeout: 60_000 }).toEqual([]);
  await expect.poll(() => browser.badgeText(), { timeout: 60_000 }).toBe('');
}

for (const row of rows) {
  for (const run of runs) {
    test(`the worker killed ${row.step}, run ${run}: one ticket`, {
      tag: tagsOf(run, !row.everyChange.includes('worker'), '@worker'),
    }, async ({ connected: browser, helpdesk }) => {
      await quiet(browser, helpdesk);
      const { seed, id, fault } = await bringAlong(browser, helpdesk, row, run);
      await browser.killWorker();
      // Nobody acts, so the alarm must start a new worker. A capture that no worker has taken up has no alarm, so the
      // message of Create starts the worker.
      if (fault === null) await tell(browser, 'retry', { id });
      else expect(await alarms(browser)).toEqual(['outbox']);
      if (row.isLate) fault?.release();
      await untilAllSent(browser, 1, 180_000);
      expectEachOnce(helpdesk, [seed]);
      await expectPeace(browser);
    });

    test(`the browser killed (-9) ${row.step}, run ${run}: one ticket`, {
      tag: tagsOf(run, !row.everyChange.includes('browser')),
    }, async ({ profile, helpdesk }) => {
      let browser = await profile.launch();
      await connect(browser, helpdesk);
      await quiet(browser, helpdesk);
      const { seed, fault } = await bringAlong(browser, helpdesk, row, run);
      await browser.kill();
      if (row.isLate) fault?.release();
      browser = await profile.launch();
      await untilNoneIsUnderWay(browser);
      await untilAllSent(browser, 1, 180_000);
      expectEachOnce(helpdesk, [seed]);
      await expectPeace(browser);
    });
  }
}

const moments = {
  'while the reply to the upload arrives': uploads,
  'while the reply to the create arrives': creates,
  'while the ticket is written down': null,
};
for (const [moment, match] of Object.entries(moments)) {
  for (const run of runs) {
    test(`the worker killed ${moment}, run ${run}: one ticket`, {
      tag: tagsOf(run, match !== creates, '@worker'),
    }, async ({ connected: browser, helpdesk }) => {
      await quiet(browser, helpdesk);
      const seed = { subject: `${moment}, run ${run}`, pictures: 1 };
      const [id] = await putInOutbox(browser, helpdesk, [seed]);
      if (id === undefined) throw new Error('Nothing was put there');
      const fault = match && helpdesk.faults.add({ match, effect: { kind: 'hang', when: 'after-commit' } });
      await tell(browser, 'retry', { id });
      if (fault) {
        await fault.struck();
        fault.release();
      } else {
        await expect.poll(() => helpdesk.tickets().length).toBe(1);
      }
      await browser.killWorker();
      await tell(browser, 'retry', { id });
      // If the worker died during the create, the extension waits until the ticket's absence is proof.
      await untilAllSent(browser, 1, 180_000);
      expectEachOnce(helpdesk, [seed]);
      await expectPeace(browser);
    });
  }
}

for (const run of runs) {
  test(`the worker killed before Create is pressed, run ${run}: one ticket`, {
    tag: tagsOf(run, false, '@worker'),
  }, async ({ connected: browser, helpdesk, pages }) => {
    const tab = await browser.openTab(`${pages.url}/shop/index.html`);
    const popup = await (await Popup.open(browser, tab)).ready();
    await popup.subject.fill('before the queue write');
    await browser.killWorker();
    await popup.create();
    expect(ticketsOf(helpdesk)).toEqual([['before the queue write', 1]]);
  });
}

test('the worker killed after Create is pressed, with the popup closed: one ticket', {
  tag: ['@waits', '@worker'],
}, async ({ connected: browser, helpdesk, pages }) => {
  const tab = await browser.openTab(`${pages.url}/shop/index.html`);
  const held = helpdesk.faults.add({ match: creates, effect: { kind: 'hang', when: 'after-commit' } });
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.subject.fill('after the popup');
  await popup.createButton.click();
  await held.struck();
  await popup.surface.close();
  await browser.killWorker();
  await untilAllSent(browser, 1, 180_000);
  expect(ticketsOf(helpdesk)).toEqual([['after the popup', 1]]);
});

function ticketsOf(helpdesk: Helpdesk): [string, number][] {
  return helpdesk.tickets().map(({ subject, attachments }) => [subject, attachments.length]);
}
