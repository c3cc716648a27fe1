// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readPageText } from '../../../utils/page/regions/read-page-text.ts';
import { createSearch, findSensitiveRegions } from '../../../utils/page/sensitive-regions.ts';
import { replyIn } from '../../../utils/page-client/ask-in-page.ts';
import { SensitiveReply } from '../../../utils/page-client/look-in-page.ts';
import { glyph, layOut } from './lay-out.ts';
import { otherMarks, privateMarks } from './private-marks.ts';

beforeEach(layOut);
afterEach(() => {
  vi.restoreAllMocks();
  document.body.innerHTML = '';
});

/** Returns the hidden regions of a page as `kind x y width height`, without their margins. */
function hidden(html: string, words: string[] = []): string[] {
  document.body.innerHTML = html;
  return findSensitiveRegions(document, [words]).regions.map(({ kind, x, y, width, height }) =>
    [kind, x + 2, y + 1, width - 4, height - 2].join(' '),
  );
}

function kinds(html: string): string[] {
  return hidden(html).map((one) => one.split(' ')[0] ?? '');
}

const wide = (text: string) => text.length * glyph.width;

describe('text', () => {
  test('is hidden where it stands, and no more of it', () => {
    expect(hidden('<p data-at="5 50">Write to ana@shop.example now</p>')).toEqual([
      `email ${5 + wide('Write to ')} 50 ${wide('ana@shop.example')} 20`,
    ]);
  });

  test('is found across the elements it is made of, as one thing', () => {
    document.body.innerHTML =
      '<p><b data-at="0 0">4111 </b><i data-at="50 0">1111 </i>\n  <span data-at="100 0">1111</span> <u data-at="150 0">1111</u></p>';
    const { regions } = findSensitiveRegions(document);
    expect(regions.map(({ kind, item }) => [kind, item])).toEqual([['card', 0]]);
    expect(regions[0]).toMatchObject({ x: -2, width: 190 + 4 });
  });

  test('that stands on two lines is hidden on both, as one thing', () => {
    document.body.innerHTML = '<p><b data-at="700 0">ana@</b><b data-at="0 20">shop.example</b></p>';
    expect(findSensitiveRegions(document).regions.map(({ y, item }) => [y, item])).toEqual([
      [-1, 0],
      [19, 0],
    ]);
  });

  test('of blocks is not one text, and blanks in the source are as wide as they are shown', () => {
    expect(hidden('<div>4111 1111</div><div>order</div><div>1111 1111</div>')).toEqual([]);
    expect(kinds('<p>4111\n      1111\n      1111\n      1111</p>')).toEqual(['card']);
    expect(kinds('<pre style="white-space: pre">4111\n\n\n1111 1111 1111</pre>')).toEqual([]);
  });

  test('is parted by a block that has nothing in it, and not by a word of the same line', () => {
    const parted = (between: string) => kinds(`<p>4111 1111 ${between} 1111 1111</p>`);
    expect(parted('<b></b>')).toEqual(['card']);
    expect(parted('<i style="display: block"></i>')).toEqual([]);
  });

  test('of a table’s cell is read under its column’s and its row’s head, never its neighbour’s', () => {
    const table = (head: string, row: string) => `<table><tr>${head}</tr><tr>${row}</tr></table>`;
    expect(
      hidden(table('<th>No</th><th>Phone</th>', '<td>1004420</td><td data-at="9 9">555-0142</td>')),
    ).toEqual(['phone 9 9 80 20']);
    expect(kinds('<table><tr><th>Fax</th><td>555 01 99</td></tr></table>')).toEqual(['phone']);
    expect(kinds(table('<th>Phone</th><th>No</th>', '<td></td><td>1004420</td>'))).toEqual([]);
  });

  test('in a drawing is hidden as a whole', () => {
    expect(hidden('<svg><text data-at="3 4 70 15">ana@shop.example</text><text>plain</text></svg>')).toEqual([
      'email 3 4 70 15',
    ]);
  });

  test('that the person lists is hidden', () => {
    expect(hidden('<p>Project Bluebird</p>', ['bluebird'])).toEqual([`word ${wide('Project ')} 0 80 20`]);
  });
});

describe('what does not show', () => {
  test.each([
    '<p style="display: none">ana@shop.example</p>',
    '<p style="visibility: hidden">ana@shop.example</p>',
    '<p style="opacity: 0">ana@shop.example</p>',
    '<script>"ana@shop.example"</script><style>/* ana@shop.example */</style><template>ana@shop.example</template>',
    '<p data-at="0 0 1 1" style="overflow-x: hidden; overflow-y: hidden">ana@shop.example</p>',
    '<input type="hidden" value="ana@shop.example"><input type="checkbox" value="ana@shop.example">',
  ])('is left: %s', (html) => {
    expect(hidden(html)).toEqual([]);
  });

  test('may hold what does', () => {
    const html = '<p style="visibility: hidden">a <b style="visibility: visible">ana@shop.example</b></p>';
    expect(kinds(html)).toEqual(['email']);
  });

  test('is cut off: a box that scrolls shows what is in it', () => {
    const pane = (inner: string) =>
      `<div data-at="0 0 100 50" style="overflow-x: auto; overflow-y: auto">${inner}</div>`;
    expect(hidden(pane('<p data-at="0 40">ana@shop.example</p>'))).toEqual(['email 0 40 100 10']);
    expect(hidden(pane('<p data-at="0 80">ana@shop.example</p>'))).toEqual([]);
  });

  test.each(['fixed', 'absolute'])('but what is %s leaves the box it is in', (position) => {
    const inner = `<p data-at="0 80" style="position: ${position}">ana@shop.example</p>`;
    expect(
      hidden(`<div data-at="0 0 100 50" style="overflow-x: auto; overflow-y: auto">${inner}</div>`),
    ).toEqual(['email 0 80 160 20']);
  });
});

