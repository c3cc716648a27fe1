import { beforeEach, expect, test } from 'vitest';
import { defaultPreferences } from '../../../utils/captures/preferences.ts';
import { preferencesSetting } from '../../../utils/captures/stored-preferences.ts';
import { connectionSetting } from '../../../utils/deskpro/stored-connection.ts';
import { readSought, soughtFor } from '../../../utils/screenshot/read-sought.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { makeConnection } from '../make-connection.ts';

const url = 'https://shop.example/';

beforeEach(() => fakeBrowser.storage.local.clear());

test('a page is searched for the address of the key’s person, or of the default requester', async () => {
  expect((await readSought())(url)).toEqual([[], []]);
  const connection = makeConnection('desk.example');
  await connectionSetting.write(connection);
  expect((await readSought())(url)).toEqual([[], ['ana@desk.example']]);
  await preferencesSetting.write({
    ...defaultPreferences,
    requester: 'Team@Firm.example',
    hiddenWords: ['tulip'],
  });
  expect((await readSought())(url)).toEqual([['tulip'], ['team@firm.example']]);
});

test('a page is not searched if nothing is hidden', async () => {
  await preferencesSetting.write({ ...defaultPreferences, hideSensitive: false });
  expect((await readSought())(url)).toBeNull();
  expect(soughtFor(null, 'me@firm.example')).toBeNull();
});

test.each([
  ['Ana <ana@firm.example>', ['ana@firm.example']],
  ['nobody', []],
  ['', []],
])('the requester %j has the addresses %j', (requester, own) => {
  expect(soughtFor([], requester)).toEqual([[], own]);
});
