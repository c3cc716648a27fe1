import { browser } from '../browser.ts';

type Items = Record<string, unknown>;

/** Where the items are meanwhile: in memory, which outlives a stopped worker. */
const backupKey = 'renewing';

/**
 * Writes all of `storage.local` anew, so that nothing is left on the disk of what `next` leaves out. What Chromium removes stays
 * readable in its log for as long as the profile lives; only if everything is cleared, the files go. The person may watch, so items
 * that stay are gone for a moment. Whoever writes under a lock waits.
 */
export function renewLocal(next: (items: Items) => Items): Promise<void> {
  return navigator.locks.request('library', () =>
    navigator.locks.request('pauses', async () => {
      const items = next(await browser.storage.local.get(null));
      // Without room for it only a worker that is stopped in this very moment loses the settings.
      await browser.storage.session.set({ [backupKey]: items }).catch(() => undefined);
      await browser.storage.local.clear();
      await browser.storage.local.set(items);
      await browser.storage.session.remove(backupKey);
    }),
  );
}

/** Puts back what a worker was stopped over. */
export async function restoreLocal(): Promise<void> {
  const { [backupKey]: items } = await browser.storage.session.get(backupKey);
  if (typeof items !== 'object' || items === null) return;
  await browser.storage.local.set({ ...items });
  await browser.storage.session.remove(backupKey);
}
