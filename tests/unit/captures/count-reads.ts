import { onTestFinished, vi } from 'vitest';

/** Counts the rows that the database returns, by any call. Keys do not count. */
export function countRowsRead(): { rows: number } {
  const read = { rows: 0 };
  const prototypes: object[] = [IDBIndex.prototype, IDBObjectStore.prototype];
  for (const prototype of prototypes) {
    for (const name of ['get', 'getAll', 'openCursor'] as const) {
      const original: (...args: unknown[]) => IDBRequest = Reflect.get(prototype, name);
      const spy = vi.spyOn(prototype as IDBObjectStore, name).mockImplementation(function (
        this: unknown,
        ...args: unknown[]
      ) {
        const request = original.apply(this, args);
        request.addEventListener('success', () => {
          const result: unknown = request.result;
          read.rows += Array.isArray(result) ? result.length : Number(Boolean(result));
        });
        return request as never;
      });
      onTestFinished(() => spy.mockRestore());
    }
  }
  return read;
}
