// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readRichText } from '../../../utils/page/read-rich-text.ts';
import { judgementOf } from '../../../utils/page/regions/judgement.ts';
import { findSensitiveRegions, searchPage } from '../../../utils/page/sensitive-regions.ts';
import { layOut } from './lay-out.ts';

beforeEach(layOut);
afterEach(() => {
  vi.restoreAllMocks();
  document.body.innerHTML = '';
});

function show(html: string): void {
  document.body.innerHTML = html;
}

function kinds(html: string): string[] {
  show(html);
  return findSensitiveRegions(document).regions.map(({ kind }) => kind);
}

/** Returns the words of a page, with `<kind>` in place of hidden words. */
function said(html: string): string {
  show(html);
  const words = (nodes: ReturnType<typeof readRichText>): string =>
    nodes
      .map((node) => {
        if (typeof node === 'string') return node;
        return node.tag === 'hidden' ? `<${node.children[0]}>` : words(node.children);
      })
      .join(' ');
  const options = { baseUrl: 'https://page.example/', hiddenIn: judgementOf(searchPage(document)) };
  return words(readRichText(document.body, options)).replace(/\s+/g, ' ').trim();
}

const inRow = (parts: string[], tag = 'div', gap = 8) =>
  parts
    .map((part, at) => {
      const left = parts.slice(0, at).reduce((sum, one) => sum + one.length * 10 + gap, 0);
      return `<${tag} data-at="${left} 0 ${part.length * 10} 20">${part}</${tag}>`;
    })
    .join('');

describe('pieces beside each other', () => {
  test.each([
    ['card', ['4111', '1111', '1111', '1111']],
    ['iban', ['DE89', '3704', '0044', '0532', '0130', '00']],
    ['id', ['412', '-', '68', '-', '4821']],
    ['email', ['ana', '@', 'shop.example']],
    ['email', [...'ana@shop.example']],
  ])('are one %s in the picture and in words: %s', (kind, parts) => {
    const html = inRow(parts, 'div', 0);
    expect(new Set(kinds(html))).toEqual(new Set([kind]));
    expect(said(html)).toBe(`<${kind}>`);
  });

  test('are read in the order in which they are drawn', () => {
    const reversed = [150, 100, 50, 0].map(
      (x, at) => `<div data-at="${x} 0 40 20">${['1111', '1111', '1111', '4111'][at]}</div>`,
    );
    expect(kinds(reversed.join(''))).toEqual(['card']);
  });

  test('that are far apart, on other lines or under heads of a table are not one', () => {
    const parts = ['DE89', '3704', '0044', '0532', '0130', '00'];
    expect(kinds(inRow(parts, 'div', 200))).toEqual([]);
    const below = parts.map((part, at) => `<div data-at="0 ${at * 100} 40 20">${part}</div>`);
    expect(kinds(below.join(''))).toEqual([]);
    const heads = `<tr>${parts.map((_, at) => `<th>Column ${at}</th>`).join('')}</tr>`;
    expect(kinds(`<table>${heads}<tr>${inRow(parts, 'td', 0)}</tr></table>`)).toEqual([]);
  });

  test('leave what stands beside them', () => {
    const html = inRow(['Contact', 'ana@shop.example', 'Imprint'], 'div', 8);
    expect(said(html)).toBe('Contact <email> Imprint');
  });

  test('that a code is typed into are found however deep they are wrapped', () => {
    const box = (value: string, at: number) =>
      `<div><div><div><input data-at="${at * 30} 0 28 20" value="${value}"></div></div></div>`;
    expect(new Set(kinds([...'482913'].map(box).join('')))).toEqual(new Set(['code']));
  });
});

describe('a label', () => {
  test.each([
    ['code', '<table><tr><td>PIN</td><td>4821</td></tr></table>'],
    ['code', '<table><tr><td>Verification code</td><td>:</td><td>482913</td></tr></table>'],
    [
      'key',
      '<table><tr><th>Name</th><th>API key</th></tr><tr><td>Ann</td><td>q7Wd4Zp0Lm2x</td></tr></table>',
    ],
    ['key', '<div>api_key</div><div>:</div><div>9f86d081884c7d65</div>'],
    ['password', '<dl><dt>Password</dt><dd>Kerze_Rot9</dd></dl>'],
    ['id', '<dl><dt>Social security number</dt><dd>412684821</dd></dl>'],
    ['phone', '<div>Phone</div><div><b>415 622 9981</b></div>'],
    ['code', '<div data-at="0 0 40 20">pin</div><div data-at="60 0 40 20">4821</div>'],
    ['code', '<div data-at="0 30 60 20">482913</div><div data-at="0 0 170 20">Verification code</div>'],
  ])('is one with its value, in the picture and in words: %s %s', (kind, html) => {
    expect(new Set(kinds(html))).toEqual(new Set([kind]));
    expect(said(html)).toContain(`<${kind}>`);
    expect(said(html)).not.toMatch(/\d{4}|Kerze/);
  });

  test.each([
    '<label for="f1">Password</label><input id="f1" name="f1" value="sommerwind">',
    '<span id="l1">Password</span><p>Some words</p><input aria-labelledby="l1" value="sommerwind">',
    '<label>Password <input name="f1" value="sommerwind"></label>',
  ])('that is tied to a field says what is in it: %s', (html) => {
    expect(kinds(html)).toEqual(['password']);
  });

  test('has the hidden field beside it for its value, not the label under it', () => {
    const html =
      '<p data-at="0 0 80 20">Password</p><input data-at="90 0 200 20" type="password" value="hunter2"><p data-at="0 26 60 20">Salary</p>';
    expect(kinds(html)).toEqual(['password']);
  });

  test('says nothing about what is not its value', () => {
    expect(kinds('<div>Verification code</div><div>Not sent yet</div>')).toEqual([]);
    expect(kinds('<table><tr><td>Password</td><td><a href="#">Change</a></td></tr></table>')).toEqual([]);
    const apart = '<div data-at="0 0 50 20">PIN</div><div data-at="600 400 80 20">4821</div>';
    expect(kinds(apart)).toEqual([]);
  });

  test('at the head of a column is that of everything under it', () => {
    const row = (y: number, ...words: string[]) =>
      words.map((word, at) => `<div data-at="${at * 200} ${y} 150 20">${word}</div>`).join('');
    const html =
      row(0, 'Order', 'Password', 'Seats') +
      row(30, '10442091', 'Kerze_Rot9', '1204') +
      row(60, '10442092', 'Wiese-31x', '1205');
    expect(said(html)).toBe('Order Password Seats 10442091 <password> 1204 10442092 <password> 1205');
  });
});

