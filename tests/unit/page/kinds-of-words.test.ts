// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { richTextToHtml } from '../../../utils/captures/html.ts';
import { RichText } from '../../../utils/captures/rich-text.ts';
import { richTextToPlain } from '../../../utils/captures/rich-text-words.ts';
import { readRichText } from '../../../utils/page/read-rich-text.ts';
import { readSelection } from '../../../utils/page/selection.ts';

const baseUrl = 'https://shop.example/';

/** Returns the plain text that is read from HTML without a layout, as from the clipboard or an article. */
function plainOf(html: string): string {
  document.body.innerHTML = html;
  return richTextToPlain(RichText.parse(readRichText(document.body, { baseUrl })), { marked: true });
}

/** Returns the quoted text of a selection from the text of `#a` to the text of `#b`. */
function selected(html: string): string {
  document.body.innerHTML = html;
  const [a, b] = ['#a', '#b'].map((one) => document.querySelector(one)?.firstChild);
  if (!a || !b) throw new Error('Nothing to select');
  document.getSelection()?.setBaseAndExtent(a, 0, b, b.textContent?.length ?? 0);
  return richTextToPlain(RichText.parse(readSelection(document)?.text), { marked: true });
}

describe('cells stand under their heads', () => {
  test.each([
    [
      'over rows',
      '<tr><th>A<th>B<th>C<tr><td rowspan=3>x<td>1<td rowspan=2>y<tr><td>2<tr><td>3<td>z',
      'A\tB\tC\nx\t1\ty\n\t2\n\t3\tz',
    ],
    ['over columns', '<tr><th colspan=2>Size<th>Price<tr><td>S<td>10<td>$1', 'Size\t\tPrice\nS\t10\t$1'],
    ['over more columns than there are', '<tr><th>A<th>B<tr><td colspan=1000>all', 'A\tB\nall'],
    ['over all rows that follow', '<tr><td rowspan=0>all<td>1<tr><td>2', 'all\t1\n\t2'],
    ['over rows that never come', '<tr><td rowspan=9>a<td>b', 'a\tb'],
  ])('%s', (_kind, rows, expected) => {
    expect(plainOf(`<table>${rows}</table>`)).toBe(expected);
  });
});

test('cells with a frame around their words are cells', () => {
  const framed = (words: string) => `<td><table><tr><td>${words}</table>`;
  const rows = ['a', 'b', 'c', 'd'].map(framed);
  expect(plainOf(`<table><tr>${rows[0]}${rows[1]}<tr>${rows[2]}${rows[3]}</table>`)).toBe('a\tb\nc\td');
});

test('a head in a table of its own is the head of the one below', () => {
  const head = '<table><tr><th>A<th>B</table>';
  const body = '<div><table><tr><td><td><tr><td>1<td>2</table></div>';
  expect(plainOf(`<div>${head}</div>${body}`)).toBe('A\tB\n1\t2');
  expect(plainOf(`${head}<table><tr><td>1<td>2<td>3</table>`)).toBe('A\tB\n\n1\t2\t3');
});

describe('what is a table only to look like something else is that', () => {
  test.each([
    ['a frame around a letter', '<table><tr><td><h2>News</h2><p>Dear Ann</p></table>', 'News\n\nDear Ann'],
    ['columns with tables in them', '<table><tr><td><table><tr><td>a<td>b</table><td>c</table>', 'a\tb\n\nc'],
    [
      'columns with a frame in them',
      '<table><tr><td><table><tr><td>Menu</table><td><p>Words</table>',
      'Menu\n\nWords',
    ],
    ['code beside its numbers', '<table><tr><td><pre>1\n2</pre><td><pre>a\n  b</pre></table>', 'a\n  b'],
    [
      'numbered lines of code',
      '<table><tr><td>1<td><pre>a</pre><tr><td>2<td><pre>  b</pre></table>',
      'a\n  b',
    ],
  ])('%s', (_kind, html, expected) => {
    expect(plainOf(html)).toBe(expected);
  });

  test('numbers behind code are no numbers of lines', () => {
    const html =
      '<table><tr><td><pre>Lamp</pre><td><pre>39</pre><tr><td><pre>Desk</pre><td><pre>40</pre></table>';
    expect(plainOf(html)).toBe('Lamp\t39\nDesk\t40');
  });

  test('rows of numbers and code are a table where both say something', () => {
    const html =
      '<table><tr><td>Call</td><td><pre>a()</pre></td></tr><tr><td>Stop</td><td><pre>b()</pre></td></tr></table>';
    expect(plainOf(html)).toBe('Call\ta()\nStop\tb()');
  });
});

