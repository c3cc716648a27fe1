import type { DraftNotice } from '../../components/ticket/ticket-props.ts';
import { type CurrentTab, currentTab } from '../browser-ui.ts';
import type { Capture, CaptureId } from '../captures/capture.ts';
import { draftsFor, listUnsent } from '../captures/drafts.ts';
import { deleteCapture } from '../captures/store.ts';
import type { AppError } from '../errors.ts';
import { request } from '../messages.ts';
import { type Begun, beginCapture } from '../screenshot/begin-capture.ts';
import { readSought } from '../screenshot/read-sought.ts';
import {
  broughtBackSetting,
  screenshotJobSetting,
  screenshotProblemSetting,
} from '../screenshot/screenshot-job.ts';
import { draftNoticeOf } from './draft-notice-of.ts';
import { createFirstPicture, type FirstPicture } from './first-picture.ts';

export interface Opened {
  tabId: number | null;
  captureId: CaptureId | null;
  /** The capture as it was just stored; null if it has to be read. */
  fresh: Capture | null;
  elsewhere: Capture | null;
  notice: DraftNotice | null;
  problem: AppError | null;
}

export interface Opening {
  /** Resolves once the page is asked: what draws the form before would keep the page's picture waiting. */
  asked: Promise<void>;
  /** What is shown of the picture before it is stored. */
  picture: FirstPicture;
  opened: Promise<Opened>;
}

export const nothingYet: Opened = {
  tabId: null,
  captureId: null,
  fresh: null,
  elsewhere: null,
  notice: null,
  problem: null,
};
/** The form is drawn by then, and nobody waits for what the background tidies. */
const tidyAfterMs = 500;

/**
 * Restores this page's unsent draft if the person has worked on it, or else captures the page as it is now. The look at
 * the page is the first task; the picture follows as soon as no draft is found, and is shown before it is stored.
 * `loadParts` loads the code of what a draft may show.
 */
export function openPopup(loadParts: () => Promise<unknown>): Opening {
  const picture = createFirstPicture();
  const begun = begin();
  const opened = begun
    .then((found) => open(found, picture, loadParts))
    .catch((): Opened => ({ ...nothingYet, problem: { code: 'storage-failed' } }));
  return {
    asked: begun.then(
      () => undefined,
      () => undefined,
    ),
    picture,
    opened,
  };
}

interface Beginning {
  tab: CurrentTab | null;
  /** Null if the page is not asked yet. */
  capture: Begun | null;
  /** Asks the page. */
  ask(tab: CurrentTab): Begun;
  kept: Kept;
  unsent: Promise<Capture[]>;
}

interface Kept {
  /** The draft whose form made room so that the person could choose in the page. */
  back: CaptureId | null;
  /** What `draftsFor` needs. */
  ids: CaptureId[];
}

async function begin(): Promise<Beginning> {
  // A store that cannot be read has no drafts to restore. Taking the capture then reports the problem.
  const unsent = listUnsent().catch((): Capture[] => []);
  const [tab, soughtOn, kept] = await Promise.all([currentTab(), readSought(), readKept()]);
  const ask = (asked: CurrentTab) => beginCapture(asked, soughtOn(asked.url));
  // A draft that gave way comes back whatever its tab shows. That may be a page that nobody captures.
  const isPictured = tab !== null && kept.ids.length === 0;
  return { tab, capture: isPictured ? ask(tab) : null, ask, kept, unsent };
}

async function readKept(): Promise<Kept> {
  const [back, job, failed] = await Promise.all([
    broughtBackSetting.read(),
    screenshotJobSetting.read(),
    screenshotProblemSetting.read(),
  ]);
  const ids = [back, job?.captureId, failed?.captureId].filter((id) => id !== null && id !== undefined);
  return { back, ids };
}

async function open(
  { tab, capture, ask, kept, unsent }: Beginning,
  shown: FirstPicture,
  loadParts: () => Promise<unknown>,
): Promise<Opened> {
  if (tab === null) return { ...nothingYet, problem: { code: 'screenshot-refused' } };
  const tabId = tab.id;
  const { here, elsewhere, stale } = draftsFor(await unsent, { tabId, url: tab.url }, kept.ids);
  if (here !== null) {
    // A popup that closed only so that the person could choose in the page needs no notice.
    // A draft has much to show at once. Its parts are loaded before, so that nothing moves when they arrive.
    await Promise.all([broughtBackSetting.remove(), loadParts()]);
    const notice: DraftNotice | null =
      kept.back === here.id ? null : { kind: 'restored', at: here.updatedAt };
    return { ...nothingYet, tabId, captureId: here.id, notice };
  }
  const taking = (capture ?? ask(tab)).take(shown.show);
  // What makes a draft of the picture is loaded while the browser takes the picture.
  const { newDraft } = await import('../screenshot/new-draft.ts');
  const [{ taken }, other] = await Promise.all([
    newDraft(tab, { screenshot: true }, taking),
    shownOf(elsewhere),
  ]);
  setTimeout(() => void request('tidy', {}), tidyAfterMs);
  const found = { ...nothingYet, tabId, elsewhere: other, notice: other && draftNoticeOf(other) };
  if (!taken.ok) return { ...found, problem: taken.error };
  // Drawing the whole form would keep the picture waiting.
  await shown.shown();
  shown.storedAs(taken.value.attachments[0]?.id);
  for (const { id } of stale)
    void deleteCapture(id, ({ touched, stage }) => !touched && stage.name === 'draft');
  return { ...found, captureId: taken.value.id, fresh: taken.value };
}

/** Few pages are opened beside a draft of another page, so the code is loaded only then. */
async function shownOf(elsewhere: Capture | null): Promise<Capture | null> {
  return elsewhere && (await import('../captures/seen-draft.ts')).showOnce(elsewhere);
}
