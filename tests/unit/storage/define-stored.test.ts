import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { defineStored } from '../../../utils/storage/define-stored.ts';
import { entries, members, record, whole } from '../../../utils/storage/readable-parts.ts';
import { fakeBrowser } from '../fake-browser.ts';

const { local, session } = fakeBrowser.storage;
beforeEach(async () => {
  await Promise.all([local.clear(), session.clear()]);
});

const Name = z.object({ name: z.string() });
const bad = { title: 'of another version' };
const [ana, ben] = [{ name: 'Ana' }, { name: 'Ben' }];
/** Version 1 was a text, version 2 was a list of texts. */
const migrations = [
  (value: unknown) => [value],
  (value: unknown) => (Array.isArray(value) ? value.map((name) => ({ name })) : value),
];
const all = defineStored({ key: 'names', schema: entries(Name), migrations });
const one = defineStored({ key: 'one', schema: whole(Name) });

describe('a stored value', () => {
  test('has its version with it', async () => {
    await all.write([ana]);
    expect(await local.get()).toEqual({ names: { version: 3, value: [ana] } });
    expect(await all.read()).toEqual([ana]);
  });

  test.each([
    ['without a version is of the first', 'Ana'],
    ['of an older version goes through the steps after it', { version: 2, value: ['Ana'] }],
    ['of this version goes through none', { version: 3, value: [ana] }],
  ])('%s', async (_kind, names) => {
    await local.set({ names });
    expect(await all.read()).toEqual([ana]);
  });

  test.each([
    ['of a newer version', { version: 2, value: { name: 'Ana', more: 1 } }],
    ['of an unknown shape', { title: 'Ana' }],
    ['whose version is none', { version: 0, value: ana }],
  ])('%s counts as absent, stays, and is kept when another is written', async (_kind, raw) => {
    await local.set({ one: raw });
    expect(await one.read()).toBeNull();
    expect(await local.get()).toEqual({ one: raw });
    await one.write(ben);
    expect(await one.read()).toEqual(ben);
    await local.set({ one: bad });
    await one.write(ana);
    expect(await local.get()).toEqual({
      one: { version: 1, value: ana },
      'unreadable one': [raw, bad],
    });
    expect(one.unreadable(await local.get())).toEqual([raw, bad]);
  });

  test('that cannot be read goes with the rest when the value is removed', async () => {
    await local.set({ one: bad });
    await one.write(ana);
    await one.remove();
    expect(await local.get()).toEqual({});
  });

  test('that the helpdesk has is not worth keeping', async () => {
    const copy = defineStored({ key: 'copy', schema: whole(Name), isCopy: true });
    await local.set({ copy: bad });
    expect(copy.unreadable(await local.get())).toEqual([]);
    await copy.write(ana);
    expect(await local.get()).toEqual({ copy: { version: 1, value: ana } });
  });

  test('in memory is stored bare, and one that cannot be read is copied nowhere', async () => {
    const inMemory = defineStored({ area: 'session', key: 'one', schema: whole(Name) });
    await session.set({ one: bad });
    await inMemory.write(ana);
    expect([await session.get(), await local.get()]).toEqual([{ one: ana }, {}]);
    expect(await inMemory.read()).toEqual(ana);
  });

  test('as one text is read as it was written', async () => {
    const text = defineStored({ key: 'text', schema: entries(Name), asText: true });
    await text.write([ana, ben]);
    expect(await local.get()).toEqual({ text: { version: 1, value: JSON.stringify([ana, ben]) } });
    expect(await text.read()).toEqual([ana, ben]);
  });
});

describe('a bad entry', () => {
  test.each([
    {
      kind: 'of a list',
      schema: entries(Name),
      raw: [ana, bad],
      value: [ana],
      next: [ben],
      stored: [ben, bad],
    },
    {
      kind: 'of a record',
      schema: record(Name),
      raw: { a: ana, x: bad },
      value: { a: ana },
      next: { b: ben },
      stored: { x: bad, b: ben },
    },
    {
      kind: 'of a list in an object',
      schema: members<{ people: { name: string }[]; pets: { name: string }[] }>({
        people: entries(Name),
        pets: entries(Name),
      }),
      raw: { people: [bad, ana], pets: [] },
      value: { people: [ana], pets: [] },
      next: { people: [], pets: [ben] },
      stored: { people: [bad], pets: [ben] },
    },
  ])(
    '$kind takes no other entry with it and outlives every write',
    async ({ schema, raw, value, next, stored }) => {
      const list = defineStored<unknown>({ key: 'list', schema: schema as never });
      await local.set({ list: raw });
      expect(await list.read()).toEqual(value);
      await list.write(next);
      expect(await local.get()).toEqual({ list: { version: 1, value: stored } });
      expect(await list.read()).toEqual(next);
      expect(list.unreadable(await local.get())).toEqual([bad]);
    },
  );

  test('of an object that lacks a list makes all of it unreadable', async () => {
    const object = defineStored({ key: 'object', schema: members({ people: entries(Name) }) });
    await local.set({ object: { pets: [] } });
    expect(await object.read()).toBeNull();
    expect(object.unreadable(await local.get())).toEqual([{ pets: [] }]);
  });
});
