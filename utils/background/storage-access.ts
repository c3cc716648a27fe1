import { browser } from '../browser.ts';
import { tidyKeys } from '../helpdesks.ts';
import { adoptOldKeys, keys } from '../storage/secrets.ts';

/** After an update and when the browser starts: keys are where they belong, and there are none but those in use. */
export async function tidyStorage(): Promise<void> {
  await adoptOldKeys();
  await tidyKeys(keys);
}

/** Keeps injected scripts away from the API key, where the browser has the switch: not every one does, nor do the types. */
export function restrictStorage(): void {
  const setAccessLevel: unknown = Reflect.get(browser.storage.local, 'setAccessLevel');
  if (typeof setAccessLevel !== 'function') return;
  const restricted: unknown = setAccessLevel.call(browser.storage.local, { accessLevel: 'TRUSTED_CONTEXTS' });
  Promise.resolve(restricted).catch(() => {
    // Our page scripts never read storage: without the switch only a second lock is missing.
  });
}
