import { expect, test, vi } from 'vitest';
import { createFormWriter } from '../../../utils/ticket-screen/form-writer.ts';

test('what is typed while a write is under way is written in one, and waited for', async () => {
  const ends: (() => void)[] = [];
  const write = vi.fn(() => new Promise<void>((resolve) => ends.push(resolve)));
  const change = createFormWriter(write);
  const first = change({ subject: 'Lamp' }, false);
  const typed = [
    change({ message: 'A' }, true),
    change({ message: 'Al' }, false),
    change({ requester: 'j@x.example' }, false),
  ];
  expect(write.mock.calls).toEqual([[{ subject: 'Lamp' }, false]]);
  let isWritten = false;
  const all = Promise.all([first, ...typed]).then(() => {
    isWritten = true;
  });
  ends[0]?.();
  await vi.waitFor(() => expect(write).toHaveBeenCalledTimes(2));
  expect(write).toHaveBeenLastCalledWith({ message: 'Al', requester: 'j@x.example' }, true);
  expect(isWritten).toBe(false);
  ends[1]?.();
  await all;
  expect(write).toHaveBeenCalledTimes(2);
});

test('a write that fails is said, and what was typed after it is written all the same', async () => {
  const write = vi.fn(() => Promise.resolve()).mockRejectedValueOnce(new Error('quota'));
  const change = createFormWriter(write);
  const failed = change({ message: 'A' }, true);
  void change({ message: 'Al' }, true).catch(() => undefined);
  await expect(failed).rejects.toThrow('quota');
  expect(write).toHaveBeenLastCalledWith({ message: 'Al' }, true);
  await change({ message: 'All' }, true);
  expect(write).toHaveBeenCalledTimes(3);
});
