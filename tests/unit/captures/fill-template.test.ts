import { expect, test, vi } from 'vitest';
import {
  fillTemplate,
  templateOf,
  templateVariables,
  withTemplate,
} from '../../../utils/captures/fill-template.ts';
import { makeCapture } from '../make-capture.ts';

vi.mock('../../../utils/i18n.ts', () => ({ t: (key: string) => key, uiLanguage: () => 'en' }));

const people = [{ email: 'Joe@northwind.example', name: 'Joe Doe' }];
const capture = makeCapture({ selection: [{ tag: 'p', children: ['Total: $12'] }] });
const template = (text: string, id = 'one') => ({ id, name: id, text });
const fill = (text: string, more = capture) => fillTemplate(template(text), more, people);

test('each variable becomes what it stands for', () => {
  expect(templateVariables.map((name) => fill(`{${name}}`))).toEqual([
    'Basket – Example Shop',
    'https://shop.example/basket?step=2',
    'Total: $12',
    'Chrome 156 · Linux',
    'Joe Doe',
    'Nov 23, 2026',
  ]);
});

test('what is no variable stays, and what a page says is not read as one', () => {
  expect(fill('{nothing} {constructor} { title } {}')).toBe('{nothing} {constructor} { title } {}');
  expect(fill('{title}', makeCapture({ page: { title: '{url} $& $1' } }))).toBe('{url} $& $1');
});

test('a variable without anything to stand for is empty', () => {
  expect(fill('“{selection}”', makeCapture())).toBe('“”');
});

test('a requester is called by the name that is written, else the known one, else the address', () => {
  const by = (requester: string) => fill('{requester}', makeCapture({ form: { requester } }));
  expect(by('Jo <joe@northwind.example>')).toBe('Jo');
  expect(by('joe@northwind.example')).toBe('Joe Doe');
  expect(by('eva@northwind.example')).toBe('eva@northwind.example');
});

const greeting = template('Hello {requester}');
const long = template('Hello {requester}, seen on {url}', 'long');
const all = [greeting, long];
const saying = (message: string) => ({ ...capture, form: { ...capture.form, message } });

test('the template in use is known by how the message begins', () => {
  expect(templateOf(all, saying('Hello Joe Doe. Bye'), people)).toBe(greeting);
  expect(templateOf(all, saying(fill(long.text)), people)).toBe(long);
  expect(templateOf(all, saying('Something else'), people)).toBeNull();
  expect(templateOf([template('')], saying('Something'), people)).toBeNull();
});

test('a template goes before what is written, and another one takes its place', () => {
  const first = withTemplate(greeting, all, saying('The total is wrong.'), people);
  expect(first).toBe('Hello Joe Doe\n\nThe total is wrong.');
  const second = withTemplate(long, all, saying(first), people);
  expect(second).toBe('Hello Joe Doe, seen on https://shop.example/basket?step=2\n\nThe total is wrong.');
  expect(withTemplate(null, all, saying(second), people)).toBe('The total is wrong.');
  expect(withTemplate(greeting, all, saying(''), people)).toBe('Hello Joe Doe');
});
