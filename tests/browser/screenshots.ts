import type { ScreenshotMode } from '../../utils/captures/capture.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { checkPicture } from '../pages/check-picture.ts';
import type { Hazard } from '../pages/hazards/hazard.ts';
import { type Picture, readPicture } from '../pages/picture.ts';
import type { Browser, Tab } from './drivers/types.ts';
import { until } from './drivers/wait.ts';
import { openDatabase } from './outbox.ts';
import { Popup } from './pages/popup.ts';
import { storedPictures as picturesOfNewest, readStored } from './stored-pictures.ts';
import { differences, traceOf } from './trace.ts';

const defaultPlace = 'scrollTo(0, 160)';
/** More than enough: a page takes a few captures, at two captures a second. */
const takenWithinMs = 90_000;

const paintedBox = `(() => {
  const frame = document.querySelector('iframe');
  const box = (frame ? frame.contentDocument : document).querySelector('.painted');
  const head = document.querySelector('.head');
  return { width: box.getBoundingClientRect().width, headWidth: head?.getBoundingClientRect().width, ratio: devicePixelRatio };
})()`;

/**
 * Captures a full page from the toolbar, and returns what is wrong with its stored pictures or with the page
 * afterwards. Needs no helpdesk.
 */
export async function faultsOf(browser: Browser, tab: Tab, hazard: Hazard): Promise<string[]> {
  await tab.evaluate(`Promise.resolve(${hazard.prepare ?? defaultPlace}).then(() => null)`);
  const before = await traceOf(tab);
  const { width, headWidth, ratio } = await measurePaint(tab);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.captureMode('Full page').press('Space');
  await untilTaken(popup, 'full-page');
  await popup.surface.close();
  await untilScreenshotEnded(browser);
  const pictures = await readStored(await picturesOfNewest(browser));
  const after = await traceOf(tab);
  const traces = hazard.changes ? [] : differences(before, after);
  return [...checkPicture(pictures, { ...hazard.scene(width, headWidth), ratio }), ...traces];
}

interface PaintMeasures {
  width: number;
  headWidth?: number;
  ratio: number;
}

/**
 * Resolves to the widths of the page's painted box and of its element `.head` in CSS px, and to the device pixels per
 * CSS px. Waits for a width, because a tab that was just opened may have no room yet.
 */
export async function measurePaint(tab: Tab): Promise<PaintMeasures> {
  const measure = () => tab.evaluate<PaintMeasures>(paintedBox);
  await until('the page to be laid out', async () => (await measure()).width > 0);
  return measure();
}

/**
 * Presses the toolbar button, Full page and Create ticket, and then "Send as it is" if `isAsked`. Resolves to the
 * ticket's pictures and to what the popup said before the ticket. Waits until the popup says `says`.
 */
export async function sendFullPage(
  browser: Browser,
  helpdesk: Helpdesk,
  tab: Tab,
  { isAsked = false, says }: { isAsked?: boolean | undefined; says?: RegExp } = {},
): Promise<{ said: string; filenames: string[]; pictures: Picture[] }> {
  const popup = await (await Popup.open(browser, tab)).ready();
  try {
    await popup.captureMode('Full page').press('Space');
    await untilTaken(popup, 'full-page');
    const said = await (says === undefined ? popup.surface.text() : popup.surface.waitForText(says));
    if (isAsked) {
      await popup.createButton.click();
      await popup.surface.find('button', 'Send as it is').click();
    }
    const number = isAsked ? await popup.created() : await popup.create();
    return { said, ...(await attachedTo(helpdesk, number)) };
  } finally {
    if (!(await popup.surface.isClosed())) await popup.surface.close();
  }
}

/** Resolves to the names and pictures of a ticket's attachments, in the ticket's order. */
export async function attachedTo(
  helpdesk: Helpdesk,
  ticketId: number,
): Promise<{ filenames: string[]; pictures: Picture[] }> {
  const attachments = helpdesk.tickets().find(({ id }) => id === ticketId)?.attachments ?? [];
  const pictures = await Promise.all(
    attachments.map(async ({ blobAuth }) => readPicture(await helpdesk.blobBytes(blobAuth))),
  );
  return { filenames: attachments.map(({ filename }) => filename), pictures };
}

/**
 * Resolves once a draft has a screenshot of that mode. Rejects with the text of the popup's alert if there is no such
 * screenshot.
 */
export async function untilTaken(popup: Popup, mode: ScreenshotMode): Promise<void> {
  const alert = popup.surface.find('alert');
  const refused = { said: '' };
  const isThere = async () => (await draftModes(popup)).includes(mode);
  await until(
    `a screenshot of mode ${mode}`,
    async () => {
      if (await isThere()) return true;
      const said = (await alert.count()) > 0 ? await alert.text() : '';
      // Look again: a kept screenshot is stored before the popup reports it.
      if (said !== '' && !(await isThere())) refused.said = said;
      return said !== '';
    },
    takenWithinMs,
  );
  if (refused.said !== '') throw new Error(`The popup says: ${refused.said}`);
}

/** The modes of the screenshots in all drafts. */
function draftModes(popup: Popup): Promise<ScreenshotMode[]> {
  return popup.surface.evaluate<ScreenshotMode[]>(`(async () => {
    const database = await ${openDatabase};
    const request = database.transaction('captures').objectStore('captures').getAll();
    await new Promise((resolve, reject) => { request.onsuccess = resolve; request.onerror = () => reject(request.error); });
    database.close();
    return request.result.filter(({ stage }) => stage.name === 'draft')
      .flatMap(({ attachments }) => attachments.flatMap(({ mode }) => mode ?? []));
  })()`);
}

/** Resolves once no screenshot is being taken any more and the page is given back. */
export async function untilScreenshotEnded(browser: Browser): Promise<void> {
  const isRunning = `Promise.all([chrome.storage.session.get('screenshotJob'), navigator.locks.query()])
    .then(([found, { held }]) => Object.keys(found).length > 0 || held.some(({ name }) => name === 'screenshot'))`;
  await until(
    'the screenshot to end',
    async () => !(await browser.evaluateInExtension<boolean>(isRunning)),
    takenWithinMs,
  );
}

/** Resolves to every image that the product has stored, for any purpose. */
export async function storedPictures(browser: Browser): Promise<Picture[]> {
  const images = await browser.evaluateInExtension<string[]>(`(async () => {
    const database = await ${openDatabase};
    const rows = await Promise.all([...database.objectStoreNames].map((store) => new Promise((resolve, reject) => {
      const request = database.transaction(store).objectStore(store).getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    })));
    database.close();
    const blobs = rows.flat().map((row) => (row instanceof Blob ? row : row?.blob)).filter((blob) => blob instanceof Blob);
    return Promise.all(blobs.map((blob) => new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result.replace(/^.*,/, ''));
      reader.readAsDataURL(blob);
    })));
  })()`);
  return Promise.all(images.map((image) => readPicture(Buffer.from(image, 'base64'))));
}
