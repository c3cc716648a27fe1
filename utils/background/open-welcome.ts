import { browser } from '../browser.ts';

/** Opens the welcome page once, after the extension was installed. An update opens nothing. */
export async function openWelcome({ reason }: { reason: string }): Promise<void> {
  if (reason !== 'install') return;
  await browser.tabs.create({ url: browser.runtime.getURL('welcome.html') });
}
