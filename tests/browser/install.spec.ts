import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from './drivers/launch.ts';
import { buildOf, expect, test } from './fixtures.ts';
import { OptionsPage } from './pages/options.ts';
import { Popup } from './pages/popup.ts';

test('installing shows no permission warning, says the browser itself', async ({
  fresh: browser,
  browserKind,
}) => {
  expect(await browser.installWarnings(buildOf(browserKind))).toEqual([]);
});

for (const [asked, greed] of [
  ['every website', { host_permissions: ['<all_urls>'] }],
  ['the open tabs', { permissions: ['tabs'] }],
] as const) {
  test(`the browser would warn of an extension that asks for ${asked}`, async ({
    fresh: browser,
    browserKind,
  }) => {
    const folder = mkdtempSync(join(tmpdir(), 'ticket-capture-greedy-'));
    try {
      cpSync(buildOf(browserKind), folder, { recursive: true });
      const file = join(folder, 'manifest.json');
      const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
      writeFileSync(file, JSON.stringify({ ...Object(manifest), ...greed }));
      expect(await browser.installWarnings(folder)).toHaveLength(1);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

test('the welcome page opens once after the extension is installed, and not after an update', {
  tag: '@all-in-firefox',
}, async ({ browserKind }) => {
  const browser = await launchBrowser(browserKind, {
    extensionDir: buildOf(browserKind),
    keepsWelcome: true,
  });
  try {
    const welcome = await browser.waitForSurface('welcome.html');
    await welcome.find('heading', 'Three steps to your first ticket').waitFor();
    await welcome.find('textbox', 'Helpdesk address').waitFor();
    expect(await browser.countTabs('welcome.html')).toBe(1);
    await welcome.close();
    await browser.reloadExtension();
    const options = await OptionsPage.open(browser);
    expect(await browser.countTabs('welcome.html')).toBe(0);
    await options.surface.close();
  } finally {
    await browser.close();
  }
});

test('a page has no world of ours before its capture, not even with other pages captured', async ({
  connected: browser,
  pages,
}) => {
  const captured = await browser.openTab(`${pages.url}/painted.html`);
  const untouched = await browser.openTab(`${pages.url}/shop/index.html`);
  expect(await captured.hasExtensionWorld()).toBe(false);
  const popup = await (await Popup.open(browser, captured)).ready();
  expect(await captured.hasExtensionWorld()).toBe(true);
  await popup.create();
  expect(await untouched.hasExtensionWorld()).toBe(false);
  await popup.surface.close();
  await captured.navigate(`${pages.url}/hostile.html`);
  expect(await captured.hasExtensionWorld()).toBe(false);
});
