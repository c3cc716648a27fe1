import { threadId } from 'node:worker_threads';

/**
 * Gives each test file locks of its own. Files run in threads, and Node has one list of locks for all threads. It tells
 * only the thread of the last owner that a lock is free, so a test would wait for ever for a lock of another file.
 */
const own = `thread ${threadId} `;

function ownOf(locks: LockInfo[] = []): LockInfo[] {
  return locks.flatMap((lock) => {
    const { name = '' } = lock;
    return name.startsWith(own) ? [{ ...lock, name: name.slice(own.length) }] : [];
  });
}

// A document of happy-dom has no locks.
const shared = navigator.locks as LockManager | null | undefined;
if (shared != null) {
  const request = shared.request.bind(shared) as (...given: unknown[]) => Promise<unknown>;
  const query = shared.query.bind(shared);
  Object.assign(shared, {
    request: (name: string, ...rest: unknown[]) => request(own + name, ...rest),
    async query() {
      const { held, pending } = await query();
      return { held: ownOf(held), pending: ownOf(pending) };
    },
  });
}
