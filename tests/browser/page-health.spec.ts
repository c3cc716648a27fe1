import { secrets, trace } from '../pages/troubles/troubles.ts';
import type { Browser, Tab } from './drivers/types.ts';
import { expect, test } from './fixtures.ts';
import { openDatabase } from './outbox.ts';
import { Popup } from './pages/popup.ts';
import { sentMessages } from './wire.ts';

/** Opens a page of `tests/pages/troubles/`, and waits until everything on it has been tried. */
async function settled(tab: Tab): Promise<Tab> {
  await expect.poll(() => tab.title(), { timeout: 20_000 }).toContain('settled');
  return tab;
}

/** Returns all stored captures as one text. */
function storedRows(browser: Browser): Promise<string> {
  return browser.evaluateInExtension<string>(`(async () => {
    const database = await ${openDatabase};
    const all = database.transaction('captures').objectStore('captures').getAll();
    await new Promise((resolve) => { all.onsuccess = resolve; });
    database.close();
    return JSON.stringify(all.result);
  })()`);
}

/** Returns what a message says of the page's health, a line each, without durations and the server's port. */
function healthIn(message: string | undefined): string[] {
  const [, head = '', list = ''] = /<p>Page health: ([^<]*)<\/p><ul>(.*?)<\/ul>/s.exec(message ?? '') ?? [];
  const lines = [...list.matchAll(/<li>(.*?)<\/li>/gs)].map(([, line = '']) => line);
  return [head.replace(/ · .*/, ''), ...lines].map((line) =>
    line
      .replaceAll('&amp;', '&')
      .replace(/ · [\d.]+ (?:ms|sec)/g, '')
      .replace(/:\d+\/troubles/g, '/troubles')
      .replace(/page:\d+/, 'page')
      // A busy computer may hold the page up once more.
      .replace(/^(Page held up: .*) · × \d+$/, '$1'),
  );
}

const inBoth = {
  page: 'The page was answered with an error: 500',
  fetch: `Failed request: /troubles/api/total?voucher&token&time · 503 · fetch · trace 00-${trace}-00f067aa0ba902b7-01 · × 7`,
  xhr: 'Failed request: /troubles/customers/hidden/reset/hidden · 404 · xmlhttprequest',
  script: 'Script not loaded: /troubles/missing.js · 404 · script',
  style: 'Style sheet not loaded: /troubles/theme.css?v · 404 · link',
  image: 'Broken image: /troubles/shoe.png?token · 404 · img',
  noImage: 'Broken image: /troubles/no-picture.png',
  film: 'Video or sound not loaded: /troubles/film.webm',
  font: 'Font not loaded: /troubles/lettering.woff2 · 404',
  cut: 'No answer known: /troubles/cut?time · fetch',
  foreign: 'No answer known: http://localhost/troubles/elsewhere?token · fetch',
};

/** Chromium tells how a film was answered in no list, Firefox tells it as of any request. */
const expected = {
  chromium: [
    '16 problems',
    inBoth.page,
    inBoth.fetch,
    inBoth.xhr,
    'Blocked by the page’s policy: http://localhost/troubles/refused.js?token · script-src-elem',
    inBoth.script,
    inBoth.style,
    inBoth.image,
    inBoth.noImage,
    inBoth.film,
    `${inBoth.font} · css`,
    'Page held up: /troubles/page',
    'Page held up: /troubles/heavy.js · keepBusy',
    inBoth.cut,
    inBoth.foreign,
    expect.stringMatching(/^Browser intervention: \/troubles\/page · NavigatorVibrate: Blocked call /),
    expect.stringMatching(/^Outdated feature: \/troubles\/page · XMLHttpRequestSynchronous/),
  ],
  firefox: [
    '11 problems',
    inBoth.page,
    inBoth.fetch,
    inBoth.xhr,
    inBoth.script,
    inBoth.style,
    inBoth.image,
    inBoth.noImage,
    `${inBoth.film} · 404 · video`,
    `${inBoth.font} · other`,
    inBoth.cut,
    inBoth.foreign,
  ],
};

test('what went wrong on a page is in its ticket, line by line as the popup showed it, and nothing else', async ({
  connected: browser,
  browserKind,
  helpdesk,
  pages,
}) => {
  test.setTimeout(120_000);
  const tab = await settled(await browser.openTab(`${pages.url}/troubles/page`));
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.surface.find('button', `Page health, ${expected[browserKind][0]}`).click();
  await popup.surface.find('checkbox', /^Broken image: \/troubles\/shoe/).waitFor();
  expect(await popup.surface.axe()).toEqual([]);
  const stored = await storedRows(browser);
  expect(stored).toContain('/troubles/api/total');
  await popup.create();
  expect(healthIn(sentMessages(helpdesk)[0])).toEqual(expected[browserKind]);
  const written = stored + JSON.stringify(helpdesk.requests);
  expect(Object.values(secrets).filter((secret) => written.includes(secret))).toEqual([]);
  expect(await storedRows(browser)).not.toContain('/troubles/api/total');
  await popup.surface.close();

  // The second ticket is of a page without trouble, and the third lacks a line that the keyboard took out.
  await tab.navigate(`${pages.url}/troubles/none`);
  const calm = await (await Popup.open(browser, await settled(tab))).ready();
  await calm.surface.find('button', 'Page health, no problems seen').waitFor();
  await calm.create();
  expect(sentMessages(helpdesk)[1]).toMatch(
    /<li>Page health: no problems seen · loaded in [^<]*<\/li><\/ul>$/,
  );
  await calm.surface.close();

  await tab.navigate(`${pages.url}/troubles/page`);
  const choosy = await (await Popup.open(browser, await settled(tab))).ready();
  await choosy.surface.find('button', /^Page health/).click();
  const line = choosy.surface.find('checkbox', /^Broken image: \/troubles\/shoe/);
  await line.waitFor();
  await line.focus();
  await choosy.surface.press('Space');
  await choosy.surface.find('button', /^Page health, \d+ problems$/).waitFor();
  await choosy.create();
  const [, ...sent] = healthIn(sentMessages(helpdesk)[2]);
  expect(sent).toEqual(expected[browserKind].slice(1).filter((one) => one !== inBoth.image));
});
