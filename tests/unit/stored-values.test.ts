import { beforeEach, describe, expect, test } from 'vitest';
import { defaultPreferences } from '../../utils/captures/preferences.ts';
import { recentRequestersSetting, rememberRequester } from '../../utils/captures/recent-requesters.ts';
import { readPreferences, writePreferences } from '../../utils/captures/stored-preferences.ts';
import type { ConnectionSummary } from '../../utils/deskpro/connection.ts';
import {
  connectionSetting,
  connectRequestSetting,
  forgetPause,
  pausesSetting,
} from '../../utils/deskpro/stored-connection.ts';
import { fakeBrowser } from './fake-browser.ts';

const { local, session, sync } = fakeBrowser.storage;

beforeEach(async () => {
  for (const area of [local, session, sync]) await area.clear();
});

const connection: ConnectionSummary = {
  helpdeskName: 'desk.example.com',
  host: 'desk.example.com',
  baseUrl: 'https://desk.example.com',
  person: { id: 1, name: 'Ana', email: 'ana@desk.example' },
  uploadPath: 'temp',
};

test('the pause of a helpdesk that is connected anew or no more is forgotten, and no other’s', async () => {
  const [ours, other] = [connection.baseUrl, 'https://other.example'];
  await pausesSetting.write({ [ours]: 99_999_999_999_000, [other]: 7 });
  await forgetPause(ours);
  expect(await pausesSetting.read()).toEqual({ [other]: 7 });
});

describe('a setting', () => {
  test('is read as it was written, and gone when it is removed', async () => {
    expect(await connectionSetting.read()).toBeNull();
    await connectionSetting.write(connection);
    expect(await connectionSetting.read()).toEqual(connection);
    await connectionSetting.remove();
    expect(await connectionSetting.read()).toBeNull();
  });

  test.each<[string, unknown]>([
    ['of an older shape', { host: 'desk.example.com' }],
    ['that is text', 'desk.example.com'],
    ['with an unknown upload path', { ...connection, uploadPath: 'elsewhere' }],
  ])('%s counts as none', async (_kind, stored) => {
    await local.set({ connection: stored });
    expect(await connectionSetting.read()).toBeNull();
  });

  test('that changes tells who watches it, checked as when it is read', async () => {
    const heard: (ConnectionSummary | null)[] = [];
    const stop = connectionSetting.watch((value) => heard.push(value));
    await connectionSetting.write(connection);
    await local.set({ connection: 'nonsense' });
    stop();
    await connectionSetting.write(connection);
    expect(heard).toEqual([connection, null]);
  });
});

describe('the key', () => {
  test('on trial is in memory alone', async () => {
    await connectRequestSetting.write({ address: 'desk.example.com', key: '1:SECRET', isFurther: false });
    expect(JSON.stringify(await session.get())).toContain('SECRET');
    expect(await local.get()).toEqual({});
    expect(await sync.get()).toEqual({});
  });
});

test('whom a ticket was for is remembered, but not from a private window', async () => {
  await rememberRequester('jane@mail.example');
  Object.assign(fakeBrowser, { extension: { inIncognitoContext: true } });
  await rememberRequester('hidden@mail.example');
  Object.assign(fakeBrowser, { extension: undefined });
  expect(await recentRequestersSetting.read()).toEqual(['jane@mail.example']);
  expect(JSON.stringify([await local.get(), await session.get()])).not.toContain('hidden');
});

describe('preferences', () => {
  test('are the defaults until something is chosen', async () => {
    expect(await readPreferences()).toEqual(defaultPreferences);
  });

  test('keep what was chosen before', async () => {
    await writePreferences({ agentId: 3 });
    expect(await writePreferences({ doNotNotify: true })).toEqual({
      ...defaultPreferences,
      agentId: 3,
      doNotNotify: true,
    });
    expect(await readPreferences()).toMatchObject({ agentId: 3, doNotNotify: true });
  });
});
