import { describe, expect, test } from 'vitest';
import { searchPeople } from '../../utils/deskpro/people-search.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { call, openHelpdesk } from '../helpdesk/testing.ts';
import { clientOf, hostOf, wire } from './wire.ts';

async function search(helpdesk: Helpdesk, words: string) {
  const found = await searchPeople(clientOf(helpdesk), words, new AbortController().signal);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

const joe = { name: 'Joe Carter', email: 'joe@northwind.example' };

describe('people', () => {
  test.each(['carter', 'JOE@NORTHWIND', 'joe@northwind.example', 'Joe@Northwind.example'])(
    'are found by %j, in one request',
    async (words) => {
      const helpdesk = await openHelpdesk();
      expect(await search(helpdesk, words)).toEqual([joe]);
      expect(wire(helpdesk)).toContain('POST /batch');
      expect(wire(helpdesk)).toHaveLength(1);
    },
  );

  test('are not found by what would be another question', async () => {
    expect(await search(await openHelpdesk(), 'nobody&types=ticket#')).toEqual([]);
  });

  test('are found by their whole address where the search knows no people, and without the batch', async () => {
    const helpdesk = await openHelpdesk();
    for (const path of [/\/search/, /\/batch/]) {
      helpdesk.faults.add({ match: { path }, times: Infinity, effect: { kind: 'status', status: 404 } });
    }
    expect(await search(helpdesk, joe.email)).toEqual([joe]);
    expect(await search(helpdesk, 'carter')).toEqual([]);
  });

  test('are none where the key may not list them', async () => {
    const helpdesk = await openHelpdesk();
    helpdesk.admin.denyRights('full', ['people.list']);
    expect(await search(helpdesk, joe.email)).toEqual([]);
  });

  test('are not found by a second address or a former agent’s, and yet the address cannot be added', async () => {
    const helpdesk = await openHelpdesk();
    const former = helpdesk.agents().find(({ isDeleted }) => isDeleted)?.email ?? '';
    for (const primary_email of ['joe.private@mail.example', former]) {
      expect(await search(helpdesk, primary_email)).toEqual([]);
      expect((await call(helpdesk, 'POST', '/people', { json: { primary_email } })).text).toContain(
        'dupe_email',
      );
    }
  });
});

test('a search that nobody waits for is ended', async () => {
  const helpdesk = await openHelpdesk();
  const fault = helpdesk.faults.add({ effect: { kind: 'hang' } });
  const stop = new AbortController();
  const found = searchPeople(clientOf(helpdesk), 'carter', stop.signal);
  await fault.struck();
  stop.abort();
  expect((await found).ok).toBe(false);
});

test('a helpdesk that does not answer is no helpdesk without people', async () => {
  const helpdesk = await openHelpdesk();
  helpdesk.faults.add({ effect: { kind: 'status', status: 502 } });
  const found = await searchPeople(clientOf(helpdesk), 'carter', new AbortController().signal);
  expect(found).toEqual({
    ok: false,
    error: { code: 'server-trouble', host: hostOf(helpdesk), status: 502, foreign: 502 },
  });
});
