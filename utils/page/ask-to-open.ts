/**
 * Both browsers have the API under this name. The polyfill would be a quarter of all injected code, for this one call.
 */
declare const chrome: { runtime?: { id?: string; sendMessage(message: object): unknown } };

/**
 * Asks the background to open what was last made in this tab; the message says nothing else. If the extension was
 * updated meanwhile, nobody can be asked any more and nothing happens.
 */
export function askToOpen(): void {
  chrome.runtime?.sendMessage({ type: 'openMade' });
}

/** Asks the background to end the watching of this tab: the person pressed our button. */
export function askToStopWatching(): void {
  chrome.runtime?.sendMessage({ type: 'stopWatching' });
}

/** Gives the background what was recorded of a page that goes away, or may. It checks the shape. */
export function keepWatched(recorded: object): void {
  chrome.runtime?.sendMessage({ type: 'keepWatched', recorded });
}

/**
 * Asks the background whether this tab is still watched. False if it says no; anything else, such as no answer, is no
 * answer to rely on. The question also keeps the background awake, so that it hears of the page's end.
 */
export async function isWatched(): Promise<boolean> {
  const answer = await Promise.resolve(chrome.runtime?.sendMessage({ type: 'isWatched' })).catch(() => null);
  return answer !== false;
}

/** Whether the extension is still there. An update or its removal takes the id away. */
export function isConnected(): boolean {
  return typeof chrome !== 'undefined' && chrome.runtime?.id !== undefined;
}
