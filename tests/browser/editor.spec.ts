import { annotationKinds, black, count, ground, highlighter, received, red } from './drawing.ts';
import type { Browser, Surface } from './drivers/types.ts';
import { expect, test } from './fixtures.ts';
import { openDatabase } from './outbox.ts';
import { Editor, isNear } from './pages/editor.ts';
import { connect } from './pages/options.ts';
import { Popup } from './pages/popup.ts';

async function editPaintedPage(browser: Browser, url: string): Promise<Editor> {
  const tab = await browser.openTab(url);
  return Editor.open(browser, await (await Popup.open(browser, tab)).ready());
}

/** Returns how often the key was pressed until the control had the focus. */
async function tabTo(surface: Surface, role: string, name: string, key = 'Tab'): Promise<number> {
  for (let presses = 0; presses < 60; presses += 1) {
    const focus = await surface.focused();
    if (focus.role === role && focus.name === name) return presses;
    await surface.press(key);
  }
  throw new Error(`Tab never reached ${role} "${name}"`);
}

async function pressAll(surface: Surface, ...keys: string[]): Promise<void> {
  for (const key of keys) await surface.press(key);
}

test('what is drawn with each tool is in the ticket’s picture, where the pointer drew it', {
  tag: '@all-in-chromium',
}, async ({ connected: browser, helpdesk, pages }) => {
  test.setTimeout(180_000);
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const size = await tab.evaluate<{ width: number; height: number }>(
    '({ width: innerWidth, height: innerHeight })',
  );
  const editor = await Editor.open(browser, await (await Popup.open(browser, tab)).ready());
  const place = await editor.findPicture(size.width);
  expect(place.scale).toBeLessThanOrEqual(1.01);

  // Six actions make an arrow and a text: these, "Edit screenshot" before and "Create ticket" after.
  const text = editor.surface.find('textbox', 'Text on the screenshot');
  const textAt = editor.inWindow(place, { x: 600, y: 300 });
  const arrowAndText = [
    () =>
      editor.surface.drag(
        editor.inWindow(place, { x: 460, y: 300 }),
        editor.inWindow(place, { x: 560, y: 300 }),
      ),
    () => editor.surface.press('t'),
    () => editor.surface.drag(textAt, textAt).then(() => text.waitFor()),
    () => editor.surface.type('MMMM'),
  ];
  expect(arrowAndText.length).toBeLessThanOrEqual(4);
  for (const act of arrowAndText) await act();
  await editor.draw('Ellipse', place, { x: 600, y: 360 }, { x: 700, y: 440 });
  await editor.draw('Line', place, { x: 600, y: 480 }, { x: 700, y: 480 });
  await editor.draw('Box', place, { x: 90, y: 90 }, { x: 150, y: 150 });
  await editor.draw('Pen', place, { x: 460, y: 360 }, { x: 560, y: 360 });
  await editor.draw('Highlight', place, { x: 460, y: 400 }, { x: 560, y: 440 });
  await editor.draw('Number', place, { x: 480, y: 490 }, { x: 480, y: 490 });
  await editor.draw('Redact', place, { x: 295, y: 135 }, { x: 345, y: 185 });
  await editor.waitForColour(place, { x: 320, y: 160 }, black);
  await editor.waitForColour(place, { x: 120, y: 120 }, [0, 0, 255]);
  await editor.create();

  const picture = await received(helpdesk);
  expect([picture.width, picture.height]).toEqual([size.width, size.height]);
  expect(isNear(picture.at(548, 300), red)).toBe(true);
  expect(picture.at(520, 320)).toEqual(ground);
  expect(count(picture, red, [86, 110, 96, 130])).toBeGreaterThan(40);
  expect(picture.at(120, 120)).toEqual([0, 0, 255]);
  expect(isNear(picture.at(510, 360), red)).toBe(true);
  expect(picture.at(510, 375)).toEqual(ground);
  expect(isNear(picture.at(510, 420), highlighter)).toBe(true);
  expect(isNear(picture.at(600, 400), red)).toBe(true);
  expect(picture.at(650, 400)).toEqual(ground);
  expect(isNear(picture.at(650, 480), red)).toBe(true);
  expect(isNear(picture.at(480, 500), red)).toBe(true);
  expect(count(picture, red, [600, 300, 680, 325])).toBeGreaterThan(100);
  // All of the orange square is black, and nothing else of the page.
  expect(count(picture, black, [300, 140, 340, 180])).toBe(40 * 40);
  expect(count(picture, [255, 165, 0], [0, 0, picture.width, picture.height])).toBe(0);
  expect(picture.at(285, 160)).toEqual(ground);
  expect(picture.at(20, 20)).toEqual([220, 20, 60]);
});

/**
 * Whether a scale is within a tenth of the wanted one. A square of 20 pixels can be measured to half a step of the
 * zoom.
 */
const isAbout = (scale: number, wanted: number) => Math.abs(scale / wanted - 1) < 0.1;

