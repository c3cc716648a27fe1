import { expect, test } from 'vitest';
import {
  emptyLibrary,
  type Library,
  libraryToFile,
  withChange,
  withLibraryFile,
  withRule,
} from '../../../utils/captures/library.ts';

const bug = { id: 'bug', name: 'Bug', text: 'Seen on {url}' };
const shop = {
  helpdesk: 'https://desk.example',
  site: '*.shop.example',
  agentId: 3,
  departmentId: 2,
  fields: { labels: 'web', 'fields.12': [123] },
  templateId: 'bug',
};
const library: Library = { templates: [bug], rules: [shop] };

test('what is exported is the same when it is imported', () => {
  expect(withLibraryFile(emptyLibrary, libraryToFile(library))).toEqual(library);
  expect(withLibraryFile(library, libraryToFile(library))).toEqual(library);
});

test('nothing but templates and rules is exported, whatever else is at hand', () => {
  const more = { ...library, apiKey: '1:SECRET' };
  expect(Object.keys(JSON.parse(libraryToFile(more)))).toEqual(['kind', 'version', 'templates', 'rules']);
  expect(libraryToFile(more)).not.toContain('SECRET');
});

test('an import replaces what it has too and keeps the rest', () => {
  const before: Library = {
    templates: [
      { ...bug, text: 'old' },
      { id: 'idea', name: 'Idea', text: '' },
    ],
    rules: [
      { ...shop, agentId: null },
      { ...shop, helpdesk: 'https://other.example' },
    ],
  };
  const after = withLibraryFile(before, libraryToFile(library));
  expect(after?.templates).toEqual([bug, before.templates[1]]);
  expect(after?.rules).toEqual([shop, before.rules[1]]);
});

test.each([
  '',
  'no json',
  '{}',
  '[]',
  '{"templates":[],"rules":[]}',
  '{"kind":"deskpro-capture-library","version":2}',
])('a file that is none changes nothing: %s', (text) => {
  expect(withLibraryFile(library, text)).toBeNull();
});

test('a site has one rule for each helpdesk', () => {
  const again = { ...shop, site: ' *.Shop.example', agentId: 9 };
  expect(withRule([shop], again)).toEqual([again]);
  expect(withRule([shop], { ...shop, helpdesk: 'https://other.example' })).toHaveLength(2);
});

const idea = { id: 'idea', name: 'Idea', text: '' };

test('a change of what is stored is stored as it was made, in its order', () => {
  const to: Library = { templates: [idea, { ...bug, text: 'new' }], rules: [] };
  expect(withChange(library, { from: library, to })).toEqual(to);
});

test('a change made before the stored ones were read adds to them', () => {
  expect(withChange(library, { from: emptyLibrary, to: { templates: [idea], rules: [] } })).toEqual({
    templates: [bug, idea],
    rules: [shop],
  });
});

test('what another screen added, changed or took out meanwhile stays so, beside what is changed here', () => {
  const other = { ...shop, helpdesk: 'https://other.example' };
  const from: Library = { templates: [bug, idea], rules: [shop] };
  const stored: Library = { templates: [{ ...bug, name: 'Fault' }], rules: [shop, other] };
  const to: Library = { templates: [bug, idea], rules: [{ ...shop, agentId: 9 }] };
  expect(withChange(stored, { from, to })).toEqual({
    templates: [{ ...bug, name: 'Fault' }],
    rules: [{ ...shop, agentId: 9 }, other],
  });
  expect(withChange(stored, { from, to: emptyLibrary })).toEqual({ templates: [], rules: [other] });
});