describe('words that are no text of the page', () => {
  test('are those of an image that could not be loaded', () => {
    expect(kinds('<img alt="ana@shop.example" src="none.png">')).toEqual(['email']);
  });

  test('are not looked for in images: a drawing in a file is an image like others', () => {
    vi.spyOn(HTMLImageElement.prototype, 'naturalWidth', 'get').mockReturnValue(400);
    for (const src of ['/chart.svg', '/photo.png', 'data:image/svg+xml,%3Csvg/%3E']) {
      show(`<img data-at="0 0 400 300" src="${src}">`);
      const { regions, unread, images } = findSensitiveRegions(document);
      expect([regions, unread, images.length], src).toEqual([[], [], 1]);
    }
  });

  test('are those of a list’s marks', () => {
    expect(
      kinds(`<ul><li style="display: list-item; list-style-type: 'ana@shop.example '">one</li></ul>`),
    ).toEqual(['email']);
  });

  test('are those that a drawing uses, where it uses them', () => {
    show(
      '<svg><symbol id="s"><text>ana@shop.example</text></symbol></svg><svg><use data-at="5 6 70 8" href="#s"></use></svg>',
    );
    expect(findSensitiveRegions(document).regions).toMatchObject([{ kind: 'email', x: 3, y: 5 }]);
  });
});

test('a thing in several elements is named once, and what is around it stays', () => {
  expect(said('<p>Write to <b>ana@</b><i>shop.</i>example today</p>')).toBe('Write to <email> today');
});

describe('a label of phone numbers', () => {
  const rows = (count: number, value: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => {
      const y = at * 100;
      const parts = ['Customer', 'since May', 'open', 'nothing', 'ordered'].map(
        (part, line) => `<p data-at="0 ${y + 20 + line * 15} 200 15">${part}</p>`,
      );
      return `<div data-at="0 ${y} 60 15">Phone</div><div data-at="80 ${y} 120 15">${value(at)}</div>${parts.join('')}`;
    }).join('');

  test('speaks for the number beside it, in any script, and for none of fewer figures', () => {
    expect(said(rows(3, () => '4 55 12 99'))).toBe(said(rows(3, () => 'X')).replaceAll('X', '<phone>'));
    expect(kinds(rows(1, () => '٤٥٥١٢٩٩'))).toEqual(['phone']);
    expect(kinds(rows(3, () => '45 12 9'))).toEqual([]);
  });

  test('that names a code, too, speaks for a code of four figures', () => {
    expect(kinds('<b data-at="0 0 200 20">Your mobile code</b><p data-at="0 25 60 20">4821</p>')).toEqual([
      'code',
    ]);
  });

  test('speaks for numbers far below it in its column', () => {
    const row = (at: number, words: string[]) =>
      words.map((one, column) => `<p data-at="${column * 200} ${at * 30} 190 20">${one}</p>`).join('');
    const table = [row(0, ['Customer', 'Phone']), row(1, ['Company', 'none'])];
    for (let at = 2; at < 30; at += 1) table.push(row(at, ['Company', at === 25 ? '4551299' : 'none']));
    expect(kinds(table.join(''))).toEqual(['phone']);
  });

  test('has the browser measure no more than its own line if there is no number on the page', () => {
    const measured = (value: string) => {
      const measure = vi.spyOn(Range.prototype, 'getClientRects');
      measure.mockClear();
      kinds(rows(40, () => value));
      return measure.mock.calls.length;
    };
    expect(measured('unknown')).toBeLessThan(measured('4 55 12 99') * 0.7);
  });

  test('has the browser measure nothing below it that has no number and is no label', () => {
    const measure = vi.spyOn(Range.prototype, 'getClientRects');
    const row = (at: number, value: string) =>
      `<p data-at="0 ${at * 30} 190 20">Phone</p><p data-at="200 ${at * 30} 190 20">${value}</p>`;
    const others = Array.from({ length: 90 }, (_, at) => `<p data-at="0 ${60 + at * 30} 190 20">word</p>`);
    expect(kinds(`${row(0, '4551299')}${others.join('')}`)).toEqual(['phone']);
    expect(measure.mock.calls.length).toBeLessThan(30);
  });
});
