import { browser } from './browser.ts';
import { isFirefox } from './browser-ui.ts';

/** What the browser itself lets the person set for the extension. */

export interface Shortcut {
  /** What it does, in the person's language. */
  description: string;
  /** The keys as the browser writes them, such as `Alt+Shift+Y`. Empty if none are set. */
  keys: string;
}

/** Whether the toolbar shows our button. Null if the browser does not say: old ones, and those without a toolbar. */
export async function isPinned(): Promise<boolean | null> {
  const settings = await browser.action.getUserSettings?.().catch(() => null);
  return settings?.isOnToolbar ?? null;
}

/** The command that opens the popup. The browser has no description of it. */
const openPopup = '_execute_action';

/** Returns the shortcuts, none if the browser has none (Firefox for Android). `popup` describes the one for the popup. */
export async function readShortcuts(popup: string): Promise<Shortcut[]> {
  const commands = (await browser.commands?.getAll?.()) ?? [];
  return commands.map(({ name, description, shortcut }) => ({
    description: name === openPopup ? popup : (description ?? ''),
    keys: shortcut ?? '',
  }));
}

/** Opens the page on which the browser lets the person change shortcuts. No page can link to it. */
export async function openShortcutSettings(): Promise<void> {
  if (isFirefox) await browser.commands.openShortcutSettings?.();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}

export function version(): string {
  return browser.runtime.getManifest().version;
}
