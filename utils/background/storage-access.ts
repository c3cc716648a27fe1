import { browser } from '../browser.ts';
import { tidyKeys } from '../helpdesks.ts';
import { adoptOldKeys, keys } from '../storage/secrets.ts';

/**
 * Moves API keys of version 0.1 to their place and deletes unused ones. Called after an update and at browser start.
 */
export async function tidyStorage(): Promise<void> {
  await adoptOldKeys();
  await tidyKeys(keys);
}

/** Denies injected scripts access to local storage, if the browser can. The types lack this method. */
export function restrictStorage(): void {
  const setAccessLevel: unknown = Reflect.get(browser.storage.local, 'setAccessLevel');
  if (typeof setAccessLevel !== 'function') return;
  const restricted: unknown = setAccessLevel.call(browser.storage.local, { accessLevel: 'TRUSTED_CONTEXTS' });
  Promise.resolve(restricted).catch(() => {
    // Our page scripts never read storage, so only an additional protection is missing.
  });
}
