import { expect, test, vi } from 'vitest';
import { apiFor } from './context-api.ts';
import { createExtensionApi } from './extension-api.ts';

const nowhere = { tabs: () => [], openTab: () => Promise.reject(new Error('no tabs')), allows: () => false };

test('what one context sends another one gets later, as JSON', async () => {
  const { api, send } = createExtensionApi(nowhere);
  const heard = vi.fn();
  api.runtime.onMessage.addListener((message, _sender, respond) => {
    heard(message);
    respond({ at: new Date(0), nothing: undefined });
    return true;
  });
  const answer = send({ names: new Set(['a']), nothing: undefined }, 'here');
  expect(heard).not.toHaveBeenCalled();
  expect(await answer).toStrictEqual({ at: '1970-01-01T00:00:00.000Z' });
  expect(heard.mock.calls).toStrictEqual([[{ names: {} }]]);
});

test('a context that has ended is neither answered nor told of anything', async () => {
  const { api } = createExtensionApi(nowhere);
  const [open, closed] = [
    { url: 'open', isAlive: true },
    { url: 'closed', isAlive: true },
  ];
  const [mine, theirs] = [apiFor(api, open), apiFor(api, closed)];
  const [told, notTold, answered] = [vi.fn(), vi.fn(), vi.fn()];
  mine.storage.onChanged.addListener(told);
  theirs.storage.onChanged.addListener(notTold);
  void theirs.storage.local.get('a').then(answered);
  closed.isAlive = false;
  void theirs.storage.local.set({ b: 1 });
  await mine.storage.local.set({ a: 1 });
  await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
  expect([notTold, answered].map(({ mock }) => mock.calls)).toEqual([[], []]);
  expect(await mine.storage.local.get(null)).toEqual({ a: 1 });
});

test('an origin is granted only if the person allows it', async () => {
  const origins = ['https://desk.example/*'];
  const refusing = createExtensionApi(nowhere).api.permissions;
  expect(await refusing.request({ origins })).toBe(false);
  expect(await refusing.contains({ origins })).toBe(false);
  const allowing = createExtensionApi({ ...nowhere, allows: () => true }).api.permissions;
  const added = vi.fn();
  allowing.onAdded.addListener(added);
  expect(await allowing.request({ origins })).toBe(true);
  expect(await allowing.contains({ origins })).toBe(true);
  await vi.waitFor(() => expect(added).toHaveBeenCalledWith({ origins }));
});
