import { browser } from '../browser.ts';
import type { NewAttachment } from '../captures/attachments.ts';
import type { PageFacts } from '../captures/capture.ts';
import type { ToHide } from '../captures/preferences.ts';
import { mapImages, nameImages, type RichText } from '../captures/rich-text.ts';
import { uniqueName } from '../captures/unique-name.ts';
import type { PageSelection } from '../page/selection.ts';
import type { PageSnapshot } from '../page/snapshot.ts';
import type { ImageRequest } from '../page/task.ts';
import { nameHidden } from '../privacy/hidden-marks.ts';
import type { GestureTab } from './gesture-tab.ts';
import { imageAttachment } from './image-attachment.ts';
import { factsOf, selectionOf } from './page-facts.ts';
import { late, runInPage, takeSnapshot, takeSnapshots } from './page-scripts.ts';

/** The selection, and the frame that it is in. */
export interface FoundSelection extends PageSelection {
  frameId: number;
}

interface ReadPage {
  page: PageFacts;
  selection: FoundSelection | null;
  /** The e-mail addresses that the page shows. */
  addresses: string[];
}

/** Reads a tab's page facts, its selection and the e-mail addresses on it. */
export async function readPage(tab: GestureTab): Promise<ReadPage> {
  const [reply, zoom] = await Promise.all([
    takeSnapshot(tab.id),
    browser.tabs.getZoom(tab.id).catch(() => null),
  ]);
  const snapshot = reply === late ? null : reply;
  const page = factsOf(snapshot, {
    tabUrl: tab.url,
    tabTitle: tab.title,
    zoom,
    userAgent: navigator.userAgent,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    now: Date.now(),
    isBusy: reply === late,
  });
  if (snapshot === null) return { page, selection: null, addresses: [] };
  const here = { ...snapshot, frameId: 0 };
  const isElsewhere = snapshot.hasFrames && !(snapshot.isActive && snapshot.selection !== null);
  const inFrames = isElsewhere ? await takeSnapshots(tab.id) : [];
  if (inFrames === late) page.isBusy = true;
  const others = (inFrames === late ? [] : inFrames).flatMap(({ frameId, snapshot: found }) =>
    frameId === 0 || found === null ? [] : [{ ...found, frameId }],
  );
  return { page, selection: latestOf([here, ...others]), addresses: snapshot.addresses };
}

/**
 * Reads the selection again, without what is sensitive in it as its page shows it; null if the page does not answer.
 */
export async function judgeSelection(
  tabId: number,
  frameId: number,
  words: readonly string[],
): Promise<FoundSelection | null> {
  const answer = await runInPage(tabId, 'page-selection', words, frameId);
  const judged = selectionOf({ selection: answer });
  return judged && { ...judged, text: nameHidden(judged.text), frameId };
}

/** Returns the selection of the frame that was used last, or the first selection if that frame has none. */
function latestOf(frames: (PageSnapshot & { frameId: number })[]): FoundSelection | null {
  const selected = frames.filter(({ selection }) => selection !== null);
  const frame = selected.find(({ isActive }) => isActive) ?? selected[0];
  const selection = frame === undefined ? null : selectionOf(frame);
  return frame === undefined || selection === null ? null : { ...selection, frameId: frame.frameId };
}

/** Returns a page's address with a text directive, which replaces the one it may have. */
export function passageUrl(url: string, directive: string): string {
  const [plain = ''] = url.split(':~:');
  return `${plain}${plain.includes('#') ? '' : '#'}${directive}`;
}

/** Reads images of a frame as attachments, in the order of the request; null for an image that cannot be read. */
export async function readPageImages(
  tabId: number,
  request: Omit<ImageRequest, 'type'>,
  toHide: ToHide,
  frameId = 0,
): Promise<(NewAttachment | null)[]> {
  const images = await runInPage(tabId, 'page-image', { ...request, type: 'image/' }, frameId);
  return request.urls.map((url, at) => {
    const image = images?.[at];
    return image?.contentType.startsWith('image/') ? imageAttachment(image, url, toHide) : null;
  });
}

const mostImages = 20;
/** An image that takes longer is left out. The page has already loaded its images, so they answer fast. In milliseconds. */
const imagesWithinMs = 5000;

/**
 * Returns the selected text, and an attachment for each of its images that the page can read. `taken`: file names that
 * are in use.
 */
export async function withImages(
  tabId: number,
  { text, frameId }: Pick<FoundSelection, 'text' | 'frameId'>,
  taken: readonly string[],
  toHide: ToHide,
): Promise<{ text: RichText; pictures: NewAttachment[] }> {
  const sources = new Set<string>();
  mapImages(text, (image) => {
    if (image.src !== undefined) sources.add(image.src);
    return image;
  });
  const urls = [...sources].slice(0, mostImages);
  const read =
    urls.length === 0 ? [] : await readPageImages(tabId, { urls, withinMs: imagesWithinMs }, toHide, frameId);
  const names = new Map<string, string>();
  const pictures: NewAttachment[] = [];
  for (const [at, found] of read.entries()) {
    if (found === null) continue;
    const filename = uniqueName(found.attachment.filename, [...taken, ...names.values()]);
    names.set(urls[at] ?? '', filename);
    pictures.push({ ...found, attachment: { ...found.attachment, filename } });
  }
  return { text: nameImages(text, names), pictures };
}
