import { expect, test } from './fixtures.ts';
import { Popup } from './pages/popup.ts';
import { readPixels } from './wire.ts';

/** Expression that raises the database to a version that no build of ours knows, as in a damaged or foreign profile. */
const spoilDatabase = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('ticket-capture', 99_999);
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => { opening.result.close(); resolve(true); };
})`;

test('when the store refuses a capture, that is said at once and the picture can still be saved', {
  tag: '@all-in-firefox',
}, async ({ connected: browser, pages }) => {
  await browser.evaluateInExtension<boolean>(spoilDatabase);
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await Popup.open(browser, tab);
  await popup.surface.find('alert').waitForText(/could not store this draft/);
  await popup.surface.find('button', 'Save the picture').waitFor();
  const dataUrl = await browser.evaluateInExtension<string>(
    'chrome.storage.session.get("rescuedPicture").then((all) => all.rescuedPicture.dataUrl)',
  );
  const picture = readPixels(Buffer.from(dataUrl.split(',')[1] ?? '', 'base64'));
  expect(picture.at(20, 20)).toEqual([220, 20, 60]);
});
