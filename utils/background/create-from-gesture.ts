import { browser, type Menus, type Tabs } from '../browser.ts';
import { ensureWake, openEditor } from '../browser-ui.ts';
import { isUnchecked } from '../captures/machine.ts';
import { missingFields } from '../captures/missing-fields.ts';
import { wordsToHide } from '../captures/preferences.ts';
import { queueCapture } from '../captures/queue.ts';
import { deleteCapture, getCapture, updateCapture } from '../captures/store.ts';
import { requiredFields } from '../deskpro/fields.ts';
import { addPdf } from '../screenshot/pdf.ts';
import type { GestureTab, Wanted } from '../screenshot/take-capture.ts';
import { directorySetting } from '../settings.ts';
import { showBusy } from './badge.ts';
import { showFailure, showStage } from './feedback.ts';
import type { MenuId } from './menus.ts';
import { newDraft } from './new-draft.ts';
import { deliverNow } from './outbox.ts';
import { takeScreenshot } from './screenshots.ts';

export async function createFromMenu(info: Menus.OnClickData, tab?: Tabs.Tab): Promise<void> {
  const here = gestureTabOf(tab);
  if (here === null) return;
  const id = info.menuItemId as MenuId;
  await create(here, wantedFromMenu(id, info), id === 'review');
}

export async function createFromCommand(command: string, tab?: Tabs.Tab): Promise<void> {
  const here = gestureTabOf(tab ?? (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0]);
  if (here === null) return;
  if (command === 'capture-full-page') return captureFullPage(here);
  const fromSelection = command === 'create-from-selection';
  await create(here, { screenshot: !fromSelection, selection: fromSelection }, false);
}

/** A draft with the whole page, for the person to finish. Where only what is visible can be had, with that. */
async function captureFullPage(tab: GestureTab): Promise<void> {
  const { taken } = await newDraft(tab, { screenshot: false });
  if (!taken.ok) return showFailure(tab.id, taken.error);
  const { id } = taken.value;
  const wanted = { tabId: tab.id, id, delaySeconds: 0, add: false };
  const whole = await takeScreenshot({ ...wanted, mode: 'full-page' });
  const shown = whole.ok ? whole : await takeScreenshot({ ...wanted, mode: 'visible' });
  const after = await getCapture(id);
  if (after === null) return;
  if (after.attachments.length > 0) return openEditor(id);
  // Cancelled, or nothing can be pictured here: there is nothing to finish.
  await deleteCapture(id);
  if (!shown.ok) await showFailure(tab.id, shown.error);
}

/** What each entry puts in the capture; "review" takes what was clicked and a screenshot. */
function wantedFromMenu(
  id: MenuId,
  info: Pick<Menus.OnClickData, 'linkUrl' | 'linkText' | 'srcUrl' | 'selectionText'>,
): Wanted {
  const link = info.linkUrl === undefined ? {} : { link: { url: info.linkUrl, text: info.linkText ?? '' } };
  const image = info.srcUrl === undefined ? {} : { imageUrl: info.srcUrl };
  const selected = info.selectionText === undefined ? {} : { selectionText: info.selectionText };
  switch (id) {
    case 'from-page':
      return { screenshot: false, selection: false, pageText: true };
    case 'from-screenshot':
      return { screenshot: true, selection: false };
    case 'from-selection':
      return { screenshot: false, selection: true, ...selected };
    case 'from-link':
      return { screenshot: false, selection: false, ...link };
    case 'from-image':
      return { screenshot: false, selection: false, ...image };
    case 'review':
      return { screenshot: true, selection: true, ...link, ...image, ...selected };
  }
}

/** One gesture, one ticket: at once with the defaults, or through the form where the person wants to look or has to. */
async function create(tab: GestureTab, wanted: Wanted, review: boolean): Promise<void> {
  const { taken, preferences, connection, hasUnseenCc } = await newDraft(tab, wanted);
  if (!taken.ok) return showFailure(tab.id, taken.error);
  const capture = taken.value;
  // The file is what its page says. Where it cannot be had, the rest goes without it.
  if (capture.page.isPdf && (review || wanted.pageText === true))
    await addPdf(tab, capture, wordsToHide(preferences), false);
  const directory = await directorySetting.read();
  const required = directory === null ? [] : requiredFields(directory, capture.form.departmentId);
  const needsPerson =
    review ||
    preferences.reviewBeforeCreating ||
    hasUnseenCc ||
    isUnchecked(capture) ||
    missingFields(capture, required).length > 0;
  if (connection === null || needsPerson) {
    await updateCapture(capture.id, (row) => ({ ...row, touched: true }));
    await openEditor(capture.id);
    return;
  }
  ensureWake();
  try {
    const queued = await queueCapture(capture.id, connection.baseUrl);
    showBusy();
    await showStage(tab.id, capture.id, queued?.stage.name ?? 'queued');
  } catch {
    // Without its redactions burnt in it goes nowhere. The draft stays, among the tickets.
    await updateCapture(capture.id, (row) => ({ ...row, touched: true }));
    return showFailure(tab.id, { code: 'not-burnt-in' });
  }
  await deliverNow(capture.id);
  const after = await getCapture(capture.id);
  if (after !== null) await showStage(tab.id, after.id, after.stage.name);
}

function gestureTabOf(tab: Tabs.Tab | undefined): GestureTab | null {
  if (tab?.id === undefined || tab.windowId === undefined) return null;
  return { id: tab.id, windowId: tab.windowId, url: tab.url ?? '', title: tab.title ?? '' };
}
