/** Both browsers know it by this name. The polyfill, a quarter of all that is injected, would be there for this one call. */
declare const chrome: { runtime?: { sendMessage(message: { type: string }): unknown } };

/**
 * Asks the background to open what this tab last made. The message says no more than that. Of an extension that has been updated
 * meanwhile nothing is left to ask.
 */
export function askToOpen(): void {
  chrome.runtime?.sendMessage({ type: 'openMade' });
}
