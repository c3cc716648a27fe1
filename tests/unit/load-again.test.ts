import { expect, it, vi } from 'vitest';
import { loadAgain } from '../../utils/load-again.ts';

const noPauses = [0, 0];

it('Loads once if that succeeds', async () => {
  const load = vi.fn(async () => 'code');
  expect(await loadAgain(load, noPauses)).toBe('code');
  expect(load).toHaveBeenCalledOnce();
});

it('Loads again as long as there are pauses', async () => {
  const load = vi.fn(async () => 'code');
  for (const _ of noPauses) load.mockRejectedValueOnce(new Error('not now'));
  expect(await loadAgain(load, noPauses)).toBe('code');
  expect(load).toHaveBeenCalledTimes(noPauses.length + 1);
});

it('Rejects with the last error if no try succeeds', async () => {
  const load = vi.fn(async () => Promise.reject(new Error(`try ${load.mock.calls.length}`)));
  await expect(loadAgain(load, noPauses)).rejects.toThrow(`try ${noPauses.length + 1}`);
});
