import { browser } from './browser.ts';
import { isFirefox } from './browser-ui.ts';
import { originPattern } from './deskpro/origin-pattern.ts';

/** Firefox's permission to record what a person does on a page. The types do not know it. */
const activity = { data_collection: ['websiteActivity'] };

/** Whether the person has allowed in Firefox that what happens on a page is recorded and sent. */
export function mayRecordActivity(): Promise<boolean> {
  return browser.permissions.contains(activity as object);
}

/** Whether the browser can let us into a site alone. */
function mayBeGranted({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || hostname === 'localhost' || hostname === '127.0.0.1';
}

/**
 * Asks in Firefox whether what happens on a page may be recorded, and for access to its site, without which watching ends
 * with the page. Call it before any await in a click. `isGranted` resolves at once with whether access was asked for
 * that was not there before; `isAllowed` resolves when the person has answered.
 */
export function askToWatch(url: string): { isGranted: Promise<boolean>; isAllowed: Promise<boolean> } {
  if (!isFirefox) return { isGranted: Promise.resolve(false), isAllowed: Promise.resolve(true) };
  const site = URL.canParse(url) ? new URL(url) : null;
  const origins = site !== null && mayBeGranted(site) ? [originPattern(site.origin)] : [];
  const had = browser.permissions.contains({ origins });
  const isAllowed = browser.permissions.request({ origins, ...activity } as object).catch(() => false);
  return { isGranted: had.then((has) => !has && origins.length > 0), isAllowed };
}
