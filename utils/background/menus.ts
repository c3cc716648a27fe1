import { browser, type Menus } from '../browser.ts';
import { type MessageKey, t } from '../i18n.ts';

const menuIds = [
  'from-page',
  'from-screenshot',
  'from-selection',
  'from-link',
  'from-image',
  'review',
] as const;
export type MenuId = (typeof menuIds)[number];

const entries: Record<MenuId, { title: MessageKey; contexts: Menus.ContextType[] }> = {
  'from-selection': { title: 'menuFromSelection', contexts: ['selection'] },
  'from-link': { title: 'menuFromLink', contexts: ['link'] },
  'from-image': { title: 'menuFromImage', contexts: ['image'] },
  'from-page': { title: 'menuFromPage', contexts: ['page', 'frame'] },
  'from-screenshot': {
    title: 'menuFromScreenshot',
    contexts: ['page', 'frame', 'selection', 'link', 'image', 'video', 'audio', 'editable'],
  },
  review: {
    title: 'menuReview',
    contexts: ['page', 'frame', 'selection', 'link', 'image', 'video', 'audio', 'editable'],
  },
};

export const watchMenu = 'watch';

/** Makes the right-click entries; the browser keeps them until the next install or update. */
export async function installMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const [id, { title, contexts }] of Object.entries(entries)) {
    browser.contextMenus.create({ id, title: t(title), contexts });
  }
  browser.contextMenus.create({ id: watchMenu, title: t('watchTab'), contexts: ['page', 'frame'] });
}

/** Says in the right-click menu what a press of the entry does: begin to watch, or stop. */
export async function nameWatchMenu(isOn: boolean): Promise<void> {
  const title = t(isOn ? 'watchStopTab' : 'watchTab');
  // The entry may be missing for a moment, since an update creates the entries anew.
  await browser.contextMenus?.update(watchMenu, { title }).catch(() => undefined);
}
