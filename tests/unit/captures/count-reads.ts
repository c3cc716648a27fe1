import { onTestFinished, vi } from 'vitest';

/** Counts the rows that any call reads: from one store, or from all stores if `store` is absent. Keys do not count. */
export function countRowsRead(store?: string): { rows: number } {
  const read = { rows: 0 };
  const prototypes: object[] = [IDBIndex.prototype, IDBObjectStore.prototype];
  for (const prototype of prototypes) {
    for (const name of ['get', 'getAll', 'openCursor'] as const) {
      const original: (...args: unknown[]) => IDBRequest = Reflect.get(prototype, name);
      const spy = vi.spyOn(prototype as IDBObjectStore, name).mockImplementation(function (
        this: IDBObjectStore | IDBIndex,
        ...args: unknown[]
      ) {
        const request = original.apply(this, args);
        const { name: from } = 'objectStore' in this ? this.objectStore : this;
        if (store !== undefined && store !== from) return request as never;
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