test('cropped, and zoomed in and out, what is drawn is where it was seen', {
  tag: '@all-in-chromium',
}, async ({ connected: browser, helpdesk, pages }) => {
  test.setTimeout(180_000);
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const width = await tab.evaluate<number>('innerWidth');
  const editor = await Editor.open(browser, await (await Popup.open(browser, tab)).ready());
  const whole = await editor.findPicture(width);
  await editor.draw('Crop', whole, { x: 60, y: 60 }, { x: 260, y: 260 });
  await editor.surface.waitForText('Crop changed');
  const fitted = await editor.findBySquare(() => true);
  for (let steps = 0; steps < 3; steps += 1) await editor.tool('Zoom in').click();
  const large = await editor.findBySquare((scale) => isAbout(scale, fitted.scale * 1.25 ** 3));
  await editor.draw('Redact', large, { x: 100, y: 100 }, { x: 120, y: 140 });
  for (let steps = 0; steps < 6; steps += 1) await editor.tool('Zoom out').click();
  await editor.tool('Undo').click();
  const small = await editor.findBySquare((scale) => isAbout(scale, fitted.scale / 1.25 ** 3));
  await editor.tool('Redo').click();
  await editor.draw('Redact', small, { x: 118, y: 98 }, { x: 142, y: 142 });
  await editor.create();

  const picture = await received(helpdesk);
  const near = (value: number) => Math.abs(value - 200) <= 1;
  expect([near(picture.width), near(picture.height)]).toEqual([true, true]);
  // The blue square is at 40, 40 now. It must be covered, and the page beside it must not.
  expect(count(picture, [0, 0, 255], [0, 0, picture.width, picture.height])).toBeLessThan(3 * 40);
  expect(count(picture, black, [42, 42, 78, 78])).toBe(36 * 36);
  expect(count(picture, ground, [0, 0, 34, picture.height])).toBe(34 * picture.height);
});

test('the whole editor works from the keyboard', { tag: '@all-in-chromium' }, async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  test.setTimeout(180_000);
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const size = await tab.evaluate<{ width: number; height: number }>(
    '({ width: innerWidth, height: innerHeight })',
  );
  const editor = await Editor.open(browser, await (await Popup.open(browser, tab)).ready());
  const { surface } = editor;
  await editor.findPicture(size.width);
  const status = (text: string) => surface.waitForText(text);
  const [x, y] = [Math.round(size.width / 2), Math.round(size.height / 2)];

  const canvas = { role: 'application', name: 'Screenshot canvas' };
  await expect.poll(() => surface.focused()).toMatchObject(canvas);
  await tabTo(surface, 'button', 'Select', 'Shift+Tab');
  await pressAll(surface, 'ArrowRight');
  expect((await surface.focused()).name).toBe('Arrow');
  expect(await tabTo(surface, canvas.role, canvas.name)).toBeLessThanOrEqual(6);

  // Draw an arrow that ends 60 to the right of the middle and 40 below it.
  await pressAll(surface, 'a', 'Enter');
  await status(`Begun at ${x}, ${y}`);
  await pressAll(
    surface,
    ...Array<string>(6).fill('ArrowRight'),
    ...Array<string>(4).fill('ArrowDown'),
    'Enter',
  );
  await status('Arrow added');
  // Redact a rectangle of 50 by 32 that begins 20 to the right of the arrow's end.
  await pressAll(surface, 'r', 'ArrowRight', 'ArrowRight', 'Enter');
  await pressAll(surface, ...Array<string>(5).fill('ArrowRight'), ...Array<string>(3).fill('ArrowDown'));
  await pressAll(surface, 'Shift+ArrowDown', 'Shift+ArrowDown');
  await status('50 × 32');
  await pressAll(surface, 'Enter');
  await status('Redaction added');
  await pressAll(surface, 'n', 'ArrowLeft', 'Enter');
  await status('Number 1 added');
  await pressAll(surface, ...Array<string>(4).fill('ArrowLeft'), 'Enter');
  await status('Number 2 added');
  await pressAll(surface, 'c', 'ArrowLeft', 'Enter', ...Array<string>(9).fill('ArrowUp'));
  await pressAll(surface, ...Array<string>(9).fill('ArrowLeft'), 'Enter');
  await status('Crop changed');
  expect(await surface.axe()).toEqual([]);
  await pressAll(surface, 'Control+z', 'Control+z', 'Control+z');
  await status('Undone');
  await pressAll(surface, 'Control+Enter');
  await surface.waitForText(/Ticket #\d+ created/);

  const picture = await received(helpdesk);
  expect([picture.width, picture.height]).toEqual([size.width, size.height]);
  expect(isNear(picture.at(x + 56, y + 37), red)).toBe(true);
  const [left, top] = [x + 60 + 20, y + 40];
  expect(count(picture, black, [left, top, left + 50, top + 32])).toBe(50 * 32);
  expect(picture.at(left - 5, top + 16)).toEqual(ground);
  expect(picture.at(left + 54, top + 16)).toEqual(ground);
  // Nothing of the undone steps is left.
  expect(count(picture, red, [left, top - 30, left + 90, top + 60])).toBe(0);
});

