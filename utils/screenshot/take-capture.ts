import type { NewAttachment } from '../captures/attachments.ts';
import {
  type Capture,
  newCaptureId,
  nothingDelivered,
  type PageFacts,
  type TicketForm,
} from '../captures/capture.ts';
import { fillTemplate } from '../captures/fill-template.ts';
import type { Template } from '../captures/library.ts';
import type { Person } from '../captures/people.ts';
import { subjectOf } from '../captures/prefill.ts';
import { RichText } from '../captures/rich-text.ts';
import { addCapture, updateCapture } from '../captures/store.ts';
import type { AppResult } from '../errors.ts';
import { err, ok } from '../result.ts';
import { blobsOf, screenshotAttachments } from './attachments.ts';
import { runInPage } from './page-scripts.ts';
import { passageUrl, readPage, readPageImages, withImages } from './read-page.ts';
import { captureVisible } from './visible.ts';

/** The tab a gesture was made in. The gesture's `activeTab` grant is what makes its address and title known. */
export interface GestureTab {
  id: number;
  windowId: number;
  url: string;
  title: string;
}

/** What a gesture asks to be in the capture. Errors in getting a wanted part leave it out; they never lose the rest. */
export interface Wanted {
  screenshot: boolean;
  pageText?: boolean;
  selection?: boolean;
  /** The selected words as the browser itself reports them, for frames and pages that cannot be asked. */
  selectionText?: string;
  /** The address of a right-clicked image; where it cannot be had, a screenshot stands in for it. */
  imageUrl?: string;
  link?: { url: string; text: string };
}

/** What is seen right now, not stored yet. `problem` says why a wanted screenshot is missing. */
interface Seen {
  page: PageFacts;
  selection: RichText | null;
  passage: string | null;
  pageText: RichText | null;
  pictures: NewAttachment[];
  problem: 'screenshot-refused' | 'tab-changed' | null;
}

async function look(tab: GestureTab, wanted: Wanted): Promise<Seen> {
  const { page, selection } = await readPage(tab);
  const pictures: NewAttachment[] = [];
  const image = wanted.imageUrl === undefined ? null : await readPageImage(tab.id, wanted.imageUrl);
  if (image !== null) pictures.push(image);
  let problem: Seen['problem'] = null;
  if (wanted.screenshot || (wanted.imageUrl !== undefined && image === null)) {
    const picture = await captureVisible(tab.id, tab.windowId);
    if (picture.ok) pictures.push(...screenshotAttachments([picture.value], page, 'visible', null));
    else problem = picture.error.code === 'tab-changed' ? 'tab-changed' : 'screenshot-refused';
  }
  const seen: Seen = { page, selection: null, passage: null, pageText: null, pictures, problem };
  if (wanted.pageText === true) seen.pageText = await readPageText(tab.id);
  if (wanted.selection === false) return seen;
  if (selection === null) return { ...seen, selection: plainText(wanted.selectionText) };
  const taken = pictures.map(({ attachment }) => attachment.filename);
  const illustrated = await withImages(tab.id, selection, taken);
  return {
    ...seen,
    selection: illustrated.text,
    passage:
      selection.passage === null || selection.frameId !== 0 ? null : passageUrl(page.url, selection.passage),
    pictures: [...pictures, ...illustrated.pictures],
  };
}

/** What the form starts with besides what is seen. `people` are those an opening may name. */
export interface FormDefaults
  extends Pick<TicketForm, 'requester' | 'agentId' | 'departmentId' | 'fields' | 'helpdesk'> {
  opening: Template | null;
  people: readonly Person[];
}

/** Keeps a picture that the store would not take; false where that fails as well. */
export type Rescue = (picture: NewAttachment) => Promise<boolean>;

/** Takes a new draft of a tab and stores it. Resolves once the browser has written it. */
export async function takeCapture(
  tab: GestureTab,
  wanted: Wanted,
  { opening, people, ...defaults }: FormDefaults,
  rescue: Rescue,
): Promise<AppResult<Capture>> {
  const seen = await look(tab, wanted);
  const now = Date.now();
  const link = wanted.link ?? null;
  const capture: Capture = {
    version: 1,
    id: newCaptureId(),
    createdAt: now,
    updatedAt: now,
    stage: { name: 'draft' },
    touched: false,
    tabId: tab.id,
    page: seen.page,
    selection: seen.selection,
    passage: seen.passage,
    pageText: seen.pageText,
    link,
    attachments: seen.pictures.map(({ attachment }) => attachment),
    delivery: nothingDelivered,
    form: {
      subject: subjectOf({ page: seen.page, selection: seen.selection, link }),
      message: '',
      ...defaults,
      withoutDetails: [],
      addTo: null,
    },
  };
  if (opening !== null) capture.form.message = fillTemplate(opening, capture, people);
  try {
    await addCapture(capture, blobsOf(seen.pictures));
  } catch {
    // The browser's reasons (quota, a damaged or missing database) have one remedy: the picture is saved elsewhere.
    const [picture] = seen.pictures;
    const rescued = picture !== undefined && (await rescue(picture));
    return err({ code: 'storage-failed', rescued });
  }
  return ok(capture);
}

/** Reads the page's text into a draft, on request. Errors: `page-not-readable`, `page-text-empty`. */
export async function addPageText(tab: GestureTab, capture: Capture): Promise<AppResult<Capture>> {
  const pageText = await readPageText(tab.id);
  if (pageText === null) return err({ code: 'page-not-readable' });
  if (pageText.length === 0) return err({ code: 'page-text-empty' });
  const after = await updateCapture(capture.id, (row) => ({ ...row, pageText, touched: true }));
  return after === null ? err({ code: 'capture-missing' }) : ok(after);
}

function plainText(text: string | undefined): RichText | null {
  return text === undefined || text.trim() === '' ? null : [{ tag: 'p', children: [text.trim()] }];
}

async function readPageText(tabId: number): Promise<RichText | null> {
  const reply = RichText.safeParse(await runInPage(tabId, 'page-text'));
  return reply.success ? reply.data : null;
}

/** The page has to answer for a clicked image; where it cannot, a screenshot stands in. */
const imageWithinMs = 15_000;

async function readPageImage(tabId: number, url: string): Promise<NewAttachment | null> {
  const [image] = await readPageImages(tabId, { urls: [url], withinMs: imageWithinMs });
  return image ?? null;
}