describe('a field', () => {
  test.each([
    ['password', '<input type="password" value="">'],
    ['password', '<input type="text" autocomplete="current-password" value="x">'],
    ['password', '<input name="user_pwd" value="open sesame">'],
    ['code', '<input autocomplete="one-time-code" value="">'],
    ['code', '<input id="otp" value="">'],
    ['card', '<input autocomplete="section-a cc-csc" value="737">'],
    ['card', '<input name="cardNumber" value="x">'],
    ['email', '<input type="email" value="ana">'],
    ['phone', '<input type="tel" value="1">'],
    ['email', '<input value="ana@shop.example">'],
    ['email', '<textarea>Ask ana@shop.example</textarea>'],
    ['email', '<select><option>no<option selected>ana@shop.example</select>'],
    ['email', '<input type="submit" value="Sign out ana@shop.example">'],
    ['email', '<input placeholder="ana@shop.example">'],
    ['phone', '<label>Phone <input value="555-0142"></label>'],
    ['phone', '<input aria-label="Phone" value="555-0142">'],
    ['id', '<input placeholder="Passport number" value="K1234567">'],
  ])('is hidden as a whole where it is for or holds a %s: %s', (kind, html) => {
    expect(hidden(`<form data-at="7 8 200 30">${html}</form>`)).toEqual([`${kind} 7 8 200 30`]);
  });

  test.each([
    '<input value="Berlin"><input type="email" value=""><input name="cardNumber" value="">',
    '<select><option selected>no<option>ana@shop.example</select>',
    '<input value="302-4471908-5530761">',
  ])('is left where it does not: %s', (html) => {
    expect(hidden(html)).toEqual([]);
  });

  test('is one of several that hold one number', () => {
    const boxes = ['4111', '1111', '1111', '1111'].map(
      (part, at) => `<input data-at="${at * 50} 0 45 20" value="${part}">`,
    );
    expect(hidden(`<p>${boxes.join('')}</p>`)).toEqual(['card 0 0 195 20']);
  });

  test('for one character of many is for a code', () => {
    const boxes = [1, 2, 3, 4].map((part) => `<input maxlength="1" value="${part}">`).join('');
    expect(new Set(kinds(`<p>${boxes}</p>`))).toEqual(new Set(['code']));
    expect(kinds('<p><input maxlength="1" value="4"></p>')).toEqual([]);
  });
});

test('what a pane scrolls is hidden up to its scrollbars, which are drawn over it', () => {
  const sides = {
    offsetWidth: 600,
    offsetHeight: 200,
    clientLeft: 2,
    clientTop: 2,
    clientWidth: 570,
    clientHeight: 166,
  };
  document.body.innerHTML =
    '<div id="pane" data-at="0 0 300 100" style="overflow-x: auto; overflow-y: auto"><p data-at="200 70 160 20">ana@shop.example</p></div>';
  for (const [name, value] of Object.entries(sides))
    vi.spyOn(HTMLElement.prototype, name as keyof typeof sides, 'get').mockReturnValue(value);
  expect(findSensitiveRegions(document).regions).toMatchObject([{ x: 198, y: 69, width: 90, height: 16 }]);
});

test('a drawing that is a block hides its words in a browser that gives drawings only some sizes of a pane', () => {
  document.body.innerHTML = `<svg data-at="0 0 300 100" style="display: block; overflow-x: hidden; overflow-y: hidden">
    <text data-at="20 30 160 20">ana@shop.example</text></svg>`;
  const drawing = document.querySelector('svg') as Element;
  const sides = {
    offsetWidth: undefined,
    offsetHeight: undefined,
    clientLeft: 0,
    clientTop: 0,
    clientWidth: 300,
    clientHeight: 100,
  };
  for (const [name, value] of Object.entries(sides)) Object.defineProperty(drawing, name, { value });
  expect(findSensitiveRegions(document).regions).toMatchObject([{ x: 18, y: 29, width: 164, height: 22 }]);
});

describe('a mark of the site', () => {
  test.each(privateMarks)('of %s hides the element: %s', (_, mark) => {
    expect(hidden(`<div ${mark} data-at="1 2 300 40"><p>plain words</p></div>`)).toEqual([
      'marked 1 2 300 40',
    ]);
  });

  test.each(otherMarks)('is not this: %s', (mark) => {
    expect(hidden(`<p ${mark}>plain words</p>`)).toEqual([]);
  });
});

