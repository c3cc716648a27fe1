import { browser } from '../browser.ts';
import type { NewAttachment } from '../captures/attachments.ts';
import type { PageFacts } from '../captures/capture.ts';
import type { ToHide } from '../captures/preferences.ts';
import { mapImages, nameImages, type RichText } from '../captures/rich-text.ts';
import { uniqueName } from '../captures/unique-name.ts';
import type { PageSelection } from '../page/selection.ts';
import type { ImageRequest } from '../page/task.ts';
import { nameHidden } from '../privacy/hidden-marks.ts';
import { late } from '../unless-late.ts';
import type { GestureTab } from './gesture-tab.ts';
import { imageAttachment } from './image-attachment.ts';
import { factsOf, selectionOf } from './page-facts.ts';
import { type FrameSnapshot, runInPage, takeSnapshot, takeSnapshots } from './page-scripts.ts';

/** The selection, and the frame that it is in. */
export interface FoundSelection extends PageSelection {
  frameId: number;
}

/** The frames in which something is selected, the one that was used last first. */
interface SelectedFrames {
  ids: number[];
  /** Whether only the top frame was asked, although there are others. */
  isTopOnly: boolean;
}

interface ReadPage {
  page: PageFacts;
  selected: SelectedFrames;
  /** The e-mail addresses that the page shows. */
  addresses: string[];
}

/**
 * Reads a tab's page facts, where something is selected and the e-mail addresses on it. `searching` as in
 * `takeSnapshot`.
 */
export async function readPage(tab: GestureTab, searching?: Promise<unknown>): Promise<ReadPage> {
  const [reply, zoom] = await Promise.all([
    takeSnapshot(tab.id, searching),
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
  if (snapshot === null) return { page, selected: { ids: [], isTopOnly: false }, addresses: [] };
  const { hasFrames, addresses } = snapshot;
  const here = { frameId: 0, snapshot };
  const isElsewhere = hasFrames && !(snapshot.isActive && snapshot.hasSelection);
  const inFrames = isElsewhere ? await takeSnapshots(tab.id) : [];
  if (inFrames === late) page.isBusy = true;
  const others = inFrames === late ? [] : inFrames.filter(({ frameId }) => frameId !== 0);
  return {
    page,
    selected: { ids: selectedIn([here, ...others]), isTopOnly: hasFrames && !isElsewhere },
    addresses,
  };
}

/** Reads the selection; null if nothing is selected, or only what shows no words. */
export async function readSelection(
  tabId: number,
  { ids, isTopOnly }: SelectedFrames,
): Promise<FoundSelection | null> {
  for (const frameId of ids) {
    const selection = selectionOf(await runInPage(tabId, 'page-selection', null, frameId));
    if (selection !== null) return { ...selection, frameId };
  }
  if (!isTopOnly) return null;
  const frames = await takeSnapshots(tabId);
  const others = frames === late ? [] : selectedIn(frames.filter(({ frameId }) => frameId !== 0));
  return readSelection(tabId, { ids: others, isTopOnly: false });
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
  const judged = selectionOf(answer);
  return judged && { ...judged, text: nameHidden(judged.text), frameId };
}

/** Returns the ids of the frames in which something is selected, the one that was used last first. */
function selectedIn(frames: readonly FrameSnapshot[]): number[] {
  const selected = frames.filter(({ snapshot }) => snapshot?.hasSelection);
  const active = selected.find(({ snapshot }) => snapshot?.isActive);
  const ordered = active === undefined ? selected : [active, ...selected.filter((one) => one !== active)];
  return ordered.map(({ frameId }) => frameId);
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
