/**
 * Both browsers have the API under this name. The polyfill would be a quarter of all injected code, for this one call.
 */
declare const chrome: { runtime?: { sendMessage(message: { type: string }): unknown } };

/**
 * Asks the background to open what was last made in this tab; the message says nothing else. If the extension was
 * updated meanwhile, nobody can be asked any more and nothing happens.
 */
export function askToOpen(): void {
  chrome.runtime?.sendMessage({ type: 'openMade' });
}
