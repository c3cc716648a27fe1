import { defineStored } from '../storage/define-stored.ts';
import { whole } from '../storage/readable-parts.ts';
import { defaultPreferences, Preferences } from './preferences.ts';
import type { PreferencesPatch } from './preferences-patch.ts';

export const preferencesSetting = defineStored({ key: 'preferences', schema: whole(Preferences) });

export async function readPreferences(): Promise<Preferences> {
  return (await preferencesSetting.read()) ?? defaultPreferences;
}

/**
 * Changes the active helpdesk's preferences and returns them. Takes the lock of the helpdesks, because a change of the
 * active helpdesk replaces the preferences.
 */
export function writePreferences(patch: PreferencesPatch): Promise<Preferences> {
  return navigator.locks.request('helpdesks', async () => {
    // Not a spread: its type would make properties that a patch may omit undefined, but a message leaves them out.
    const next = Object.assign({}, await readPreferences(), patch);
    await preferencesSetting.write(next);
    return next;
  });
}
