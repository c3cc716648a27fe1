import type { CaptureId } from '../../utils/captures/capture.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import type { Browser } from './drivers/types.ts';
import { sleep } from './drivers/wait.ts';
import { expect, test } from './fixtures.ts';
import { memoryOf } from './memory.ts';
import { expectEachOnce, putInOutbox, storedCaptures, tell } from './outbox.ts';

/** Number of captures that wait when the helpdesk is reachable again: 24 in every run, 500 in `npm run test:all`. */
const count = Number(process.env['SOAK'] ?? 24);
/** Number of presses of "Try again" in a turn. */
const atOnce = 12;
/** Length of a turn in ms. The worker is killed in every second turn. */
const turnMs = 2000;
/**
 * If a capture is still unsent after this time, it is stuck. A capture in doubt waits more than a minute for the proof,
 * and may come into doubt several times.
 */
const longestMs = 300_000 + count * 6_000;

test.use({ helpdeskOptions: { keepAlive: false, dupeWindowSeconds: 0 } });

/**
 * Of a hundred requests about thirty fail, ten are cut after the commit, and now and then a rate limit is used up for a
 * while.
 */
function makeTrouble(helpdesk: Helpdesk): void {
  helpdesk.faults.addRandom({
    seed: 20261123,
    chances: [
      { probability: 0.12, effect: { kind: 'status', status: 503 } },
      { probability: 0.06, effect: { kind: 'status', status: 500, body: 'html' } },
      { probability: 0.04, effect: { kind: 'status', status: 500, when: 'after-commit' } },
      { probability: 0.03, effect: { kind: 'cut-before-commit' } },
      { probability: 0.03, effect: { kind: 'malformed-json' } },
      { probability: 0.02, effect: { kind: 'cut-mid-reply' } },
      { probability: 0.1, effect: { kind: 'cut-after-commit' } },
      { probability: 0.01, effect: { kind: 'rate-limit', retryAfter: 2 }, burst: 4 },
    ],
  });
}

test(
  `${count} captures queued offline, a helpdesk full of trouble, a worker that dies again and again: ${count} tickets`,
  { tag: ['@waits', '@worker'] },
  async ({ connected: browser, helpdesk }, info) => {
    test.setTimeout(120_000 + longestMs);
    const offline = helpdesk.faults.add({ times: Infinity, effect: { kind: 'cut-before-commit' } });
    const seeds = Array.from({ length: count }, (_, number) => ({ subject: `soak ${number}`, pictures: 1 }));
    const ids = await putInOutbox(browser, helpdesk, seeds);
    await Promise.all(ids.slice(0, atOnce).map((id) => tell(browser, 'retry', { id })));
    await offline.struck(atOnce);
    expect(helpdesk.tickets()).toEqual([]);
    const memory = [memoryOf(browser)];
    offline.remove();
    makeTrouble(helpdesk);

    const begun = Date.now();
    let kills = 0;
    for (let turn = 0; ; turn += 1) {
      const left = await unsent(browser);
      if (left.length === 0) break;
      expect(Date.now() - begun, `${left.length} are left`).toBeLessThan(longestMs);
      // A person presses "Try again" on some captures. The alarm retries the others.
      const pressed = Array.from(
        { length: atOnce },
        (_, index) => left[(turn * atOnce + index) % left.length],
      );
      for (const id of new Set(pressed)) if (id !== undefined) await tell(browser, 'retry', { id });
      await sleep(turnMs);
      memory.push(memoryOf(browser));
      if (turn % 2 === 0) continue;
      // An alarm or a message may start a new worker at once, so the test does not wait until the worker stays gone.
      await Promise.race([browser.killWorker().catch(() => undefined), sleep(turnMs)]);
      kills += 1;
    }
    const seconds = Math.round((Date.now() - begun) / 1000);
    expectEachOnce(helpdesk, seeds);
    // All pictures were stored at the first measurement. A delivered capture must leave nothing behind in memory.
    expect(Math.max(...memory)).toBeLessThan(1.5 * (memory[0] ?? 0));
    const struck = helpdesk.apiRequests().filter(({ fault }) => fault !== undefined).length;
    const figures = `${count} captures in ${seconds} s, ${helpdesk.apiRequests().length} requests of which ${struck} met a fault, ${kills} kills, ${Math.min(...memory)} to ${Math.max(...memory)} MB`;
    info.annotations.push({ type: 'soak', description: figures });
    console.log(figures);
  },
);

async function unsent(browser: Browser): Promise<CaptureId[]> {
  return (await storedCaptures(browser)).filter(({ stage }) => stage !== 'sent').map(({ id }) => id);
}
