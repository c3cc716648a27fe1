import { type Helpdesk, startHelpdesk } from '../helpdesk/helpdesk.ts';
import type { Browser } from './drivers/types.ts';
import { expect, test } from './fixtures.ts';
import { expectEachOnce, putInOutbox, type Seed, storedCaptures, tell, untilAllSent } from './outbox.ts';
import { OptionsPage } from './pages/options.ts';
import { Popup } from './pages/popup.ts';

/** Whose keys the requests to a helpdesk were made with. */
function keysUsed(helpdesk: Helpdesk): string[] {
  const sent = helpdesk.apiRequests().map(({ headers }) => headers['authorization'] ?? '');
  return [...new Set(sent.filter((one) => one !== ''))];
}

async function addAnother(browser: Browser, helpdesk: Helpdesk): Promise<void> {
  const options = await OptionsPage.open(browser);
  await options.surface.find('button', 'Add another helpdesk').click();
  await options.connect(helpdesk.url, helpdesk.apiKey);
  await options.surface.find('button', /^Use /).waitFor();
  await options.surface.waitForText(new RegExp(`Connected as .*${new URL(helpdesk.url).host}`));
  await options.surface.close();
}

test('queued alternately for two helpdesks, each ticket is made at its own with its own key, also when one makes us wait', async ({
  connected: browser,
  helpdesk: first,
}) => {
  test.setTimeout(240_000);
  const second = await startHelpdesk();
  try {
    await addAnother(browser, second);
    const faults = [first, second].map((one) =>
      one.faults.add({
        match: { method: 'POST' },
        times: Number.POSITIVE_INFINITY,
        effect: { kind: 'status', status: 503 },
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
    // The first helpdesk's limit is no reason for the second one to wait.
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

test('the popup says which helpdesk a ticket is for, and lets it be changed', async ({
  connected: browser,
  helpdesk: first,
  pages,
}) => {
  test.setTimeout(180_000);
  const second = await startHelpdesk();
  try {
    const tab = await browser.openTab(`${pages.url}/painted.html`);
    const alone = await (await Popup.open(browser, tab)).ready();
    expect(await alone.surface.find('combobox', 'Helpdesk').count()).toBe(0);
    await alone.surface.close();
    await addAnother(browser, second);

    // The draft stays the first one's.
    const popup = await (await Popup.open(browser, tab)).ready();
    const helpdesk = popup.surface.find('combobox', 'Helpdesk');
    await expect.poll(() => helpdesk.value()).toBe(first.url);
    await popup.choose(popup.department, 'Web shop');
    await popup.surface.close();
    const again = await (await Popup.open(browser, tab)).ready();
    const choice = again.surface.find('combobox', 'Helpdesk');
    await expect.poll(() => again.department.value()).toContain('Web shop');
    const before = await choice.value();
    await choice.press('ArrowUp');
    if ((await choice.value()) === before) await choice.press('ArrowDown');
    await expect.poll(() => choice.value()).toBe(second.url);
    // What was chosen from the first one's lists means nothing here.
    await expect.poll(() => again.department.value()).not.toContain('Web shop');
    await again.create();
    expect([first.tickets().length, second.tickets().length]).toEqual([0, 1]);
    expect(keysUsed(first)).not.toContain(`key ${second.apiKey}`);
    expect(keysUsed(second)).toEqual([`key ${second.apiKey}`]);
  } finally {
    await second.close();
  }
});
