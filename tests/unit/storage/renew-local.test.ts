import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { changeLibrary } from '../../../utils/captures/stored-library.ts';
import { pauseHelpdesk } from '../../../utils/deskpro/stored-connection.ts';
import { renewLocal, restoreLocal } from '../../../utils/storage/renew-local.ts';
import { fakeBrowser } from '../fake-browser.ts';

const { local, session } = fakeBrowser.storage;
const items = { connection: { host: 'desk.example' }, preferences: { agentId: 3 } };

beforeEach(async () => {
  await Promise.all([local.clear(), session.clear()]);
  await local.set({ ...items, secret: 'x' });
});
afterEach(() => vi.restoreAllMocks());

const withoutSecret = ({ secret: _gone, ...others }: Record<string, unknown>) => others;

test('all but what is left out is there again', async () => {
  await renewLocal(withoutSecret);
  expect(await local.get()).toEqual(items);
});

test.each(['clear', 'set'] as const)(
  'a worker that is stopped before the next %s loses nothing',
  async (call) => {
    vi.spyOn(local, call).mockRejectedValueOnce(new Error('stopped'));
    await renewLocal(withoutSecret).catch(() => undefined);
    await restoreLocal();
    expect(await local.get()).toMatchObject(items);
    expect(await session.get()).toEqual({});
  },
);

test('where nothing was being renewed nothing is put back', async () => {
  const set = vi.spyOn(local, 'set');
  await restoreLocal();
  expect(set).not.toHaveBeenCalled();
});

test('it is done also if the browser’s memory is full', async () => {
  vi.spyOn(session, 'set').mockRejectedValueOnce(new Error('quota'));
  await renewLocal(withoutSecret);
  expect(await local.get()).toEqual(items);
});

test('what is written meanwhile is kept', async () => {
  const rule = { kind: 'put-template', template: { id: 't', name: 'T', subject: '', message: '' } } as never;
  await Promise.all([
    renewLocal(withoutSecret),
    pauseHelpdesk('https://desk.example', Date.now() + 60_000),
    changeLibrary(rule).catch(() => undefined),
  ]);
  expect(Object.keys(await local.get())).toContain('pauses');
});
