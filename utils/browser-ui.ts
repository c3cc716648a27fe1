import { browser } from './browser.ts';
import type { CaptureId } from './captures/capture.ts';
import { originPattern } from './deskpro/origin-pattern.ts';

/** Calls of the browser that our pages make. */

export interface CurrentTab {
  id: number;
  windowId: number;
  url: string;
  title: string;
}

/** UTF-16 units. A title may have megabytes, and a message to the background would carry all of them. */
const longestTitle = 1000;

/** Returns the active tab of this window; null if there is none. */
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

/**
 * Asks the person for access to an origin. Call it before any await in a click handler: the browser asks only there.
 */
export function requestOrigin(origin: string): Promise<boolean> {
  return browser.permissions.request({ origins: [originPattern(origin)] });
}

/**
 * Asks for access to a file's origin in Firefox, which lets no script into its file viewers. Call it before any await,
 * like `requestOrigin`. A refusal or an invalid origin does not reject: it shows when the file is fetched.
 */
export async function requestAccess(url: string): Promise<void> {
  if (isFirefox && URL.canParse(url)) await requestOrigin(url).catch(() => false);
}

/** Known at build time, so that code for the other browser is not shipped. */
export const isFirefox = import.meta.env.FIREFOX;

/** The alarm that wakes the background to look at the outbox. */
export const wakeAlarm = 'outbox';
const wakeWithinMs = 30_000;

/** Makes sure that the outbox is looked at soon, even if this page closes or the worker is stopped. */
export function ensureWake(): void {
  browser.alarms.create(wakeAlarm, { when: Date.now() + wakeWithinMs });
}

/** The browser reads a file only after the click that saves it, so the URL stays valid for this time. */
const readableForMs = 60_000;

/** Saves a file as a browser download. */
export function saveFile(file: Blob, filename: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = filename;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), readableForMs);
}
