import { defaultPreferences, type Preferences, type ToHide } from '../captures/preferences.ts';
import { preferencesSetting } from '../captures/stored-preferences.ts';
import { connectionSetting } from '../deskpro/stored-connection.ts';
import type { Sought } from '../page/sought.ts';
import { readTogether } from '../storage/define-stored.ts';
import { toHideOn } from './to-hide-on.ts';

/** Returns whom a new ticket is for: by default the person of the API key. Empty: nobody is known. */
export function requesterOf({ requester }: Preferences, person: { email: string } | undefined): string {
  return requester || (person?.email ?? '');
}

/** Returns what a page is searched for: the words, and the address of a new ticket's requester. */
export function soughtFor(words: ToHide, requester: string): Sought | null {
  return words && [words, requester.toLowerCase().match(/[^\s<>]+@[^\s<>]+/g) ?? []];
}

/** Resolves to a function that returns what the page with an address is searched for; null if nothing is hidden there. */
export async function readSought(): Promise<(url: string) => Sought | null> {
  const [kept, connection] = await readTogether(preferencesSetting, connectionSetting);
  const preferences = kept ?? defaultPreferences;
  return (url) => soughtFor(toHideOn(url, preferences), requesterOf(preferences, connection?.person));
}
