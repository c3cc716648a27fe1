import { browser } from '../browser.ts';

/**
 * Whether this is a private window. There, only `storage.local`, which all windows share, is on the disk; all other
 * storage is in memory.
 */
export function isPrivate(): boolean {
  return browser.extension?.inIncognitoContext ?? false;
}
