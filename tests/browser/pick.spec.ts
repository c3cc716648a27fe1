import type { Point, Tab } from './drivers/types.ts';
import { expect, test } from './fixtures.ts';
import { Popup } from './pages/popup.ts';
import {
  choose,
  drag,
  faultsOf,
  formBack,
  listen,
  type Measured,
  measure,
  pressTimes,
  traces,
} from './picking.ts';
import { storedPictures } from './stored-pictures.ts';
import { readPixels } from './wire.ts';

test('an area is drawn with the mouse, also where the page stops every event, and nothing is left in the page', async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  const tab = await browser.openTab(`${pages.url}/hazards/stop-events`);
  await tab.evaluate('scrollTo(0, 160)');
  const page = await tab.evaluate<Measured>(measure);
  const before = await tab.evaluate(traces);
  await choose(browser, tab, 'Area');
  await drag(tab, { x: 101, y: 90 }, { x: 611, y: 403 });
  const popup = await formBack(browser, tab, 'Area');
  expect(await tab.evaluate(traces)).toBe(before);
  expect(await faultsOf(browser, page, [101, 250, 510, 313])).toEqual([]);
  await popup.create();
  const [ticket] = helpdesk.tickets();
  expect(ticket?.attachments).toHaveLength(1);
  expect(ticket?.attachments[0]?.dimensions).toEqual({ width: 510 * page.ratio, height: 313 * page.ratio });
});

test.describe('at 1.25 device pixels for each CSS pixel', () => {
  test.use({ browserOptions: { deviceScaleFactor: 1.25 } });

  test('an area taller than the window is drawn across the window’s edge', {
    tag: '@all-in-firefox',
  }, async ({ fresh: browser, pages }) => {
    const tab = await browser.openTab(`${pages.url}/hazards/plain`);
    const page = await tab.evaluate<Measured>(measure);
    const before = await tab.evaluate(traces);
    await tab.evaluate(listen);
    await choose(browser, tab, 'Area');
    await tab.evaluate('heard.splice(0)');
    await tab.mouse('move', { x: 120, y: 200 });
    await tab.mouse('down', { x: 120, y: 200 });
    await tab.mouse('move', { x: 500, y: page.height + 60 });
    const isAtEnd =
      'scrollY >= document.documentElement.scrollHeight - document.documentElement.clientHeight - 1';
    await expect.poll(() => tab.evaluate<boolean>(isAtEnd), { timeout: 30_000 }).toBe(true);
    await tab.mouse('up', { x: 500, y: page.height + 60 });
    await formBack(browser, tab, 'Area');
    expect(await tab.evaluate('heard')).toEqual([]);
    expect(await tab.evaluate(traces)).toBe(before);
    expect(await faultsOf(browser, page, [120, 200, 380, 2000])).toEqual([]);
  });
});

test('an area is drawn by keyboard alone, on a page with a strict policy', {
  tag: '@all-in-chromium',
}, async ({ fresh: browser, pages }) => {
  const tab = await browser.openTab(`${pages.url}/hazards/csp`);
  const page = await tab.evaluate<Measured>(measure);
  const before = await tab.evaluate(traces);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.surface.find('radio', 'Visible area').focus();
  await popup.surface.press('ArrowDown');
  await popup.surface.press('ArrowDown');
  await expect.poll(() => popup.surface.focused()).toEqual({ role: 'radio', name: 'Area' });
  await popup.surface.press('Space');
  await popup.surface.waitForClosed();
  await pressTimes(tab, 4, 'Shift+ArrowLeft');
  await pressTimes(tab, 3, 'ArrowUp');
  await tab.press('Enter');
  await pressTimes(tab, 6, 'Shift+ArrowRight');
  await pressTimes(tab, 20, 'Shift+ArrowDown');
  await pressTimes(tab, 2, 'ArrowDown');
  await tab.press('Enter');
  await formBack(browser, tab, 'Area');
  expect(await tab.evaluate(traces)).toBe(before);
  const [x, y] = [Math.round(page.width / 2) - 200, Math.round(page.height / 2) - 3];
  expect(await faultsOf(browser, page, [x, y, 300, 1002])).toEqual([]);
});

