import { browser, type Menus, type Tabs } from '../browser.ts';
import { openEditor } from '../browser-ui.ts';
import { missingFields } from '../captures/missing-fields.ts';
import { wordsToHide } from '../captures/preferences.ts';
import { isUnchecked } from '../captures/stages.ts';
import { deleteCapture, getCapture, updateCapture } from '../captures/store.ts';
import { fieldsOf, requiredFields, withDefaults } from '../deskpro/fields.ts';
import { directorySetting } from '../deskpro/stored-connection.ts';
import type { GestureTab } from '../page-client/gesture-tab.ts';
import { newDraft } from '../screenshot/new-draft.ts';
import { addPdf } from '../screenshot/pdf.ts';
import type { Wanted } from '../screenshot/take-capture.ts';
import { asStored, createTicket } from './create-ticket.ts';
import { showFailure, showStage } from './feedback.ts';
import { type MenuId, watchMenu } from './menus.ts';
import { takeScreenshot } from './screenshots.ts';
import { resumeWatching } from './watch-tab.ts';

export async function createFromMenu(info: Menus.OnClickData, tab?: Tabs.Tab): Promise<void> {
  const here = gestureTabOf(tab);
  if (here === null || info.menuItemId === watchMenu) return;
  const id = info.menuItemId as MenuId;
  await create(here, wantedFromMenu(id, info), { review: id === 'review' });
}

export async function createFromCommand(command: string, tab?: Tabs.Tab): Promise<void> {
  const here = gestureTabOf(tab ?? (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0]);
  if (here === null) return;
  if (command === 'capture-full-page') return captureFullPage(here);
  const fromSelection = command === 'create-from-selection';
  await create(here, { screenshot: !fromSelection, selection: fromSelection });
}

/** Makes a draft with the whole page and opens it in the editor. If that fails, captures the visible area instead. */
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
  // The screenshot was cancelled or failed, so the draft is empty.
  await deleteCapture(id);
  if (shown.ok) return;
  // The sentence for `screenshot-refused` says that the draft is kept, but the draft was deleted.
  const isRefused = shown.error.code === 'screenshot-refused';
  const left = { code: 'screenshot-stopped', reason: 'page-left', kept: false } as const;
  await showFailure(tab.id, isRefused ? left : shown.error);
}

/**
 * Returns what a menu entry puts in the capture. `review` takes a screenshot and the clicked link, image or selection.
 */
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

/**
 * Makes a ticket of a gesture: at once with the defaults, or through the editor if the person wants or has to review
 * it.
 */
async function create(tab: GestureTab, wanted: Wanted, { review = false } = {}): Promise<void> {
  const { taken, preferences, connection, hasUnseenCc } = await newDraft(tab, wanted);
  // The background may have been asleep while the page was loaded again.
  void resumeWatching();
  if (!taken.ok) return showFailure(tab.id, taken.error);
  const capture = taken.value;
  // A PDF file takes the place of the page's text. If the file cannot be loaded, the ticket goes without it.
  if (capture.page.isPdf && (review || wanted.pageText === true))
    await addPdf(tab, capture, wordsToHide(preferences), { byPerson: false });
  const directory = await directorySetting.read();
  const { departmentId } = capture.form;
  const required = directory === null ? [] : requiredFields(directory, departmentId);
  const fields = withDefaults(
    capture.form.fields,
    directory === null ? [] : fieldsOf(directory, departmentId, []),
  );
  const needsPerson =
    review ||
    preferences.reviewBeforeCreating ||
    hasUnseenCc ||
    isUnchecked(capture) ||
    missingFields({ form: { ...capture.form, fields } }, required).length > 0;
  if (connection === null || needsPerson) {
    await updateCapture(capture.id, (row) => ({ ...row, touched: true }));
    await openEditor(capture.id);
    return;
  }
  if (fields !== capture.form.fields)
    await updateCapture(capture.id, (row) => ({ ...row, form: { ...row.form, fields } }));
  const made = await createTicket({ id: capture.id, helpdesk: connection.baseUrl, ...asStored }, (queued) =>
    showStage(tab.id, capture.id, queued.stage.name),
  );
  const after = await getCapture(capture.id);
  if (after === null) return;
  if (made.ok || after.stage.name !== 'draft') return showStage(tab.id, after.id, after.stage.name);
  // Nothing is sent before the redactions are painted into the pixels. The draft stays in the list of tickets.
  await updateCapture(capture.id, (row) => ({ ...row, touched: true }));
  await showFailure(tab.id, made.error);
}

function gestureTabOf(tab: Tabs.Tab | undefined): GestureTab | null {
  if (tab?.id === undefined || tab.windowId === undefined) return null;
  return { id: tab.id, windowId: tab.windowId, url: tab.url ?? '', title: tab.title ?? '' };
}
