import { browser } from './browser.ts';
import { isFirefox } from './browser-ui.ts';
import { originPattern } from './deskpro/origin-pattern.ts';

/** Firefox's permission to record what a person does on a page. The polyfill's types lack it. */
const activity = { data_collection: ['websiteActivity'] };

/** Whether the person has allowed in Firefox that what happens on a page is recorded and sent. */
export function mayRecordActivity(): Promise<boolean> {
  return browser.permissions.contains(activity as object);
}

/** Whether the browser can give access to this site only. */
function mayBeGranted({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || hostname === 'localhost' || hostname === '127.0.0.1';
}

/**
 * Asks the person in Firefox for permission to record a page, and for access to its site. Without the access the watching
 * ends with the page. Call this before any await in a click. `isGranted` resolves at once: whether the extension asks for
 * access that it did not have. `isAllowed` resolves with the person's answer.
 */
export function askToWatch(url: string): { isGranted: Promise<boolean>; isAllowed: Promise<boolean> } {
  if (!isFirefox) return { isGranted: Promise.resolve(false), isAllowed: Promise.resolve(true) };
  const site = URL.canParse(url) ? new URL(url) : null;
  const origins = site !== null && mayBeGranted(site) ? [originPattern(site.origin)] : [];
  const had = browser.permissions.contains({ origins });
  const isAllowed = browser.permissions.request({ origins, ...activity } as object).catch(() => false);
  return { isGranted: had.then((has) => !has && origins.length > 0), isAllowed };
}