test('typing in the form draws nothing, and undoing there undoes typing', { tag: '@all-in-firefox' }, async ({
  connected: browser,
  pages,
}) => {
  const editor = await editPaintedPage(browser, `${pages.url}/painted.html`);
  const message = editor.surface.find('textbox', 'Message');
  await message.focus();
  await editor.surface.type('a b c');
  expect(await message.value()).toBe('a b c');
  expect(await editor.tool('Arrow').attribute('aria-pressed')).toBe('true');
  await editor.surface.press('Control+z');
  expect(await message.value()).not.toBe('a b c');
  expect(await editor.tool('Undo').attribute('aria-disabled')).toBe('true');
});

test('a text at the picture’s edge is written in sight, and moves nothing', {
  tag: '@all-in-chromium',
}, async ({ connected: browser, pages }) => {
  const editor = await editPaintedPage(browser, `${pages.url}/painted.html`);
  const before = await editor.canvas.box();
  await editor.tool('Text').click();
  const corner = { x: before.x + before.width - 20, y: before.y + before.height * 0.7 };
  await editor.surface.drag(corner, corner);
  const text = editor.surface.find('textbox', 'Text on the screenshot');
  await text.waitFor();
  // `Control.box` would scroll the control into view, so the edges are read in the page.
  const edges = (selector: string) =>
    editor.surface.evaluate<number[]>(
      `(({ left, right }) => [left, right])(document.querySelector('${selector}').getBoundingClientRect())`,
    );
  const [left, right = 0] = await edges('canvas');
  expect([left, right]).toEqual([before.x, before.x + before.width]);
  expect((await edges('.annotator-stage textarea'))[1]).toBeLessThanOrEqual(right + 8);
});

test('what was drawn the moment before the editor closed is shown in the popup and sent that way', {
  tag: '@all-in-firefox',
}, async ({ connected: browser, helpdesk, pages }) => {
  test.setTimeout(180_000);
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const width = await tab.evaluate<number>('innerWidth');
  const editor = await Editor.open(browser, await (await Popup.open(browser, tab)).ready());
  const place = await editor.findPicture(width);
  // Close the tab in the very task that draws, and keep its store busy until then, so that the editor's own write is
  // cut off.
  await editor.surface.evaluate(`Promise.all([chrome.tabs.getCurrent(), ${openDatabase}]).then(([{ id }, database]) => {
    const captures = database.transaction('captures', 'readwrite').objectStore('captures');
    const keepBusy = () => void (captures.count().onsuccess = keepBusy);
    keepBusy();
    addEventListener('pointerup', (event) => {
      if (event.target.localName === 'canvas') chrome.tabs.remove(id);
    });
    return null;
  })`);
  // The page closes before it answers the driver. The checks below notice if nothing was drawn.
  await editor.draw('Redact', place, { x: 295, y: 135 }, { x: 345, y: 185 }).catch(() => undefined);
  await editor.surface.waitForClosed();
  await tab.activate();

  const popup = await (await Popup.open(browser, tab)).ready();
  const shown = await popup.surface.evaluate<number[]>(`(async () => {
    const preview = document.querySelector('canvas[aria-label="Screenshot preview"]');
    const scale = preview.width / ${width};
    const ink = preview.getContext('2d');
    return [...ink.getImageData(320 * scale, 160 * scale, 1, 1).data.slice(0, 3)];
  })()`);
  expect(shown).toEqual(black);
  await popup.create();
  const picture = await received(helpdesk);
  expect(count(picture, black, [300, 140, 340, 180])).toBe(40 * 40);
  expect(count(picture, [255, 165, 0], [0, 0, picture.width, picture.height])).toBe(0);
});

test('after a crash in the middle of editing, what was drawn is there again and can be undone by hand', {
  tag: '@all-in-firefox',
}, async ({ profile, helpdesk, pages }) => {
  test.setTimeout(300_000);
  let browser = await profile.launch();
  await connect(browser, helpdesk);
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const width = await tab.evaluate<number>('innerWidth');
  const editor = await Editor.open(browser, await (await Popup.open(browser, tab)).ready());
  const address = await editor.surface.url();
  const place = await editor.findPicture(width);
  await editor.draw('Redact', place, { x: 295, y: 135 }, { x: 345, y: 185 });
  await editor.draw('Text', place, { x: 600, y: 300 }, { x: 600, y: 300 });
  const text = editor.surface.find('textbox', 'Text on the screenshot');
  await text.fill('MMMM');
  // The editor saves by itself, even text that is still being typed.
  await expect.poll(() => annotationKinds(browser)).toEqual(['redaction', 'text']);
  await browser.kill();

  browser = await profile.launch();
  const again = new Editor(await browser.openExtensionPage(address.slice(address.indexOf('editor.html'))));
  await again.ready();
  const there = await again.findPicture(width);
  await again.waitForColour(there, { x: 320, y: 160 }, black);
  await again.canvas.focus();
  await pressAll(again.surface, 'PageUp', 'Delete');
  await again.surface.waitForText('Text removed');
  await again.create();
  const picture = await received(helpdesk);
  expect(count(picture, black, [300, 140, 340, 180])).toBe(40 * 40);
  expect(count(picture, red, [600, 300, 680, 325])).toBe(0);
});
