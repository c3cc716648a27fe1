import { expect, test } from 'vitest';
import { defaultPreferences } from '../../../utils/captures/preferences.ts';
import { cardOf } from '../../../utils/options-screen/use-other-helpdesks.ts';
import '../fake-browser.ts';
import { makeConnection } from '../make-connection.ts';

const connection = makeConnection('two');
const directory = {
  readAt: 1,
  agents: [{ id: 7, name: 'Ana Ruiz', email: 'ana@two.example' }],
  departments: [{ id: 3, title: 'Support', path: [], selectable: true }],
  fields: [],
  layouts: {},
};

test('the card of another helpdesk names what new tickets to it start with', () => {
  const preferences = { ...defaultPreferences, requester: 'team@two.example', agentId: 7, departmentId: 3 };
  expect(cardOf({ connection, preferences, directory })).toEqual({
    baseUrl: connection.baseUrl,
    host: connection.host,
    defaults: ['team@two.example', 'Ana Ruiz', 'Support'],
  });
});

test('it names neither an agent that is gone nor a list that was not read', () => {
  const preferences = { ...defaultPreferences, agentId: 8, departmentId: 3 };
  const nobody = { ...connection, person: { id: 0, name: '', email: '' } };
  expect(cardOf({ connection: nobody, preferences, directory }).defaults).toEqual(['Support']);
  expect(cardOf({ connection: nobody, preferences, directory: null }).defaults).toEqual([]);
});

test('without a default requester it names whose key it is', () => {
  const person = { id: 1, name: 'Mara', email: 'mara@two.example' };
  const { defaults } = cardOf({
    connection: { ...connection, person },
    preferences: defaultPreferences,
    directory,
  });
  expect(defaults).toEqual(['mara@two.example']);
});
