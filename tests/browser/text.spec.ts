import { readFileSync } from 'node:fs';
import { goldenOrigin, inLines, readDrawnGoldens, readGoldens } from '../pages/selections/golden.ts';
import type { Browser, Point, Tab } from './drivers/types.ts';
import { expect, test } from './fixtures.ts';
import { Popup } from './pages/popup.ts';
import { sentMessages } from './wire.ts';

/** Returns the HTML of the quotation in the last message, or an empty text. */
function lastQuotation(messages: string[]): string {
  return /<blockquote>(.*)<\/blockquote>/s.exec(messages.at(-1) ?? '')?.[1] ?? '';
}

async function createFrom(browser: Browser, tab: Tab): Promise<void> {
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.create();
  await popup.surface.close();
}

/** `npm test` sends each page in one browser. Each browser has pages that depend on a layout, and others. */
const goldens = [...readGoldens(), ...readDrawnGoldens()];
for (const [which, tag, remainder] of [
  ['every second page', '@all-in-firefox', 0],
  ['the pages between', '@all-in-chromium', 1],
] as const) {
  test(`what is selected arrives as the golden files say: ${which}`, { tag }, async ({
    connected: browser,
    helpdesk,
    pages,
  }) => {
    const tab = await browser.openTab('about:blank');
    for (const { name, html } of goldens.filter((_, index) => index % 2 === remainder)) {
      await tab.navigate(`${pages.url}/selections/${name}.html`);
      await tab.selectText('#selected');
      await tab.evaluate('void (selected.localName === "textarea" && (selected.focus(), selected.select()))');
      await createFrom(browser, tab);
      const sent = lastQuotation(sentMessages(helpdesk));
      expect(inLines(sent.replaceAll(pages.url, goldenOrigin)), name).toBe(html);
    }
  });
}

test('a selected image goes with the ticket, once and byte for byte', { tag: '@all-in-chromium' }, async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  const tab = await browser.openTab(`${pages.url}/selections/images.html`);
  await tab.selectText('#selected');
  await createFrom(browser, tab);
  const [screenshot, image, ...others] = helpdesk.tickets()[0]?.attachments ?? [];
  expect(screenshot?.filename).toMatch(/^screenshot-/);
  expect(image?.filename).toBe('picture.png');
  expect(others).toEqual([]);
  const picture = readFileSync(new URL('../pages/picture.png', import.meta.url));
  expect((await helpdesk.blobBytes(image?.blobAuth ?? '')).equals(picture)).toBe(true);
});

const rows: [where: string, y: number, to: number, quotation: RegExp][] = [
  ['in a frame', 60, 300, /^<p>words in the <a href="[^"]+\/outer">frame<\/a><\/p>$|^words in the <a/],
  ['in a frame in a frame', 100, 300, /^(<p>)?words of a frame in it/],
  ['in a shadow root', 180, 300, /^(<p>)?words in a shadow root/],
  ['in a field in a shadow root', 260, 290, /^<p>typed in a shadow root<\/p>$/],
  ['outside of them again', 20, 340, /^(<p>)?words outside of the frame/],
];

test('what the mouse selects is found in frames, in shadow roots and in their fields', async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  const tab = await browser.openTab(`${pages.url}/frames.html`);
  for (const [where, y, to, quotation] of rows) {
    const from: Point = { x: 1, y };
    await tab.surface().drag(from, { x: to, y });
    await createFrom(browser, tab);
    expect(lastQuotation(sentMessages(helpdesk)), where).toMatch(quotation);
  }
});

/** `npm test` follows each link in one browser. */
const passages: Record<'@all-in-chromium' | '@all-in-firefox', [passage: string, script: string][]> = {
  '@all-in-chromium': [
    ['words that stand there once', 'range.setStart(text, 59); range.setEnd(text, 76)'],
    ['parts of words', 'range.setStart(text, 61); range.setEnd(text, 65)'],
  ],
  '@all-in-firefox': [
    ['words that stand in every line', 'range.setStart(text, 12); range.setEnd(text, 39)'],
    [
      'several paragraphs',
      'range.setStart(text, 0); range.setEnd(document.querySelector("p:last-of-type").firstChild, 28)',
    ],
  ],
};

