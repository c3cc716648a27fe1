import { describe, expect, test, vi } from 'vitest';
import { richTextToPlain } from '../../../utils/captures/rich-text-words.ts';
import type { RichText, RichTextTag } from '../../../utils/page/rich-text-nodes.ts';
import { hideInRichText } from '../../../utils/privacy/hide-in-rich-text.ts';
import { nothingAround, readLinear } from '../../../utils/privacy/label-readings.ts';
import { maskParts } from '../../../utils/privacy/maskers.ts';
import { labelledValues } from './labelled-values.ts';

vi.mock('../../../utils/i18n.ts', () => import('../../gallery/fake-i18n.ts'));

const el = (tag: RichTextTag, ...children: RichText): RichText[number] => ({ tag, children });
const row = (tag: 'td' | 'th', ...cells: string[]) => el('tr', ...cells.map((cell) => el(tag, cell)));

const layouts: [name: string, build: (label: string, value: string) => RichText][] = [
  ['cells of a row', (label, value) => [el('table', row('td', label, value))]],
  ['a row’s head', (label, value) => [el('table', el('tr', el('th', label), el('td', value)))]],
  ['a column’s head', (label, value) => [el('table', row('th', 'Name', label), row('td', 'Ann', value))]],
  [
    'a column’s head far above',
    (label, value) => [el('table', row('td', 'Name', label), row('td', 'Ann', ''), row('td', 'Bo', value))],
  ],
  ['a colon in a cell of its own', (label, value) => [el('table', row('td', label, ':', value))]],
  ['a definition', (label, value) => [el('p', label), el('p', value)]],
  [
    'a definition with a colon',
    (label, value) => [el('p', el('strong', label), ':'), el('p', el('code', value))],
  ],
  ['the line above', (label, value) => [el('p', label, el('br'), value)]],
  ['an item of a list', (label, value) => [el('ul', el('li', el('p', label), el('p', value)))]],
  ['lines of one cell', (label, value) => [el('table', el('tr', el('td', el('p', label), el('p', value))))]],
];

describe.each(layouts)('a value by %s', (_name, build) => {
  test.each(labelledValues)('is hidden: %s', (label, value) => {
    const shown = richTextToPlain(hideInRichText(build(label, value), []));
    expect(shown).not.toContain(value);
    expect(shown).toContain(label);
  });
});

test('a label before something private names nothing after it, and what is sensitive behind is found in its place', () => {
  const nodes = [
    el('p', 'Password ', el('private')),
    el('p', 'Salary ', el('private')),
    el('p', 'IBAN DE89 3704 0044 0532 0130 00'),
  ];
  const shown = richTextToPlain(hideInRichText(nodes, []));
  expect(shown).toContain('Salary');
  expect(shown).toContain('IBAN [');
  expect(shown).not.toContain('DE89');
});

test.each<[string, RichText]>([
  ['a question before it', [el('p', 'Forgot your password?'), el('p', 'Write to us2')]],
  ['another column', [el('table', row('th', 'PIN', 'Year'), row('td', '', '2024'))]],
  ['a number that nothing names', [el('table', row('td', 'Order', '482913'))]],
  ['a long text before it', [el('p', `The PIN is ${'not '.repeat(30)} here`), el('p', '4821 lamps')]],
  ['a heading of a chapter', [el('h3', 'Passwords'), el('p', 'Use a long one, with 12 signs or more.')]],
])('a value with %s stays', (_what, text) => {
  expect(hideInRichText(text, [])).toEqual(text);
});

test.each([
  [{ before: 'Account\nPIN', after: '' }, '[one-time code hidden]'],
  [{ before: 'Name\nPIN:', after: 'lamps' }, '[one-time code hidden]'],
  [{ before: '', after: 'is your verification code' }, '[one-time code hidden]'],
  [{ before: 'Your verification code is', after: '' }, '[one-time code hidden]'],
  [{ before: 'Order', after: 'lamps' }, '4821'],
])('a value that is selected alone is judged with what stands around it: %j', (around, expected) => {
  expect(maskParts({ selection: [el('p', '4821')] }, [], around).selection).toEqual([el('p', expected)]);
});

test('the readings of a table grow no faster than its rows', () => {
  const readingsOf = (rows: number) => {
    const cells = Array.from({ length: rows }, (_, at) => row('td', `Item ${1000 + at}`, `4821${1000 + at}`));
    return readLinear([el('table', ...cells)], nothingAround).labelled.length;
  };
  expect(readingsOf(1000)).toBeGreaterThan(0);
  expect(readingsOf(4000)).toBeLessThan(readingsOf(1000) * 4.1);
});
