// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findSensitiveRegions } from '../../../utils/page/sensitive-regions.ts';
import { layOut } from './lay-out.ts';

const own = ['me@firm.example'];

function goTo(url: string): void {
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(url);
}

beforeEach(() => {
  layOut();
  goTo('https://www.shop.example/basket');
});
afterEach(() => {
  vi.restoreAllMocks();
  document.body.innerHTML = '';
});

/** Returns why each hidden address of a page is probably not private; `-` for one that is. */
function spared(html: string, words: readonly string[] = []): string[] {
  document.body.innerHTML = html;
  const { regions } = findSensitiveRegions(document, [words, own]);
  return regions.filter(({ kind }) => kind === 'email').map(({ spare }) => spare ?? '-');
}

const link = (address: string, href = `mailto:${address}`) => `<a href="${href}">${address}</a>`;
const footer = (inner: string) => `<main><p>Hello</p></main><footer><p>${inner}</p></footer>`;
const help = link('help@shop.example');

describe('the requester’s own address is probably not private', () => {
  test.each([
    ['in a text', '<p>Signed in as me@firm.example</p>'],
    ['in capitals', '<p>Signed in as Me@Firm.Example</p>'],
    ['in a field', '<input value="me@firm.example">'],
    ['in a field for addresses', '<input type="email" value="Me@firm.example">'],
    ['in several elements', '<p><b>me@</b><i>firm.example</i></p>'],
    ['in a footer of another site', footer(link('me@firm.example'))],
  ])('%s', (_, html) => {
    expect(spared(html)).toEqual(['own']);
  });

  test.each([
    ['with a tag', '<p>me+shop@firm.example</p>'],
    ['as the end of another address', '<p>not.me@firm.example</p>'],
    ['as the end of another address in elements', '<p><b>not.</b><i>me@firm.example</i></p>'],
    ['as the beginning of another address', '<p>me@firm.example.evil.example</p>'],
    ['that is somebody else’s', '<p>ana@firm.example</p>'],
    [
      'in a list of addresses in a field',
      '<input type="email" multiple value="me@firm.example,ana@firm.example">',
    ],
  ])('but not an address %s', (_, html) => {
    expect(spared(html)).not.toContain('own');
    expect(spared(html)).toContain('-');
  });

  test('and beside a stranger’s, only the requester’s is', () => {
    expect(spared('<p>From me@firm.example to ana@shop.example</p>')).toEqual(['own', '-']);
  });
});

describe('an address in the footer of the site’s page is probably not private', () => {
  test.each([
    ['in a link that is the address', footer(help)],
    ['in capitals', footer(link('Help@Shop.Example', 'MAILTO:help@shop.example'))],
    ['with a subject in the link', footer(link('help@shop.example', 'mailto:help@shop.example?subject=Hi'))],
    ['in elements of the link', footer('<a href="mailto:help@shop.example"><b>help@</b>shop.example</a>')],
    ['in a list or a part of the footer', `<footer><nav><ul><li>${help}</li></ul></nav></footer>`],
    ['in a footer by its role', `<div role="contentinfo">${help}</div>`],
    ['beside the footer of an article', `<article>Hi<footer>Ana</footer></article>${footer(help)}`],
  ])('%s', (_, html) => {
    expect(spared(html)).toEqual(['footer']);
  });

  test.each([
    ['outside a footer', `<p>${help}</p>${footer('Imprint')}`],
    ['in an article’s footer', `<article>Hi<footer>${help}</footer></article>`],
    ['in a comment’s footer', `<ol><li>Hi<footer>${help}</footer></li></ol>`],
    ['in the footer of a quotation', `<blockquote>Hi<footer>${help}</footer></blockquote>`],
    ['in the footer of a dialog', `<div role="dialog">Hi<footer>${help}</footer></div>`],
    ['in an article in the footer', footer(`<article>${help}</article>`)],
    ['in one of several footers', `<div>Hi<footer>${help}</footer></div><div>Ho<footer>Ana</footer></div>`],
    ['that is no link', footer('help@shop.example')],
    ['in a link to elsewhere', footer(link('help@shop.example', '/contact'))],
    ['in a link to somebody else', footer(link('help@shop.example', 'mailto:ana@shop.example'))],
    ['in a link to several', footer(link('help@shop.example', 'mailto:help@shop.example,ana@shop.example'))],
    ['of a part of the site', footer(link('help@mail.shop.example'))],
    ['of another site', footer(link('help@firm.com'))],
    ['of a site with a longer name', footer(link('help@evil-shop.example'))],
    ['of a site with a longer end', footer(link('help@shop.example.evil.com'))],
    ['of a site whose name is the end of this one’s', footer(link('help@hop.example'))],
  ])('but not an address %s', (_, html) => {
    expect(spared(html)).toEqual(['-']);
  });

  test('but not in a shadow root or a frame, whose footer is not the page’s', () => {
    document.body.innerHTML = '<div id="host"></div>';
    const root = document.getElementById('host')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = footer(help);
    expect(findSensitiveRegions(document, [[], own]).regions.map(({ spare }) => spare)).toEqual([undefined]);
  });

  test('but not if the footer does not show: what is not pictured need not be hidden', () => {
    expect(spared(`<footer style="display: none">${help}</footer>`)).toEqual([]);
  });

  test.each([
    ['https://shop.example/', 'help@shop.example', true],
    ['https://eu.shop.example/', 'help@shop.example', true],
    ['https://shop.example:8443/', 'help@shop.example', true],
    ['https://ibm.example/', 'help@ibm.example', true],
    ['https://www.ibm.example/', 'help@ibm.example', true],
    ['https://shop.co.uk/', 'help@shop.co.uk', true],
    ['https://shop.co.uk/', 'help@co.uk', false],
    ['https://shop.com.au/', 'help@com.au', false],
    ['https://evil-shop.example/', 'help@shop.example', false],
    ['https://shop.example.evil.com/', 'help@shop.example', false],
  ])('on %s for %s: %s', (url, address, is) => {
    goTo(url);
    expect(spared(footer(link(address)))).toEqual([is ? 'footer' : '-']);
  });
});

test('an address with a word that the person hides is never named', () => {
  expect(spared(`<p>me@firm.example</p>${footer(help)}`, [' Firm ', 'SHOP'])).toEqual(['-', '-']);
});

test('other kinds of things are never named, not even beside an own address', () => {
  document.body.innerHTML = `<p data-private>me@firm.example</p><input type="password" value="me@firm.example">`;
  const { regions } = findSensitiveRegions(document, [[], own]);
  expect(regions.map(({ kind, spare }) => [kind, spare])).toEqual([
    ['marked', undefined],
    ['password', undefined],
  ]);
});
