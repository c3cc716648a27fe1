import type { Effect } from '../helpdesk/faults/fault.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import type { Browser, Tab } from './drivers/types.ts';
import { expect, test } from './fixtures.ts';
import { connect } from './pages/options.ts';

interface Outcome {
  name: string;
  effect: Effect | null;
  offline?: boolean;
  says: 'Ticket created' | 'Not sent';
  /** What the page that the toast's button opens must say. */
  leadsTo: RegExp;
}

const badField = {
  fields: {
    subject: { errors: [{ code: 'bad_choice', message: 'One or more of the given values is invalid.' }] },
  },
};
const outcomes: Outcome[] = [
  { name: 'created', effect: null, says: 'Ticket created', leadsTo: /#\d/ },
  {
    name: '503',
    effect: { kind: 'status', status: 503 },
    says: 'Not sent',
    leadsTo: /Checking whether|not answering/,
  },
  { name: '403', effect: { kind: 'status', status: 403 }, says: 'Not sent', leadsTo: /may not create/ },
  {
    name: 'a field refused',
    effect: { kind: 'invalid-input', errors: badField },
    says: 'Not sent',
    leadsTo: /attention|invalid/,
  },
  {
    name: 'offline',
    effect: null,
    offline: true,
    says: 'Not sent',
    leadsTo: /offline|reached|Checking whether/,
  },
];

async function hear(
  { browser, tab, helpdesk }: { browser: Browser; tab: Tab; helpdesk: Helpdesk },
  { effect, offline = false, says }: Outcome,
  gesture: () => Promise<void>,
  press: () => Promise<void> = async () => undefined,
): Promise<void> {
  helpdesk.faults.clear();
  if (effect !== null)
    helpdesk.faults.add({ match: { method: 'POST', path: '/tickets' }, times: Infinity, effect });
  await browser.setOffline(offline);
  await gesture();
  await tab.waitForToast(says, 60_000);
  await press();
  await browser.setOffline(false);
  helpdesk.faults.clear();
}

test('every outcome of a right-click is heard in the page, and its button leads to what became of it', {
  tag: '@all-in-firefox',
}, async ({ visible: browser, helpdesk, pages }) => {
  test.setTimeout(300_000);
  await connect(browser, helpdesk);
  for (const outcome of outcomes) {
    await test.step(outcome.name, async () => {
      const tab = await browser.openTab(`${pages.url}/painted.html`);
      const press = async () => {
        const isCreated = outcome.says === 'Ticket created';
        await tab.clickToast(isCreated ? 'Open' : 'Review');
        const ticket = `/app#/t/ticket/${helpdesk.tickets().at(-1)?.id}`;
        const opened = await browser.waitForSurface(isCreated ? ticket : 'editor.html');
        await opened.waitForText(outcome.leadsTo);
        await opened.close();
        expect(await tab.toast()).toBeNull();
      };
      await hear(
        { browser, tab, helpdesk },
        outcome,
        () => browser.rightClick(tab, { x: 500, y: 400 }, 'Create ticket from this page'),
        press,
      );
      await tab.close();
    });
  }
});

/** Returns an expression that searches for words in every way open to a page's own scripts. */
const lookAround = (words: readonly string[]) => `(() => {
  const selection = getSelection();
  document.execCommand('selectAll');
  const selected = selection.toString();
  const range = document.createRange();
  range.selectNode(document.documentElement);
  const found = ${JSON.stringify(words)}.filter((word) => {
    selection.removeAllRanges();
    return window.find(word, false, false, true, false, true, false);
  });
  selection.removeAllRanges();
  const hosts = [...document.documentElement.children].filter((one) => !one.matches('head, body'));
  const { right, bottom, left, top } = hosts[0].getBoundingClientRect();
  return {
    found,
    texts: [selected, range.toString(), document.documentElement.innerText, document.documentElement.outerHTML,
      new XMLSerializer().serializeToString(document), document.title].join('\\n'),
    tags: hosts.map(({ localName }) => localName),
    attributes: hosts.flatMap((one) => one.getAttributeNames()),
    shadow: hosts.map(({ shadowRoot }) => shadowRoot),
    generated: ['::before', '::after', '::marker'].map((part) => getComputedStyle(hosts[0], part).content),
    size: [Math.round(right - left), Math.round(bottom - top)],
  };
})()`;

interface Seen {
  found: string[];
  texts: string;
  tags: string[];
  attributes: string[];
  shadow: unknown[];
  generated: string[];
  size: number[];
}

test('a page learns nothing from a toast, and cannot press its button', { tag: '@all-in-chromium' }, async ({
  visible: browser,
  helpdesk,
  pages,
}) => {
  test.setTimeout(180_000);
  await connect(browser, helpdesk);
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const create = async () => browser.rightClick(tab, { x: 500, y: 400 }, 'Create ticket from this page');
  await create();
  const created = await tab.waitForToast('Ticket created');
  const id = String(helpdesk.tickets().at(-1)?.id);
  const words = [created.text, 'Ticket', 'created', 'Open', 'Not sent', 'Review', `#${id}`, id, '×'];
  const seen = await tab.evaluate<Seen>(lookAround(words));
  expect(seen.found).toEqual([]);
  expect(seen).toMatchObject({ tags: ['div'], attributes: ['style'], shadow: [null] });
  expect(seen.generated.join()).not.toContain('"');
  const secrets = [...words, new URL(helpdesk.url).host, 'ticket', 'capture', 'extension:'];
  expect(secrets.filter((word) => seen.texts.includes(word))).toEqual([]);

  await tab.evaluate(`(() => {
    const host = document.documentElement.lastElementChild;
    host.click();
    const { x, y, width, height } = host.getBoundingClientRect();
    for (let at = 0; at < width; at += 8) {
      const event = { bubbles: true, composed: true, clientX: x + at, clientY: y + height / 2 };
      document.elementFromPoint(event.clientX, event.clientY).dispatchEvent(new MouseEvent('click', event));
    }
    return null;
  })()`);
  expect(await tab.toast()).toEqual(created);
  expect(await browser.countTabs('/app#/t/ticket/')).toBe(0);

  helpdesk.faults.add({
    match: { method: 'POST', path: '/tickets' },
    times: Infinity,
    effect: { kind: 'status', status: 403 },
  });
  await tab.navigate(`${pages.url}/painted.html`);
  await create();
  await tab.waitForToast('Not sent');
  expect((await tab.evaluate<Seen>(lookAround(words))).size).toEqual(seen.size);
});

test('every outcome of a shortcut is heard in the page', { tag: '@all-in-chromium' }, async ({
  visible: browser,
  helpdesk,
  pages,
}) => {
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
