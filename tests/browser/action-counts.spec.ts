import { type ActionCounter, type HandName, handOf } from './action-counter.ts';
import { annotationKinds } from './drawing.ts';
import type { Surface } from './drivers/types.ts';
import { expect, test } from './fixtures.ts';
import { Editor } from './pages/editor.ts';
import { connect } from './pages/options.ts';

/** Expression for how many pixels the popup could scroll, and how many it has scrolled. */
const scrolling = `[document.documentElement, document.querySelector('main')].map(
  ({ scrollHeight, clientHeight, scrollTop }) => Math.max(0, scrollHeight - clientHeight) + scrollTop)`;

function expectAtMost(limit: number, hand: ActionCounter): void {
  test.info().annotations.push({ type: 'actions', description: String(hand) });
  expect(hand.actions.length, String(hand)).toBeLessThanOrEqual(limit);
}

async function create(hand: ActionCounter, surface: Surface): Promise<void> {
  await hand.create(surface);
  await surface.waitForText(/Ticket #\d+ created/);
}

/**
 * `npm test` takes each count once: the first ticket by mouse in Chromium, the others by keyboard in Firefox. `npm run
 * test:all` takes all in both browsers.
 */
const hands: readonly { name: HandName; first: string; others: string }[] = [
  { name: 'mouse', first: '@all-in-firefox', others: '@all' },
  { name: 'keyboard', first: '@all', others: '@all-in-chromium' },
];

for (const { name, first, others } of hands) {
  test.describe('from the welcome page', () => {
    test.use({ browserOptions: { keepsWelcome: true } });

    test(`the first ticket takes at most eight actions by ${name}`, { tag: first }, async ({
      visible: browser,
      helpdesk,
    }) => {
      const hand = handOf(name, browser);
      const welcome = await browser.waitForSurface('welcome.html');
      await hand.write(welcome, ['textbox', 'Helpdesk address'], helpdesk.url);
      await hand.pressKey(welcome, 'Enter');
      await hand.allow();
      await welcome.waitForText(/Deskpro helpdesk .* found/);
      await hand.write(welcome, ['textbox', 'API key'], helpdesk.apiKey);
      await hand.pressKey(welcome, 'Enter');
      await welcome.waitForText(/Connected as /);
      await hand.press(welcome, ['link', 'Open the sample page']);
      const sample = await browser.waitForTab('welcome.html?sample');
      await create(hand, await hand.openPopup(sample));
      expect(helpdesk.tickets()[0]?.attachments).toHaveLength(1);
      expectAtMost(8, hand);
    });
  });

  test(`a ticket takes at most three actions, and at most eight with requester, agent and department, without scrolling, by ${name}`, {
    tag: others,
  }, async ({ visible: browser, helpdesk, pages }) => {
    await connect(browser, helpdesk);
    const least = handOf(name, browser);
    const first = await least.openPopup(await browser.openTab(`${pages.url}/shop/index.html`));
    await create(least, first);
    await first.close();
    expectAtMost(3, least);

    const hand = handOf(name, browser);
    const popup = await hand.openPopup(await browser.openTab(`${pages.url}/painted.html`));
    await hand.write(popup, ['combobox', 'Requester'], 'joe@northwind.example');
    const agent = helpdesk.agents()[2];
    await hand.choose(popup, ['combobox', 'Agent'], agent?.name ?? '');
    await hand.choose(popup, ['combobox', 'Department'], 'Sales');
    expect(await popup.evaluate(scrolling)).toEqual([0, 0]);
    await create(hand, popup);
    expect(helpdesk.tickets()[1]).toMatchObject({
      person: { email: 'joe@northwind.example' },
      agent: { id: agent?.id },
      department: { id: 5 },
    });
    expectAtMost(8, hand);
  });

  test(`an arrow with words takes at most six actions by ${name}`, { tag: others }, async ({
    visible: browser,
    helpdesk,
    pages,
  }) => {
    await connect(browser, helpdesk);
    const tab = await browser.openTab(`${pages.url}/painted.html`);
    const hand = handOf(name, browser);
    await hand.press(await hand.openPopup(tab), ['button', 'Edit screenshot']);
    const editor = await new Editor(await browser.waitForSurface('editor.html')).ready();
    const { x, y, width, height } = await editor.canvas.box();
    const middle = { x: x + width / 2, y: y + height / 2 };
    await hand.draw(editor.surface, middle, { x: middle.x + 60, y: middle.y + 40 });
    await hand.pressKey(editor.surface, 't');
    await expect.poll(() => editor.surface.focused()).toMatchObject({ name: 'Text on the screenshot' });
    await hand.type(editor.surface, 'MMMM');
    await expect.poll(() => annotationKinds(browser)).toEqual(['arrow', 'text']);
    await create(hand, editor.surface);
    expect(helpdesk.tickets()[0]?.attachments).toHaveLength(1);
    expectAtMost(6, hand);
  });
}
