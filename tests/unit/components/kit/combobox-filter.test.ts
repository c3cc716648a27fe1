import { describe, expect, it } from 'vitest';
import { filterOptions, partLimit, searchable } from '../../../../components/kit/combobox-filter.ts';

const people = searchable([
  { key: 'first', name: 'Unassigned' },
  { key: '1', name: 'Jörg Hofstätter', secondary: 'jorg@example.com' },
  { key: '2', name: 'Nadia Émile', secondary: 'nadia@example.com' },
]);
const keys = (query: string): string[] => filterOptions(people, query, null).shown.map(({ key }) => key);

describe('Typing in a combobox', () => {
  it('Finds names without their accents', () => expect(keys('jorg hofstatter')).toEqual(['1']));
  it('Finds names typed with accents that are stored decomposed', () =>
    expect(keys('émile'.normalize('NFD'))).toEqual(['2']));
  it('Finds by e-mail address', () => expect(keys('nadia@')).toEqual(['2']));
  it('Takes words in any order', () => expect(keys('hof jö')).toEqual(['1']));
  it('Puts what begins with the text before what holds it inside', () =>
    expect(keys('na')).toEqual(['2', 'first']));
  it('Shows everything for spaces alone', () => expect(keys('  ')).toHaveLength(3));
});

describe('A list of departments', () => {
  const departments = searchable([
    { key: '2', name: 'Support', heading: true },
    { key: '3', name: 'Web shop', secondary: 'Support', depth: 1 },
  ]);
  it('Counts what can be chosen, not its headings', () =>
    expect(filterOptions(departments, '', null)).toMatchObject({ count: 1, more: 0 }));
  it('Finds a department by its parent, without the heading', () =>
    expect(filterOptions(departments, 'supp', null).shown.map(({ key }) => key)).toEqual(['3']));
});

describe('A list of 5,000', () => {
  const many = searchable(
    Array.from({ length: 5000 }, (_, at) => ({ key: String(at), name: `Agent ${at}` })),
  );
  it('Shows its first part and says how many are left out', () => {
    const { shown, count, more } = filterOptions(many, '', null);
    expect([shown.length, count, more]).toEqual([partLimit, 5000, 5000 - partLimit]);
  });
  it('Keeps the chosen entry in sight', () => {
    const { shown, more } = filterOptions(many, '', '4000');
    expect(shown.at(-1)?.key).toBe('4000');
    expect(more).toBe(5000 - partLimit - 1);
  });
});
