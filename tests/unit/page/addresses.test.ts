// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { addressesOn } from '../../../utils/page/addresses.ts';
import { addressesIn } from '../../../utils/page/addresses-in.ts';

test('addresses stand in a text once each, without what is round them', () => {
  const text =
    'Mail <joe@x.example>, joe@x.example. Or "Änne.Muster+1@büro.example"; not a@b, @x.example or x@y.1';
  expect(addressesIn(text)).toEqual(['joe@x.example', 'Änne.Muster+1@büro.example']);
});

test('the page of requesters shows each of them whole', () => {
  document.body.innerHTML = `<p>Customer: <a href="mailto:jane%2Borders@shop.example">mail</a>
    <a href="mailto:o'brien@mail.example">Seán</a> <a href="mailto:bob%40firm.example">Bob</a>
    <a href="mailto:100%@firm.example?subject=x%0Ay@z.example">All</a>
    sales&amp;service@firm.example ivan@xn--e1afmkfd.xn--p1ai 'quoted@firm.example'</p>`;
  expect(addressesOn(document).sort()).toEqual([
    '100%@firm.example',
    'bob@firm.example',
    'ivan@xn--e1afmkfd.xn--p1ai',
    'jane+orders@shop.example',
    "o'brien@mail.example",
    'quoted@firm.example',
    'sales&service@firm.example',
  ]);
});

// Code that goes over the text once per character would take hours, so the test would never end.
test('a long text without an address is gone over once', () => {
  expect(addressesIn('a.'.repeat(500_000))).toEqual([]);
  expect(addressesIn(`x@${'a.'.repeat(500_000)}`)).toEqual([]);
}, 60_000);

test('a page’s are those to write to, those in address fields, those in its words, twenty of them', () => {
  document.body.innerHTML = `<p>Words: words@x.example</p><input type="email" value="field@x.example"><input value="none@x.example">
    <a href="MAILTO:link@x.example?subject=to@x.example">Write</a>${Array.from({ length: 30 }, (_, at) => `<p>p${at}@x.example</p>`).join('')}`;
  const found = addressesOn(document);
  expect(found.slice(0, 4)).toEqual(['field@x.example', 'link@x.example', 'words@x.example', 'p0@x.example']);
  expect(found).toHaveLength(20);
});

test('a page that cannot be read shows none', () => {
  document.body.innerHTML = '<a href="mailto:joe@x.example">Joe</a><form name="body"></form>';
  expect(addressesOn(document)).toEqual(['joe@x.example']);
  document.body.remove();
  expect(addressesOn(document)).toEqual([]);
});
