import { browser } from '../browser.ts';
import { openEditor } from '../browser-ui.ts';
import { isSameAddress } from '../captures/same-address.ts';
import { getCapture } from '../captures/store.ts';
import { broughtBackSetting, type ScreenshotJob } from '../settings.ts';

/**
 * Shows the form again after a screenshot it had to make room for: in the popup over the page it is of, where the browser
 * opens that without a click, else in the editor.
 */
export async function bringFormBack(job: ScreenshotJob): Promise<void> {
  const capture = await getCapture(job.captureId);
  if (capture === null || (await isPopupOpen())) return;
  await broughtBackSetting.write(capture.id);
  const tab = await browser.tabs.get(job.tabId).catch(() => null);
  const isThere = tab?.active === true && isSameAddress(capture.page.url, tab.url ?? '');
  if (!isThere || !(await openPopup(job.windowId))) await openEditor(capture.id);
}

async function openPopup(windowId: number): Promise<boolean> {
  try {
    await browser.action.openPopup({ windowId });
    return true;
  } catch {
    // A browser that wants a click for it, or a window that is not in front.
    return false;
  }
}

/** The person may have opened it meanwhile. A browser that does not tell has had none: then they are not asked twice. */
async function isPopupOpen(): Promise<boolean> {
  const getContexts: unknown = Reflect.get(browser.runtime, 'getContexts');
  if (typeof getContexts !== 'function') return false;
  const popups: unknown = await getContexts.call(browser.runtime, { contextTypes: ['POPUP'] });
  return Array.isArray(popups) && popups.length > 0;
}