describe('a list counts as its page does', () => {
  test.each([
    ['from its start', '<ol start=5><li>a<li>b</ol>', '5. a\n6. b'],
    ['with numbers of its items', '<ol><li>a<li value=100>b<li>c</ol>', '1. a\n100. b\n101. c'],
    ['backwards', '<ol reversed><li>c<li>b<li>a</ol>', '3. c\n2. b\n1. a'],
    ['in letters', '<ol type=a start=3><li>x<li>y</ol>', 'c. x\nd. y'],
    ['in Roman figures', '<ol type=I start=44><li>x<li>y</ol>', 'XLIV. x\nXLV. y'],
  ])('%s', (_kind, html, expected) => {
    expect(plainOf(html)).toBe(expected);
  });

  test('also where only some of its items are selected', () => {
    expect(selected('<ol><li>a</li><li id="a">b</li><li id="b">c</li></ol>')).toBe('2. b\n3. c');
  });

  test('and what an editor writes on items of one list is several', () => {
    const item = (kind: string, words: string, level = 0) =>
      `<li data-list="${kind}" class="${level ? `ql-indent-${level}` : ''}">${words}</li>`;
    const html = `<ol>${item('ordered', 'one')}${item('bullet', 'in one', 1)}${item('ordered', 'two')}${item('checked', 'done')}</ol>`;
    expect(plainOf(html)).toBe('1. one\n  • in one\n2. two\n\n• ☑ done');
  });
});

describe('formulas are quoted as they were written', () => {
  test.each([
    ['<math><mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mn>2</mn></mfrac></math>', '(a+1)/2'],
    ['<math><msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup></math>', 'xᵢ²'],
    ['<math><msup><mi>e</mi><mrow><mi>A</mi><mi>t</mi></mrow></msup></math>', 'e^(At)'],
    ['<math><mroot><mi>x</mi><mn>3</mn></mroot></math>', '³√x'],
    [
      '<math><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mn>0</mn></mtd><mtd><mn>1</mn></mtd></mtr></mtable></math>',
      '[1, 0; 0, 1]',
    ],
    [
      '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">\\bar x</annotation></semantics></math>',
      '\\bar x',
    ],
    [
      '<span class="katex"><math><semantics><mi>E</mi><annotation encoding="application/x-tex">E=mc^2</annotation></semantics></math><span class="katex-html">E=mc2</span></span>',
      'E=mc^2',
    ],
    [
      '<span class="MathJax" id="M-Frame">f(x)=ax2</span><script type="math/tex" id="M">f(x)=ax^2</script>',
      'f(x)=ax^2',
    ],
    ['<mjx-container><mjx-math data-latex="\\frac12"></mjx-math></mjx-container>', '\\frac12'],
    ['<span data-tex="x^2">x2</span>', 'x^2'],
    ['<mjx-container><svg></svg></mjx-container>', '[formula]'],
  ])('%s', (html, expected) => {
    expect(plainOf(`<p>so ${html} is</p>`)).toBe(`so ${expected} is`);
  });
});

describe('letters stay what they are', () => {
  test.each([
    ['10<sup>6</sup>, H<sub>2</sub>O, 10<sup>−3</sup>, x<sup>n+1</sup>', '10⁶, H₂O, 10⁻³, xⁿ⁺¹'],
    ['1<sup>st</sup> and a<sup>[3]</sup>', '1st and a[3]'],
    ['<ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>都', '東京(とうきょう)都'],
    ['<q>go <q>home</q></q>', '“go ‘home’”'],
    ['two &nbsp;blanks &nbsp;&nbsp;more', 'two  blanks   more'],
  ])('%s', (html, expected) => {
    expect(plainOf(`<p>${html}</p>`)).toBe(expected);
  });

  test('words raised that have no such letters are raised in HTML', () => {
    document.body.innerHTML = '<p>1<sup>st</sup></p>';
    expect(richTextToHtml(readRichText(document.body, { baseUrl }))).toBe('<p>1<sup>st</sup></p>');
  });

  test('half a character is none', () => {
    document.body.innerHTML = '<p></p>';
    const [p] = document.querySelectorAll('p');
    p?.append('Great news \ud83d');
    document.getSelection()?.selectAllChildren(document.body);
    const selection = readSelection(document);
    expect(richTextToPlain(selection?.text ?? [])).toBe('Great news \ufffd');
    expect(selection?.passage?.directive).toBe(':~:text=Great%20news');
  });
});