describe('parts of a page', () => {
  test('of its own: open shadow roots, with what stands in their slots', () => {
    document.body.innerHTML = '<div id="host">slot@shop.example<b slot="none">unshown@shop.example</b></div>';
    const root = document.querySelector('#host')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = '<p>root@shop.example <slot></slot></p>';
    expect(findSensitiveRegions(document).regions.map(({ kind }) => kind)).toEqual(['email', 'email']);
  });

  test('of another site are named, and hidden where they are for paying', () => {
    vi.spyOn(HTMLIFrameElement.prototype, 'contentDocument', 'get').mockReturnValue(null);
    document.body.innerHTML =
      '<iframe data-at="0 0 300 200" title="Map" src="https://maps.example/embed?key=secret"></iframe><iframe data-at="0 300 300 40" name="card-number" src="//pay.example:8443/field#token"></iframe>';
    const { regions, unread } = findSensitiveRegions(document);
    expect(unread).toEqual([{ x: 0, y: 0, width: 300, height: 200, what: 'frame', host: 'maps.example' }]);
    expect(regions.map(({ kind, y, host }) => [kind, y, host])).toEqual([['card', 299, 'pay.example']]);
  });

  test.each([
    ['https://ana:secret@Pay.Example/a?b#c', [], 'pay.example'],
    ['data:text/html,secret', [], ''],
    ['about:srcdoc', [], ''],
    ['https://[bad', [], ''],
    ['https://acme.pay.example/', ['Acme '], ''],
  ])('of another site tell no more than the host: %s', (src, words, host) => {
    vi.spyOn(HTMLIFrameElement.prototype, 'contentDocument', 'get').mockReturnValue(null);
    document.body.innerHTML = '<iframe data-at="0 0 300 200"></iframe>';
    document.querySelector('iframe')?.setAttribute('src', src);
    expect(findSensitiveRegions(document, [words]).unread).toMatchObject([{ what: 'frame', host }]);
  });

  test('in a frame of its own site are hidden where the frame shows them', () => {
    const inner = new DOMParser().parseFromString(
      '<input data-at="10 5 160 20" value="ana@shop.example">',
      'text/html',
    );
    vi.spyOn(HTMLIFrameElement.prototype, 'contentDocument', 'get').mockReturnValue(inner);
    expect(hidden('<iframe data-at="100 50 120 60"></iframe>')).toEqual(['email 110 55 110 20']);
  });
});

describe('a report', () => {
  test('passes the check on arrival, which drops what was not asked for and refuses other shapes', () => {
    document.body.innerHTML = '<p>ana@shop.example</p><input type="password">';
    const report = findSensitiveRegions(document);
    expect(replyIn(SensitiveReply, { ...report, secret: 'x' })).toEqual(report);
    const [region] = report.regions;
    for (const wrong of [
      null,
      { ...report, regions: [{ ...region, x: '1' }] },
      { ...report, regions: [{ ...region, kind: 'word2' }] },
      { ...report, regions: [{ ...region, spare: 'all' }] },
      { ...report, regions: [{ ...region, width: Number.NaN }] },
      { ...report, incomplete: undefined },
    ])
      expect(replyIn(SensitiveReply, wrong)).toBeNull();
  });

  test('says what the window shows, and how far it is scrolled', () => {
    const { view, scroll, incomplete } = findSensitiveRegions(document);
    expect(view).toEqual({ x: 0, y: 0, width: innerWidth, height: innerHeight });
    expect({ scroll, incomplete }).toEqual({ scroll: { x: 0, y: 0 }, incomplete: false });
  });

  test('of a page that is larger than what is read says so', () => {
    document.body.innerHTML = '<p>one</p><p>two</p><p>three</p>';
    expect(readPageText(document, { nodes: 100, characters: 100 }).incomplete).toBe(false);
    expect(readPageText(document, { nodes: 8, characters: 100 }).incomplete).toBe(true);
    expect(readPageText(document, { nodes: 100, characters: 8 }).incomplete).toBe(true);
  });

  test('is not bent by a form whose fields are called what a form has itself', () => {
    const names = ['firstChild', 'nextSibling', 'shadowRoot', 'textContent'];
    document.body.innerHTML = `<form><p>ana@shop.example</p></form>`;
    const form = document.querySelector('form');
    for (const name of names) Object.defineProperty(form, name, { value: document.createElement('input') });
    expect(findSensitiveRegions(document).regions.map(({ kind }) => kind)).toEqual(['email']);
  });
});

test('a text that is looked at again is searched again only where it or the words are others', () => {
  const search = createSearch();
  const first = search('Write to ana@shop.example', []);
  expect(first).toMatchObject([{ kind: 'email' }]);
  expect(search('Write to ana@shop.example', [])).toBe(first);
  expect(search('Write to ana@shop.example', ['Write'])).toHaveLength(2);
  expect(search('Write to nobody', ['Write'])).toHaveLength(1);
  expect(search('Write to ana@shop.example', [])).toEqual(first);
});
