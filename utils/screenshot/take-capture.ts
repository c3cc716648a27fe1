import type { NewAttachment } from '../captures/attachments.ts';
import {
  type Capture,
  captureVersion,
  newCaptureId,
  nothingDelivered,
  type TicketForm,
} from '../captures/capture.ts';
import { fillTemplate } from '../captures/fill-template.ts';
import type { Template } from '../captures/library.ts';
import { namedIn } from '../captures/named-in.ts';
import type { Person } from '../captures/people.ts';
import type { ToHide } from '../captures/preferences.ts';
import { subjectOf } from '../captures/prefill.ts';
import type { RichText } from '../captures/rich-text.ts';
import { addCapture, updateCapture } from '../captures/store.ts';
import type { AppResult } from '../errors.ts';
import type { PageHealth } from '../page/health/page-trouble.ts';
import type { Sought } from '../page/sought.ts';
import type { GestureTab } from '../page-client/gesture-tab.ts';
import { cutTitle } from '../page-client/page-facts.ts';
import { readPageHealth, runInPage } from '../page-client/page-scripts.ts';
import {
  type FoundSelection,
  judgeSelection,
  passageUrl,
  readPage,
  readPageImages,
  readSelection,
  withImages,
} from '../page-client/read-page.ts';
import { nameHidden } from '../privacy/hidden-marks.ts';
import { givesAway } from '../privacy/hide-passage.ts';
import { type Around, nothingAround } from '../privacy/label-readings.ts';
import { maskParts } from '../privacy/maskers.ts';
import { err, ok } from '../result.ts';
import type { Pictured } from './begin-capture.ts';
import { captureHiding, lookForSensitive } from './hidden-picture.ts';
import { soughtFor } from './read-sought.ts';
import { asAllowed, blobsOf, screenshotAttachments } from './screenshot-attachments.ts';

/** The parts that a gesture wants in the capture. If a part cannot be read, it is left out and the rest is kept. */
export interface Wanted {
  screenshot: boolean;
  pageText?: boolean;
  selection?: boolean;
  /** What went wrong on the page. */
  health?: boolean;
  /** The selected text as the browser reports it, for frames and pages that no script can read. */
  selectionText?: string;
  /** The address of a right-clicked image. If the image cannot be read, a screenshot takes its place. */
  imageUrl?: string;
  link?: { url: string; text: string };
}

/** The parts of a capture as just read from the page, before they are stored. */
interface Seen extends Pick<Capture, 'page' | 'selection' | 'passage' | 'pageText'> {
  pictures: NewAttachment[];
  addresses: string[];
  around: Around;
}

/**
 * `taking` is a picture that the caller has begun; null if it has begun none. `beginHealth` is called once the page is
 * pictured, because nothing more may be injected before.
 */
async function look(
  tab: GestureTab,
  wanted: Wanted,
  sought: Sought | null,
  allowedSites: readonly string[],
  taking: Pictured | null,
  beginHealth: () => void,
): Promise<Seen> {
  const toHide = sought?.[0] ?? null;
  // The search leaves the code of the snapshot in the page. The picture waits for both: the snapshot removes our own
  // elements from the page.
  const first = lookForSensitive(tab.id, wanted.screenshot && taking === null ? sought : null);
  const { page, selected, ...named } = await readPage(tab, first);
  // The selection is read beside the picture.
  const reading = wanted.selection === false ? null : readSelection(tab.id, selected);
  const pictured = page.readable ? beginHealth : undefined;
  const pictures: NewAttachment[] = [];
  const image = wanted.imageUrl === undefined ? null : await readPageImage(tab.id, wanted.imageUrl, toHide);
  if (image !== null) pictures.push(image);
  if (wanted.screenshot || (wanted.imageUrl !== undefined && image === null)) {
    void taking?.first.then(pictured);
    const picture = await (taking?.picture ??
      captureHiding(tab, sought, wanted.screenshot ? first : undefined, pictured));
    const taken = picture.ok ? screenshotAttachments([picture.value], page, 'visible', null) : [];
    pictures.push(...asAllowed(taken, page.url, allowedSites));
  }
  pictured?.();
  const nothing = { selection: null, passage: null, pageText: null, around: nothingAround };
  const seen: Seen = { page, ...nothing, pictures, ...named };
  if (wanted.pageText === true) seen.pageText = await readPageText(tab.id, toHide);
  if (reading === null) return seen;
  const selection = await reading;
  if (selection === null) return { ...seen, selection: plainText(wanted.selectionText) };
  const taken = pictures.map(({ attachment }) => attachment.filename);
  const judged = toHide && (await judgeSelection(tab.id, selection.frameId, toHide));
  const found = judged ?? selection;
  const illustrated = await withImages(tab.id, found, taken, toHide);
  return {
    ...seen,
    addresses: [...namedIn(selection.text), ...seen.addresses],
    selection: illustrated.text,
    passage: passageTo(page.url, found, toHide),
    around: found.around,
    pictures: [...pictures, ...illustrated.pictures],
  };
}

