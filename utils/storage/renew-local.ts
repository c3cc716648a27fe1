import { browser } from '../browser.ts';

type Items = Record<string, unknown>;

/**
 * The key of the copy in `storage.session` while `storage.local` is cleared. The copy is in memory and survives a
 * stopped worker.
 */
const backupKey = 'renewing';

/**
 * Clears `storage.local` and writes it anew with the items that `next` returns, so that the disk holds nothing of the
 * others. Removing single items is not enough: Chromium keeps them readable in its log, and deletes its files only if
 * everything is cleared. For a moment the storage is empty, and screens that watch it see that. Code that writes
 * `library` or `pauses` waits for the lock of that name.
 */
export function renewLocal(next: (items: Items) => Items): Promise<void> {
  return navigator.locks.request('library', () =>
    navigator.locks.request('pauses', async () => {
      const items = next(await browser.storage.local.get(null));
      // If the copy does not fit, the settings are lost only if the worker is stopped in this very moment.
      await browser.storage.session.set({ [backupKey]: items }).catch(() => undefined);
      await browser.storage.local.clear();
      await browser.storage.local.set(items);
      await browser.storage.session.remove(backupKey);
    }),
  );
}

/** Restores the copy if a stopped worker left one. */
export async function restoreLocal(): Promise<void> {
  const { [backupKey]: items } = await browser.storage.session.get(backupKey);
  if (typeof items !== 'object' || items === null) return;
  await browser.storage.local.set({ ...items });
  await browser.storage.session.remove(backupKey);
}
