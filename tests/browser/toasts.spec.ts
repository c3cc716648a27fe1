import type { Effect } from '../helpdesk/faults/fault.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import type { Browser, Tab } from './drivers/types.ts';
import { test } from './fixtures.ts';
import { connect } from './pages/options.ts';

interface Outcome {
  name: string;
  effect: Effect | null;
  offline?: boolean;
  says: RegExp;
}

const badField = {
  fields: {
    subject: { errors: [{ code: 'bad_choice', message: 'One or more of the given values is invalid.' }] },
  },
};
const outcomes: Outcome[] = [
  { name: 'created', effect: null, says: /Ticket #\d+ created/ },
  { name: '503', effect: { kind: 'status', status: 503 }, says: /not known yet|not answering/ },
  { name: '403', effect: { kind: 'status', status: 403 }, says: /may not create/ },
  { name: 'a field refused', effect: { kind: 'invalid-input', errors: badField }, says: /attention|invalid/ },
  { name: 'offline', effect: null, offline: true, says: /offline|reached|not known yet/ },
];

async function hear(
  { browser, tab, helpdesk }: { browser: Browser; tab: Tab; helpdesk: Helpdesk },
  { effect, offline = false, says }: Outcome,
  gesture: () => Promise<void>,
): Promise<void> {
  helpdesk.faults.clear();
  if (effect !== null)
    helpdesk.faults.add({ match: { method: 'POST', path: '/tickets' }, times: Infinity, effect });
  await browser.setOffline(offline);
  await gesture();
  await tab.waitForToast(says, 60_000);
  await browser.setOffline(false);
  helpdesk.faults.clear();
}

test('every outcome of a right-click is heard in the page', async ({ visible: browser, helpdesk, pages }) => {
  test.setTimeout(300_000);
  await connect(browser, helpdesk);
  for (const outcome of outcomes) {
    await test.step(outcome.name, async () => {
      const tab = await browser.openTab(`${pages.url}/painted.html`);
      await hear({ browser, tab, helpdesk }, outcome, () =>
        browser.rightClick(tab, { x: 500, y: 400 }, 'Create ticket from this page'),
      );
      await tab.close();
    });
  }
});

test('every outcome of a shortcut is heard in the page', async ({ visible: browser, helpdesk, pages }) => {
  test.setTimeout(300_000);
  await connect(browser, helpdesk);
  for (const outcome of outcomes) {
    await test.step(outcome.name, async () => {
      const tab = await browser.openTab(`${pages.url}/painted.html`);
      await tab.selectText('#words');
      await hear({ browser, tab, helpdesk }, outcome, () => browser.pressShortcut(tab, 'Alt+Shift+J'));
      await tab.close();
    });
  }
});
