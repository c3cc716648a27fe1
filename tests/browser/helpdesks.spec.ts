import { type Helpdesk, startHelpdesk } from '../helpdesk/helpdesk.ts';
import { expect, test } from './fixtures.ts';
import { expectEachOnce, putInOutbox, type Seed, storedCaptures, tell, untilAllSent } from './outbox.ts';
import { addAnother } from './pages/options.ts';

/** Returns the distinct authorization headers of the requests to a helpdesk. */
function keysUsed(helpdesk: Helpdesk): string[] {
  const sent = helpdesk.apiRequests().map(({ headers }) => headers['authorization'] ?? '');
  return [...new Set(sent.filter((one) => one !== ''))];
}

test('queued alternately for two helpdesks, each ticket is made at its own with its own key, also when one makes us wait', {
  tag: ['@waits', '@all-in-chromium'],
}, async ({ connected: browser, helpdesk: first }) => {
  test.setTimeout(240_000);
  const second = await startHelpdesk();
  try {
    await addAnother(browser, second);
    const faults = [first, second].map((one) =>
      one.faults.add({
        match: { method: 'POST' },
        times: Number.POSITIVE_INFINITY,
        effect: { kind: 'status', status: 503, body: 'json' },
      }),
    );
    const seeds: [Helpdesk, Seed][] = Array.from({ length: 6 }, (_, at) => [
      at % 2 === 0 ? first : second,
      { subject: `Ticket ${at}`, pictures: at % 3 },
    ]);
    const ids = [];
    for (const [helpdesk, seed] of seeds) ids.push(...(await putInOutbox(browser, helpdesk, [seed])));
    for (const id of ids) await tell(browser, 'retry', { id });
    await expect
      .poll(async () => (await storedCaptures(browser)).map(({ stage }) => stage), { timeout: 60_000 })
      .toEqual(ids.map(() => 'waiting'));

    for (const fault of faults) fault.remove();
    // The limit of the first helpdesk must not make the second one wait.
    first.faults.add({ times: 1, effect: { kind: 'rate-limit', retryAfter: 5 } });
    for (const id of ids) await tell(browser, 'retry', { id });
    await untilAllSent(browser, ids.length, 180_000);
    for (const helpdesk of [first, second]) {
      expectEachOnce(
        helpdesk,
        seeds.filter(([own]) => own === helpdesk).map(([, seed]) => seed),
      );
      expect(keysUsed(helpdesk)).toEqual([`key ${helpdesk.apiKey}`]);
    }
  } finally {
    await second.close();
  }
});
