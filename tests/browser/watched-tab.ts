import type { Browser, Tab } from './drivers/types.ts';
import { Popup } from './pages/popup.ts';

/** Runs a script in the page's own world: the driver's expressions have a console of their own in Firefox. */
export function runInPage(tab: Tab, script: string): Promise<unknown> {
  return tab.evaluate(`(() => {
    const element = document.createElement('script');
    element.textContent = ${JSON.stringify(script)};
    document.documentElement.append(element);
    element.remove();
    return 1;
  })()`);
}

/** Keeps the browser's own functions of a page, to compare them later. WebSockets are never recorded. */
export const keepOwn = `{
  const now = () => [fetch, XMLHttpRequest.prototype.open, console.log, console.error, WebSocket];
  const own = now();
  const native = own.map(String);
  window.isOwn = () => now().map((one, at) => one === own[at] && String(one) === native[at]);
  window.textsOfOwn = () => now().map((one) => Function.prototype.toString.call(one).replace(/\\s+/g, ' '));
}`;
export const isOwn = 'window.isOwn()';

/** What the browser's own functions are as text. A function behind a proxy has no name there, unless asked itself. */
export const ownTexts = ['fetch', 'open', 'log', 'error', 'WebSocket'].map(
  (name) => `function ${name}() { [native code] }`,
);

/** Starts to watch a tab by the popup's menu. */
export async function startWatching(
  browser: Browser,
  tab: Tab,
  entry: 'Watch this tab' | 'Reload and watch',
): Promise<void> {
  const popup = await (await Popup.open(browser, tab)).ready();
  await (await popup.inMenu('Add to the ticket', entry)).click();
  await popup.surface.waitForClosed();
  await tab.waitForToast('This tab is being watched');
}

export function grants(browser: Browser): Promise<string[]> {
  return browser.evaluateInExtension('chrome.permissions.getAll().then(({ origins }) => origins.sort())');
}