test('an element is chosen by keyboard alone, also one that is larger than the window', {
  tag: '@all-in-firefox',
}, async ({ fresh: browser, pages }) => {
  const tab = await browser.openTab(`${pages.url}/hazards/csp`);
  const page = await tab.evaluate<Measured>(measure);
  const before = await tab.evaluate(traces);
  await choose(browser, tab, 'Element');
  await tab.press('ArrowUp');
  await tab.press('Enter');
  await formBack(browser, tab, 'Element');
  expect(await tab.evaluate(traces)).toBe(before);
  expect(await faultsOf(browser, page, [0, 0, page.painted, 2200])).toEqual([]);
});

test('an element is chosen with the mouse: in a shadow tree, a frame, beyond the window and in a pane that scrolls', {
  tag: '@all-in-firefox',
}, async ({ fresh: browser, pages }) => {
  const tab = await browser.openTab(`${pages.url}/things.html`);
  const { ratio } = await tab.evaluate<Measured>(measure);
  await tab.evaluate("document.getElementById('button').focus()");
  const before = await tab.evaluate(traces);
  const pictureOf = async (pick: () => Promise<void>) => {
    await choose(browser, tab, 'Element');
    await pick();
    const popup = await formBack(browser, tab, 'Element');
    expect(await tab.evaluate(traces)).toBe(before);
    await popup.surface.close();
    const [picture] = await storedPictures(browser);
    const { width, height, at } = readPixels(picture?.bytes ?? Buffer.alloc(0));
    return { width: width / ratio, height: height / ratio, first: at(0, 0), last: at(width - 1, height - 1) };
  };
  const click = (at: Point) => drag(tab, at, at);

  const red = [220, 20, 60];
  expect(await pictureOf(() => click({ x: 200, y: 270 }))).toEqual({
    width: 120,
    height: 60,
    first: red,
    last: red,
  });
  const steel = [70, 130, 180];
  const frame = { width: 240, height: 120, first: steel, last: steel };
  expect(await pictureOf(() => click({ x: 600, y: 250 }))).toEqual(frame);
  const orange = [255, 165, 0];
  const card = { width: 300, height: 160, first: orange, last: orange };
  expect(
    await pictureOf(async () => {
      await tab.mouse('move', { x: 200, y: 270 });
      await tab.press('ArrowUp');
      await tab.press('Enter');
    }),
  ).toEqual(card);
  const whole = { width: 300, height: 600, first: red, last: [0, 128, 128] };
  expect(await pictureOf(() => click({ x: 200, y: 500 }))).toEqual(whole);
  const purple = [128, 0, 128];
  const far = { width: 400, height: 200, first: purple, last: purple };
  expect(
    await pictureOf(async () => {
      await tab.mouse('move', { x: 600, y: 250 });
      await pressTimes(tab, 2, 'ArrowRight');
      await tab.press('Enter');
    }),
  ).toEqual(far);
});

test('an element of an open dialog is chosen, and the dialog and a menu stay open for the picture', {
  tag: '@all-in-firefox',
}, async ({ fresh: browser, pages }) => {
  const tab = await browser.openTab(`${pages.url}/things.html`);
  const { ratio } = await tab.evaluate<Measured>(measure);
  for (const open of ['showModal', 'showPopover']) {
    await tab.evaluate(`(() => {
      document.querySelector('dialog')?.remove();
      const dialog = document.createElement('dialog');
      if ('${open}' === 'showPopover') dialog.popover = 'auto';
      dialog.style.cssText = 'position: fixed; inset: 100px auto auto 100px; margin: 0; padding: 0; border: 0; width: 200px; height: 100px; background: rgb(0, 128, 128)';
      document.body.append(dialog);
      dialog.${open}();
    })()`);
    const before = await tab.evaluate(traces);
    await choose(browser, tab, 'Element');
    await drag(tab, { x: 200, y: 150 }, { x: 200, y: 150 });
    const popup = await formBack(browser, tab, 'Element');
    expect(await tab.evaluate(traces)).toBe(before);
    expect(await tab.evaluate("document.querySelector('dialog').matches(':modal, :popover-open')")).toBe(
      true,
    );
    await popup.surface.close();
    const [picture] = await storedPictures(browser);
    const { width, height, at } = readPixels(picture?.bytes ?? Buffer.alloc(0));
    expect([width, height]).toEqual([200 * ratio, 100 * ratio]);
    expect(at(width / 2, height / 2)).toEqual([0, 128, 128]);
  }
});

