import type { Browser, Tab } from './drivers/types.ts';
import { expect, test } from './fixtures.ts';
import { connect } from './pages/options.ts';
import { Popup } from './pages/popup.ts';
import { filesWithPieces } from './profile-files.ts';

/** Words that appear nowhere else, and differ so much that compression leaves pieces of most of them. */
const open = {
  address: 'Kd83jQz0vPmW',
  subject: 'hT5yLs9RxeB2',
  message: 'uZ7cNg4WqaJ1',
  requester: 'vf6mpx0kihz3@mail.example',
  draft: 'Yw2XoVtE8bFr',
};
type Words = typeof open;
const hidden: Words = {
  address: 'Gn41sHqUy7Ld',
  subject: 'pC9wMk3ZivQ6',
  message: 'xR0bTj5DoeS8',
  requester: 'jw7qty2lubn9@mail.example',
  draft: 'Ea6PfKzX4hVm',
};

/** Returns the part of a word that no other word has. */
function randomPart(text: string): string {
  return text.replace(/@.*/, '');
}

/** Creates a ticket of a tab with a new requester, then leaves a draft in an open popup. */
async function use(browser: Browser, tab: Tab, words: Words): Promise<Popup> {
  const first = await (await Popup.open(browser, tab)).ready();
  await first.subject.fill(words.subject);
  await first.requester.fill(words.requester);
  await first.message.fill(words.message);
  await first.create();
  await first.surface.close();
  const second = await (await Popup.open(browser, tab)).ready();
  await second.subject.fill(words.draft);
  return second;
}

test('of what is captured in a private window nothing is on the disk once the browser is closed', {
  tag: '@waits',
}, async ({ browserKind, profile, helpdesk, pages }) => {
  test.setTimeout(240_000);
  const browser = await profile.launch();
  await connect(browser, helpdesk);
  const urlOf = ({ address }: Words) => `${pages.url}/painted.html?${address}`;
  // The same steps in a normal window show that the search finds words that are on the disk.
  await (await use(browser, await browser.openTab(urlOf(open)), open)).surface.close();
  const privateTab = await browser.openPrivateTab(urlOf(hidden));
  if (privateTab === null) {
    // Firefox lets the extension into no private window, whatever the person allows.
    expect(browserKind).toBe('firefox');
  } else {
    const popup = await use(browser, privateTab, hidden);
    expect(await popup.surface.evaluate('chrome.extension.inIncognitoContext')).toBe(true);
    // The popup must not offer a rule for the site, which would be on the disk.
    await popup.choose(popup.department, 'Web shop');
    expect(await popup.surface.text()).not.toContain('Always use these on');
    await popup.surface.close();
    expect(helpdesk.tickets().map(({ subject }) => subject)).toEqual([open.subject, hidden.subject]);
  }
  await browser.close();
  const found = (words: Words) =>
    Object.entries(words).filter(([, text]) => filesWithPieces(profile.folder, randomPart(text)).length > 0);
  // Firefox compresses what it stores, which may break some of the words into small pieces.
  expect(found(open)).not.toEqual([]);
  expect(found(hidden)).toEqual([]);
});
