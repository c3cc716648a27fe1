import type { Browser, BrowserName, LaunchOptions } from './types.ts';

/** Starts a real browser with the extension loaded. */
export async function launchBrowser(name: BrowserName, options: LaunchOptions): Promise<Browser> {
  if (name === 'chromium') return (await import('./chromium.ts')).launchChromium(options);
  return (await import('./firefox.ts')).launchFirefox(options);
}