for (const [tag, links] of Object.entries(passages)) {
  const which = links.map(([what]) => what).join(', ');
  test(`the link to the passage leads to it and to nowhere else: ${which}`, { tag }, async ({
    connected: browser,
    helpdesk,
    pages,
  }) => {
    const tab = await browser.openTab(`${pages.url}/passage.html`);
    for (const [what, script] of links) {
      await tab.activate();
      await tab.evaluate(`{
        const text = document.getElementById('target').firstChild;
        const range = document.createRange();
        ${script};
        getSelection().removeAllRanges();
        getSelection().addRange(range);
      }`);
      const popup = await (await Popup.open(browser, tab)).ready();
      await popup.openDetails();
      await popup.surface.find('button', 'Remove link to the passage').waitFor();
      await popup.create();
      await popup.surface.close();
      const link = /href="([^"]*:~:text=[^"]*)"/.exec(sentMessages(helpdesk).at(-1) ?? '')?.[1] ?? '';
      expect(link, what).toContain(`${pages.url}/passage.html#:~:text=`);
      const there = await browser.openTab(link.replaceAll('&amp;', '&'));
      const seen = `(() => {
        const { top, bottom } = document.getElementById('target').getBoundingClientRect();
        return scrollY > 0 && top >= 0 && top < innerHeight && bottom > 0;
      })()`;
      await expect.poll(() => there.evaluate<boolean>(seen), { message: `${what}: ${link}` }).toBe(true);
      await there.close();
    }
  });
}

test('200 kB of selected text arrives whole, and typing goes on meanwhile', {
  tag: '@all-in-firefox',
}, async ({ connected: browser, helpdesk, pages }) => {
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  await tab.evaluate(`{
    document.body.innerHTML = Array.from({ length: 4000 }, (_, line) =>
      '<p>Line <b>' + line + '</b> of many, about <a href="/line/' + line + '">one lamp</a> and its shade.</p>').join('');
    getSelection().selectAllChildren(document.body);
  }`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.message.fill('');
  await popup.message.focus();
  await popup.surface.type('All of these lines are wrong.');
  await popup.createButton.click();
  await popup.created(60_000);
  const quotation = lastQuotation(sentMessages(helpdesk));
  expect(quotation.match(/<p>/g)).toHaveLength(4000);
  expect(quotation).toContain(`<a href="${pages.url}/line/3999">one lamp</a> and its shade.</p>`);
  expect(sentMessages(helpdesk)[0]).toContain('<p>All of these lines are wrong.</p>');
});

test('what the page says of itself goes along', { tag: '@all-in-firefox' }, async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  const tab = await browser.openTab(`${pages.url}/passage.html`);
  await createFrom(browser, tab);
  const [message = ''] = sentMessages(helpdesk);
  expect(message).toContain(`Canonical address: <a href="${pages.url}/passage">`);
  expect(message).toContain('Page language: English');
  expect(message).toMatch(/Window: \d+ × \d+/);
  expect(message).not.toContain(':~:text=');
});

test('what is pasted from a page keeps its links and lists, and can be undone', {
  tag: '@all-in-chromium',
}, async ({ connected: browser, pages }) => {
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const { surface, message } = await (await Popup.open(browser, tab)).ready();
  await message.fill('Seen: ');
  await message.focus();
  await surface.evaluate(`(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'order 1 Lamp');
    data.setData('text/html', '<a href="https://shop.example/1">order 1</a><ul><li>Lamp</li></ul>');
    const field = document.activeElement;
    field.setSelectionRange(6, 6);
    // Firefox makes a paste event without the data it is given.
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'clipboardData', { value: data });
    return field.dispatchEvent(event);
  })()`);
  await expect.poll(() => message.value()).toBe('Seen: order 1 (https://shop.example/1)\n\n• Lamp');
  await surface.press('Control+z');
  await expect.poll(() => message.value()).toBe('Seen: ');
});
