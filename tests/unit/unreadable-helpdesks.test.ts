import { beforeEach, describe, expect, test } from 'vitest';
import { defaultPreferences } from '../../utils/captures/preferences.ts';
import { connectionSetting } from '../../utils/deskpro/stored-connection.ts';
import {
  addHelpdesk,
  changeHelpdesk,
  otherHelpdesksSetting,
  readHelpdesks,
  removeHelpdesk,
  switchHelpdesk,
  tidyKeys,
} from '../../utils/helpdesks.ts';
import { adoptOldKeys, keys, readKey } from '../../utils/storage/secrets.ts';
import { fakeBrowser } from './fake-browser.ts';
import { makeConnection } from './make-connection.ts';

const { local } = fakeBrowser.storage;

const of = (name: string) => ({
  connection: makeConnection(name),
  apiKey: `1:KEY-OF-${name}`,
  directory: null,
});
const other = (name: string) => ({
  connection: makeConnection(name),
  preferences: defaultPreferences,
  directory: null,
});
/** As a newer version might store it. */
const newer = { connection: { ...makeConnection('newer'), uploadPath: 'chunks' }, preferences: {} };

const hosts = async () => (await readHelpdesks()).map(({ connection }) => connection.host);
const unreadableOthers = async () => otherHelpdesksSetting.unreadable(await local.get());

beforeEach(async () => {
  await local.clear();
  for (const name of ['one', 'two', 'newer']) await keys.write(`https://${name}`, of(name).apiKey);
});

describe('one helpdesk in the list that cannot be read', () => {
  beforeEach(() =>
    local.set({ connection: makeConnection('one'), otherHelpdesks: JSON.stringify([newer, other('two')]) }),
  );

  test('leaves the others connected', async () => {
    expect(await hosts()).toEqual(['one', 'two']);
  });

  test.each<[string, () => Promise<unknown>, string[]]>([
    ['switching', () => switchHelpdesk('https://two'), ['two', 'one']],
    ['connecting another', () => addHelpdesk(of('three'), true, keys), ['three', 'one', 'two']],
    ['connecting another instead', () => addHelpdesk(of('three'), false, keys), ['three', 'two']],
    ['disconnecting', () => removeHelpdesk(keys), ['two']],
    [
      'disconnecting all',
      async () => {
        await removeHelpdesk(keys);
        await removeHelpdesk(keys);
      },
      [],
    ],
    [
      'learning of another',
      () =>
        changeHelpdesk('https://two', ({ connection }) => ({
          connection: { ...connection, uploadPath: 'tmp' },
        })),
      ['one', 'two'],
    ],
    ['tidying', () => tidyKeys(keys), ['one', 'two']],
  ])('is still stored after %s, with its key', async (_what, act, expected) => {
    await act();
    expect(await hosts()).toEqual(expected);
    expect(await unreadableOthers()).toEqual([newer]);
    expect(await readKey('https://newer')).toBe('1:KEY-OF-newer');
  });
});

test('the key of a helpdesk that is disconnected goes while another cannot be read', async () => {
  await local.set({ connection: makeConnection('one'), otherHelpdesks: [newer] });
  await removeHelpdesk(keys);
  expect(await readKey('https://one')).toBeNull();
});

test('a list of helpdesks that cannot be read at all is kept when another is written', async () => {
  await local.set({ connection: makeConnection('one'), otherHelpdesks: '[{"cut' });
  await addHelpdesk(of('two'), true, keys);
  expect(await hosts()).toEqual(['two', 'one']);
  expect(await unreadableOthers()).toEqual(['[{"cut']);
});

describe('a connection that cannot be read', () => {
  const ours = { connection: newer.connection };
  beforeEach(() => local.set({ ...ours, otherHelpdesks: [other('two')] }));

  test('stays where it is while another helpdesk is used', async () => {
    await changeHelpdesk('https://two', ({ connection }) => ({
      connection: { ...connection, uploadPath: 'tmp' },
    }));
    expect((await readHelpdesks())[0]?.connection.uploadPath).toBe('tmp');
    expect(await local.get('connection')).toEqual(ours);
    await removeHelpdesk(keys);
    expect(await local.get('connection')).toEqual(ours);
  });

  test('is kept when another takes its place', async () => {
    await switchHelpdesk('https://two');
    expect(await connectionSetting.read()).toEqual(makeConnection('two'));
    expect(connectionSetting.unreadable(await local.get())).toEqual([ours.connection]);
  });
});

test('a directory that cannot be read is read anew, and its helpdesk stays', async () => {
  await local.set({ connection: makeConnection('one'), otherHelpdesks: [{ ...other('two'), directory: 4 }] });
  expect((await readHelpdesks())[1]).toEqual(other('two'));
});

test('a helpdesk that is stored twice is connected once', async () => {
  await local.set({ connection: makeConnection('two'), otherHelpdesks: [other('one'), other('two')] });
  expect(await hosts()).toEqual(['two', 'one']);
});

test('a bad entry beside a key of version 0.1 keeps no other key from its place', async () => {
  const old = { ...other('three'), apiKey: '3:OLDSECRET' };
  await local.set({ otherHelpdesks: [{ strange: true }, old] });
  expect(await adoptOldKeys()).toBe(true);
  expect(await readKey('https://three')).toBe('3:OLDSECRET');
  expect(await unreadableOthers()).toEqual([{ strange: true }]);
  expect(JSON.stringify((await local.get('otherHelpdesks'))['otherHelpdesks'])).not.toContain('OLDSECRET');
});

test('a key of version 0.1 is found beside a connection that was written since', async () => {
  await connectionSetting.write(makeConnection('three'));
  await local.set({ apiKey: '3:OLDSECRET' });
  expect(await readKey('https://three')).toBe('3:OLDSECRET');
  expect(await local.get('apiKey')).toEqual({});
});
