import { browser } from '../browser.ts';
import { openEditor } from '../browser-ui.ts';
import { isSameAddress } from '../captures/same-address.ts';
import { getCapture } from '../captures/store.ts';
import { broughtBackSetting, type ScreenshotJob } from '../screenshot/screenshot-job.ts';

/**
 * Shows the form again after a screenshot for which it was closed. It opens in the popup if the captured page is still
 * in front and the browser opens a popup without a click, else in the editor.
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
    // The browser requires a click, or the window is not in front.
    return false;
  }
}

/** Whether the popup is open, because the person has opened it meanwhile. False if the browser cannot tell. */
async function isPopupOpen(): Promise<boolean> {
  const getContexts: unknown = Reflect.get(browser.runtime, 'getContexts');
  if (typeof getContexts !== 'function') return false;
  const popups: unknown = await getContexts.call(browser.runtime, { contextTypes: ['POPUP'] });
  return Array.isArray(popups) && popups.length > 0;
}
