import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { connection } from '../../../utils/captures/database.ts';
import { changeLibrary } from '../../../utils/captures/stored-library.ts';
import { writePreferences } from '../../../utils/captures/stored-preferences.ts';
import { rowOf } from '../../../utils/captures/stored-row.ts';
import { pageSize } from '../../../utils/captures/ticket-list.ts';
import { pruneUpdates } from '../../../utils/outbox/send-update.ts';
import { readUnreadableEntries, unreadableToFile } from '../../../utils/tickets-screen/use-unreadable.ts';
import { countRowsRead } from '../captures/count-reads.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { makeCapture } from '../make-capture.ts';

const { local } = fakeBrowser.storage;
const template = { id: 't', name: 'Bug', text: 'Steps:' };

const sent = (sentAt: number) =>
  makeCapture({ stage: { name: 'sent', receipt: { ticketId: sentAt, ref: '', url: '', sentAt } } });

async function put(rows: object[]): Promise<void> {
  const { store, done } = (await connection()).transaction('captures', 'readwrite');
  await Promise.all([...rows.map((row) => store.put(row)), done]);
}

beforeEach(async () => {
  await local.clear();
  await (await connection()).clear('captures');
  await (await connection()).clear('updates');
});

test('where everything can be read, nothing is unreadable', async () => {
  await put([rowOf(makeCapture()), rowOf(sent(1))]);
  await writePreferences({ agentId: 3 });
  expect(await readUnreadableEntries()).toEqual([]);
});

test('rows of a newer version and without a stage are unreadable, in whatever list', async () => {
  const rows = [
    { ...rowOf(makeCapture()), version: 99 },
    { ...rowOf(makeCapture({ touched: true, stage: { name: 'queued', at: 1 } })), version: 99 },
    { ...rowOf(sent(7)), version: 99 },
    { id: 'strange' },
  ];
  await put([...rows, rowOf(sent(1))]);
  const found = await readUnreadableEntries();
  expect(found).toHaveLength(rows.length);
  expect(found).toEqual(expect.arrayContaining(rows.map((value) => ({ key: 'captures', value }))));
});

test('changes of tickets of a newer version are unreadable, and nothing takes them away', async () => {
  const change = { id: 'newer', version: 2 };
  await (await connection()).put('updates', change);
  await pruneUpdates(Date.now());
  expect(await readUnreadableEntries()).toEqual([{ key: 'updates', value: change }]);
});

test('of a long list of sent tickets the newest are looked through alone', async () => {
  await put(Array.from({ length: 3 * pageSize }, (_, at) => rowOf(sent(at + 1))));
  const read = countRowsRead();
  await readUnreadableEntries();
  expect(read.rows).toBe(pageSize);
});

test('settings are unreadable in their place and after another was written', async () => {
  const strange = { kind: 'template of another version' };
  const preferences = { version: 9, value: { theme: 'dark' } };
  await local.set({ library: { templates: [strange, template], rules: [] }, preferences });
  const entries = [
    { key: 'preferences', value: preferences },
    { key: 'library', value: strange },
  ];
  expect(await readUnreadableEntries()).toEqual(entries);
  await writePreferences({ agentId: 3 });
  const from = { templates: [template], rules: [] };
  await changeLibrary({ from, to: { templates: [], rules: [] } });
  expect(await readUnreadableEntries()).toEqual(entries);
});

test('the file has the entries as they are stored, without the API keys of version 0.1', () => {
  const helpdesk = { connection: { host: 'north.example' }, apiKey: '7:SECRET' };
  const cut = JSON.stringify([helpdesk, helpdesk]).slice(0, -5);
  const file = unreadableToFile([helpdesk, cut].map((value) => ({ key: 'otherHelpdesks', value })));
  expect(file).not.toContain('SECRET');
  expect(JSON.parse(file)).toMatchObject({
    kind: 'ticket-capture-unreadable',
    version: 1,
    entries: [
      { key: 'otherHelpdesks', value: { connection: { host: 'north.example' } } },
      { key: 'otherHelpdesks', value: expect.stringContaining('north.example') },
    ],
  });
});
