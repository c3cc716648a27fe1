import { browser } from './browser.ts';
import type { CaptureId } from './captures/capture.ts';
import { originPattern } from './deskpro/address.ts';

/** What our pages ask of the browser around them. */

export interface CurrentTab {
  id: number;
  windowId: number;
  url: string;
  title: string;
}

/** A title may have megabytes, which a message to the background would carry. In UTF-16 units. */
const longestTitle = 1000;

/** The tab in front of this popup; null where there is none. */
export async function currentTab(): Promise<CurrentTab | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return null;
  const windowId = tab.windowId ?? browser.windows.WINDOW_ID_CURRENT;
  return { id: tab.id, windowId, url: tab.url ?? '', title: (tab.title ?? '').slice(0, longestTitle) };
}

export async function openEditor(id: CaptureId): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`editor.html?capture=${id}`) });
}

export async function openTickets(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('tickets.html') });
}

export async function openAddress(url: string): Promise<void> {
  await browser.tabs.create({ url });
}

export function openOptions(): Promise<void> {
  return browser.runtime.openOptionsPage();
}

/** Asks the person for one origin. Call it before any await of a click's handler: only there does the browser ask. */
export function requestOrigin(origin: string): Promise<boolean> {
  return browser.permissions.request({ origins: [originPattern(origin)] });
}

/**
 * Asks for the origin of a file, where the browser must be asked: in Firefox, which lets no script into its viewers. The
 * same rule as for `requestOrigin`. A no, or an origin that cannot be had, shows when the file is fetched.
 */
export async function requestAccess(url: string): Promise<void> {
  if (isFirefox && URL.canParse(url)) await requestOrigin(url).catch(() => false);
}

/** Known when the extension is built; what is only the other browser's is not shipped. */
export const isFirefox = import.meta.env.FIREFOX;

/** The alarm that wakes the background for what waits in the outbox. */
export const wakeAlarm = 'outbox';
const wakeWithinMs = 30_000;

/** Makes sure the outbox is looked at soon, also when this page closes before it can tell the background. */
export function ensureWake(): void {
  browser.alarms.create(wakeAlarm, { when: Date.now() + wakeWithinMs });
}

/** The browser reads a file after the click that saves it. */
const readableForMs = 60_000;

/** Has the browser save a file, as it saves what is downloaded. */
export function saveFile(file: Blob, filename: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = filename;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), readableForMs);
}
