import { describe, expect, test } from 'vitest';
import {
  emptyLibrary,
  hasUnseenCc,
  type Library,
  libraryInFile,
  libraryToFile,
  withChange,
  withImported,
  withRule,
} from '../../../utils/captures/library.ts';

/** Returns the library after the person has confirmed a file; null if the file is not a library. */
function withLibraryFile(before: Library, text: string): Library | null {
  const file = libraryInFile(text);
  return file && withImported(before, file);
}

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

describe('a rule’s CC', () => {
  const copies = { ...shop, fields: { cc: 'mallory@stranger.example' } };

  test('is seen once the rule is confirmed, and no longer if it changes', () => {
    expect(hasUnseenCc(copies)).toBe(true);
    const [seen = copies] = withImported(emptyLibrary, { templates: [], rules: [copies] }).rules;
    expect(hasUnseenCc(seen)).toBe(false);
    expect(hasUnseenCc({ ...seen, fields: { cc: 'eve@stranger.example' } })).toBe(true);
    expect(hasUnseenCc(shop)).toBe(false);
  });

  test.each([[['mallory@stranger.example']], 7, true])('of another shape is not seen: %j', (cc) => {
    const rule = { ...copies, fields: { cc: cc as never } };
    expect(hasUnseenCc(withImported(emptyLibrary, { templates: [], rules: [rule] }).rules[0] ?? rule)).toBe(
      true,
    );
  });

  test('is not seen because a file says so, and a file does not tell what was', () => {
    const claimed = { ...copies, ccSeen: 'mallory@stranger.example' };
    const text = JSON.stringify({
      kind: 'deskpro-capture-library',
      version: 1,
      templates: [],
      rules: [claimed],
    });
    expect(libraryInFile(text)?.rules).toEqual([copies]);
    expect(libraryToFile({ templates: [], rules: [claimed] })).not.toContain('ccSeen');
  });
});