/**
 * Returns a link to the selection. Null if the link would quote hidden text, or for a frame, to which no link can lead.
 */
function passageTo(url: string, { passage, frameId }: FoundSelection, toHide: ToHide): string | null {
  if (passage === null || frameId !== 0) return null;
  return toHide !== null && givesAway(passage.quoted, toHide) ? null : passageUrl(url, passage.directive);
}

/** What the form starts with besides the page's own parts. `people` are the people whom the `opening` may name. */
export interface FormDefaults
  extends Pick<TicketForm, 'requester' | 'agentId' | 'departmentId' | 'fields' | 'helpdesk'> {
  opening: Template | null;
  people: readonly Person[];
}

/** Keeps a picture that the store did not take. Resolves to false if that fails too. */
export type Rescue = (picture: NewAttachment) => Promise<boolean>;

/**
 * `addresses` are the page's e-mail addresses, selected ones first, to suggest as requester. They are not written to
 * disk.
 */
interface Taken {
  capture: Capture;
  addresses: string[];
}

/** Makes a new draft of a tab and stores it. Resolves when the browser has written it. Error: `storage-failed`. */
export async function takeCapture(
  tab: GestureTab,
  wanted: Wanted,
  { opening, people, ...defaults }: FormDefaults,
  toHide: ToHide,
  rescue: Rescue,
  allowedSites: readonly string[] = [],
  taking: Pictured | null = null,
): Promise<AppResult<Taken>> {
  const reading: { health?: Promise<PageHealth | null> } = {};
  const beginHealth = (): void => {
    if (wanted.health === true) reading.health ??= readPageHealth(tab.id);
  };
  const { pictures, addresses, around, ...read } = await look(
    tab,
    wanted,
    soughtFor(toHide, defaults.requester),
    allowedSites,
    taking,
    beginHealth,
  );
  const health = (await reading.health) ?? null;
  const now = Date.now();
  const link = wanted.link === undefined ? null : { ...wanted.link, text: cutTitle(wanted.link.text) };
  const found = {
    ...read,
    ...(health !== null && { health }),
    link,
    attachments: pictures.map(({ attachment }) => attachment),
  };
  const texts = toHide === null ? found : maskParts(found, toHide, around);
  const capture: Capture = {
    version: captureVersion,
    id: newCaptureId(),
    createdAt: now,
    updatedAt: now,
    stage: { name: 'draft' },
    touched: false,
    tabId: tab.id,
    ...texts,
    delivery: nothingDelivered,
    form: {
      subject: subjectOf(texts),
      message: '',
      ...defaults,
      withoutDetails: [],
      addTo: null,
    },
  };
  if (opening !== null) capture.form.message = fillTemplate(opening, capture, people);
  try {
    await addCapture(capture, blobsOf(pictures));
  } catch {
    // Whatever the browser's reason (quota, a damaged or missing database), the picture has to be kept elsewhere.
    const [picture] = pictures;
    const rescued = picture !== undefined && (await rescue(picture));
    return err({ code: 'storage-failed', rescued });
  }
  return ok({ capture, addresses });
}

/** Reads the page's text into a draft. Errors: `page-not-readable`, `page-text-empty`, `capture-missing`. */
export async function addPageText(
  tab: GestureTab,
  capture: Capture,
  toHide: ToHide,
): Promise<AppResult<Capture>> {
  const read = await readPageText(tab.id, toHide);
  if (read === null) return err({ code: 'page-not-readable' });
  if (read.length === 0) return err({ code: 'page-text-empty' });
  const after = await updateCapture(capture.id, (row) => {
    const { page, selection, passage, link } = row;
    const parts = { page, selection, passage, link, pageText: read };
    return { ...row, ...(toHide === null ? parts : maskParts(parts, toHide)), touched: true };
  });
  return after === null ? err({ code: 'capture-missing' }) : ok(after);
}

/** Longer selections are cut, because the browser reports them in any length. In UTF-16 units. */
const longestSelection = 100_000;

function plainText(text: string | undefined): RichText | null {
  const read = text?.slice(0, longestSelection).toWellFormed().trim() ?? '';
  return read === '' ? null : [{ tag: 'p', children: [read] }];
}

async function readPageText(tabId: number, toHide: ToHide): Promise<RichText | null> {
  const read = await runInPage(tabId, 'page-text', toHide);
  return read && nameHidden(read);
}

/** How long to wait for a right-clicked image before a screenshot takes its place. */
const imageWithinMs = 15_000;

async function readPageImage(tabId: number, url: string, toHide: ToHide): Promise<NewAttachment | null> {
  const [image] = await readPageImages(tabId, { urls: [url], withinMs: imageWithinMs }, toHide);
  return image ?? null;
}