test('a page that its server has sandboxed is chosen from as well', { tag: '@all-in-chromium' }, async ({
  fresh: browser,
  pages,
}) => {
  const policy = encodeURIComponent('sandbox allow-scripts');
  const tab = await browser.openTab(`${pages.url}/painted.html?csp=${policy}`);
  const before = await tab.evaluate(traces);
  await choose(browser, tab, 'Area');
  await drag(tab, { x: 100, y: 100 }, { x: 140, y: 140 });
  await formBack(browser, tab, 'Area');
  expect(await tab.evaluate(traces)).toBe(before);
  const [picture] = await storedPictures(browser);
  const { width, at } = readPixels(picture?.bytes ?? Buffer.alloc(0));
  expect([at(0, 0), at(width - 1, width - 1)]).toEqual([
    [0, 0, 255],
    [0, 0, 255],
  ]);
});

test('Escape leaves the draft, the page and its place as they were, and the form comes back', {
  tag: '@all-in-chromium',
}, async ({ fresh: browser, pages }) => {
  const tab = await browser.openTab(`${pages.url}/hazards/plain`);
  await tab.evaluate('scrollTo(0, 333)');
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.subject.fill('Half done');
  const [picture] = await storedPictures(browser);
  const before = await tab.evaluate(traces);
  await popup.surface.find('radio', 'Area').click();
  await popup.surface.waitForClosed();
  await pressTimes(tab, 20, 'Shift+ArrowDown');
  expect(await tab.evaluate('scrollY')).toBeGreaterThan(333);
  await tab.press('Escape');
  const back = await formBack(browser, tab, 'Visible area');
  expect(await back.subject.value()).toBe('Half done');
  expect(await storedPictures(browser)).toEqual([picture]);
  expect(await tab.evaluate(traces)).toBe(before);
  expect(await tab.evaluate('scrollY')).toBe(333);
});

test('who goes to another tab, leaves the page or closes it is told so beside the draft, and nothing is left in the page', {
  tag: '@all-in-firefox',
}, async ({ fresh: browser, pages }) => {
  const left: [(tab: Tab) => Promise<unknown>, RegExp][] = [
    [() => browser.openTab(`${pages.url}/hazards/neighbour`), /^Another tab came in front/],
    [(tab) => tab.navigate(`${pages.url}/hazards/neighbour`), /^The page was left/],
    [(tab) => tab.close(), /^The page was left/],
  ];
  for (const [index, [leave, sentence]] of left.entries()) {
    const tab = await browser.openTab(`${pages.url}/hazards/plain?${index}`);
    const before = await tab.evaluate(traces);
    await choose(browser, tab, 'Element');
    const [picture] = await storedPictures(browser);
    await leave(tab);
    const editor = await browser.waitForSurface('editor.html');
    await editor.find('alert').waitForText(sentence);
    await editor.find('textbox', 'Subject').waitFor();
    expect(await storedPictures(browser)).toEqual([picture]);
    await editor.close();
    if (index === 0) {
      await tab.activate();
      expect(await tab.evaluate(traces)).toBe(before);
    }
  }
});

test('where the browser lets no script in, Area and Element say so and the picture stays', async ({
  fresh: browser,
}) => {
  const tab = await browser.openTab(browser.name === 'chromium' ? 'chrome://version/' : 'about:license');
  const popup = await (await Popup.open(browser, tab)).ready();
  for (const mode of ['Area', 'Element']) {
    await popup.surface.find('radio', mode).click();
    await popup.surface.find('alert').waitForText(/does not let extensions read this page/);
    await expect.poll(() => popup.surface.find('radio', 'Visible area').isChecked()).toBe(true);
  }
  await popup.preview.waitFor();
});

test('a worker killed while the person chooses loses nothing @worker', async ({ fresh: browser, pages }) => {
  const tab = await browser.openTab(`${pages.url}/hazards/plain`);
  const page = await tab.evaluate<Measured>(measure);
  await choose(browser, tab, 'Area');
  await browser.killWorker();
  await drag(tab, { x: 96, y: 96 }, { x: 400, y: 320 });
  // The browser itself wakes a worker no sooner than half a minute after the request. A person who waits opens the
  // popup.
  await Popup.open(browser, tab);
  const modes = async () => (await storedPictures(browser)).map(({ mode }) => mode);
  await expect.poll(modes).toEqual(['area']);
  await formBack(browser, tab, 'Area');
  expect(await faultsOf(browser, page, [96, 96, 304, 224])).toEqual([]);
});
