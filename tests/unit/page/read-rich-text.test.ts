// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { richTextToHtml } from '../../../utils/captures/html.ts';
import { RichText } from '../../../utils/captures/rich-text.ts';
import { readRichText } from '../../../utils/page/read-rich-text.ts';
import { blockTags, type RichTextNode } from '../../../utils/page/rich-text-nodes.ts';

const baseUrl = 'https://shop.example/basket/';

/** Reads the page's HTML, and returns it as the ticket's HTML. */
function readHtml(html: string, options: { isVisible?: (element: Element) => boolean } = {}): string {
  document.body.innerHTML = html;
  const read = readRichText(document.body, { baseUrl, ...options });
  expect(RichText.safeParse(read).success).toBe(true);
  return richTextToHtml(read);
}

describe('what is read of a page', () => {
  test.each<[string, string, string]>([
    ['paragraphs', '<p>One</p><p>Two</p>', '<p>One</p><p>Two</p>'],
    ['blanks as a browser shows them', '<p>\n  a \n\t b&nbsp;c\n</p>', '<p>a b c</p>'],
    [
      'text of no paragraph, in one',
      'One<p>Two</p>three <b>four</b>',
      '<p>One</p><p>Two</p><p>three <strong>four</strong></p>',
    ],
    ['boxes as paragraphs', '<div>One</div><section><div>Two</div></section>', '<p>One</p><p>Two</p>'],
    [
      'marks',
      '<p><b>a</b><i>b</i><u>c</u><del>d</del><kbd>e</kbd><mark>f</mark></p>',
      '<p><strong>a</strong><em>b</em><u>c</u><s>d</s><code>e</code>f</p>',
    ],
    [
      'lists',
      '<ul>\n<li>a</li>\n<li>b</li>\n</ul><ol><li>c</li></ol>',
      '<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol>',
    ],
    ['headings, all of one size', '<h1>A</h1><h5>B</h5>', '<h3>A</h3><h3>B</h3>'],
    ['quotations', '<blockquote><p>a</p></blockquote>', '<blockquote><p>a</p></blockquote>'],
    ['code with its lines', '<pre>  a\n    b</pre>', '<pre>  a\n    b</pre>'],
    ['line breaks', '<p>a<br>b</p>', '<p>a<br>b</p>'],
    [
      'tables, empty cells too',
      '<table><tbody><tr><th>a</th><td></td></tr></tbody></table>',
      '<table><tr><th>a</th><td></td></tr></table>',
    ],
    [
      'an image’s words',
      '<p>See <img src="x.png" alt="a red arrow"> here</p>',
      '<p>See [a red arrow] here</p>',
    ],
    ['no image without words', '<p><img src="x.png" alt=""><img src="y.png"></p>', ''],
    ['custom elements’ text', '<p><x-price data-v="1">3 €</x-price></p>', '<p>3 €</p>'],
    ['emptiness as nothing', '<div><p> </p><br><span></span></div>', ''],
  ])('%s', (_kind, html, expected) => {
    expect(readHtml(html)).toBe(expected);
  });

  test.each<[string, string, string]>([
    [
      'absolute',
      '<a href="https://a.example/x?y=1&z">t</a>',
      '<p><a href="https://a.example/x?y=1&amp;z">t</a></p>',
    ],
    [
      'relative to the page',
      '<a href="../help#top">t</a>',
      '<p><a href="https://shop.example/help#top">t</a></p>',
    ],
    ['to a mailbox', '<a href="mailto:a@b.example">t</a>', '<p><a href="mailto:a@b.example">t</a></p>'],
    ['around a box', '<a href="/x"><div>t</div></a>', '<a href="https://shop.example/x"><p>t</p></a>'],
    ['of no text', '<a href="/x"><img src="i.png"></a>', ''],
    ['that are none', '<a name="top">t</a>', '<p>t</p>'],
  ])('links: %s', (_kind, html, expected) => {
    expect(readHtml(html)).toBe(expected);
  });

  test('only what can be seen', () => {
    const isVisible = (element: Element) => !element.hasAttribute('hidden');
    expect(readHtml('<p>seen<span hidden>not</span></p><div hidden><p>not</p></div>', { isVisible })).toBe(
      '<p>seen</p>',
    );
  });
});

describe('nothing that can run passes', () => {
  test.each<[string, string, string]>([
    ['a script', '<p>a<script>alert(1)</script>b</p>', '<p>ab</p>'],
    ['a handler', '<p onclick="alert(1)"><b onmouseover="x()">a</b></p>', '<p><strong>a</strong></p>'],
    ['an image’s error handler', '<p>a<img src=x onerror="alert(1)">b</p>', '<p>ab</p>'],
    [
      'an image’s words that look like markup',
      '<p><img alt="<script>alert(1)</script>"></p>',
      '<p>[&lt;script&gt;alert(1)&lt;/script&gt;]</p>',
    ],
    ['a javascript: link', '<a href="javascript:alert(1)">a</a>', '<p>a</p>'],
    ['a javascript: link in disguise', '<a href=" java\nscript:alert(1)">a</a>', '<p>a</p>'],
    ['a data: link', '<a href="data:text/html,<script>alert(1)</script>">a</a>', '<p>a</p>'],
    [
      'a vbscript: or blob: link',
      '<a href="vbscript:x">a</a> <a href="blob:https://shop.example/1">b</a>',
      '<p>a b</p>',
    ],
    ['SVG', '<p>a<svg onload="alert(1)"><text>x</text></svg>b</p>', '<p>ab</p>'],
    ['MathML', '<p>a<math><mtext><script>alert(1)</script></mtext></math>b</p>', '<p>ab</p>'],
    [
      'a style sheet',
      '<style>body{background:url(https://evil.example)}</style><p style="color:red">a</p>',
      '<p>a</p>',
    ],
    [
      'comments, conditional ones too',
      '<p>a<!-- <script>alert(1)</script> --><!--[if IE]><b>x</b><![endif]-->b</p>',
      '<p>ab</p>',
    ],
    ['a template', '<p>a<template><script>alert(1)</script>x</template></p>', '<p>a</p>'],
    [
      'frames and plug-ins',
      '<p>a<iframe srcdoc="<script>alert(1)</script>"></iframe><object data="x"></object><embed src="x"></p>',
      '<p>a</p>',
    ],
    ['what noscript says', '<p>a<noscript><img src=x onerror=alert(1)></noscript></p>', '<p>a</p>'],
    [
      'what is typed into fields',
      '<p>a<input value="secret"><textarea>secret</textarea><select><option>x</option></select></p>',
      '<p>a</p>',
    ],
    [
      'text that looks like markup',
      '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
      '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
    ],
    [
      'a link address that tries to leave its attribute',
      '<a href="https://a.example/&quot;onclick=&quot;x">a</a>',
      '<p><a href="https://a.example/%22onclick=%22x">a</a></p>',
    ],
    [
      'a tag named like a property of every object',
      '<p>a<constructor>b</constructor><toString>c</toString></p>',
      '<p>abc</p>',
    ],
  ])('%s', (_kind, html, expected) => {
    expect(readHtml(html)).toBe(expected);
  });

  test.each(['firstChild', 'nextSibling', 'childNodes', 'nodeType', 'localName', 'getAttribute', 'tagName'])(
    'a form whose field is called %s is read all the same',
    (name) => {
      const form = document.createElement('form');
      form.innerHTML = `<b>before</b><input name="${name}"><i>after</i>`;
      // Browsers do this for every name; happy-dom does it for few names.
      Object.defineProperty(form, name, { value: form.querySelector('input'), configurable: true });
      expect(richTextToHtml(readRichText(form, { baseUrl }))).toBe(
        '<p><strong>before</strong><em>after</em></p>',
      );
    },
  );
});

const inline = ['span', 'b', 'i', 'u', 'code', 'mark', 'x-y'];
const block = [
  'p',
  'div',
  'section',
  'ul',
  'li',
  'h2',
  'pre',
  'blockquote',
  'table',
  'tr',
  'td',
  'dd',
  'caption',
];
const dangerous = ['script', 'style', 'svg', 'iframe', 'template', 'object', 'textarea'];
const attributes = fc.dictionary(
  fc.constantFrom('href', 'onclick', 'style', 'alt', 'src', 'srcdoc', 'id', 'hidden'),
  fc.oneof(
    fc.string(),
    fc.constantFrom('javascript:alert(1)', 'data:text/html,x', 'https://a.example/', '/x', '"><script>'),
  ),
);
const anyNode: fc.Arbitrary<Node> = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, depthIdentifier: 'dom' },
    fc
      .oneof(fc.string(), fc.constantFrom(' ', '\n', '<script>alert(1)</script>', '&lt;'))
      .map((text) => document.createTextNode(text)),
    fc.string().map((text) => document.createComment(text.replaceAll('--', ''))),
    fc
      .tuple(
        fc.constantFrom(...inline, ...block, ...dangerous, 'a', 'a', 'br', 'img', 'form'),
        attributes,
        fc.array(tie('node'), { maxLength: 4 }),
      )
      .map(([name, given, children]) => {
        const element = document.createElement(name);
        for (const [key, value] of Object.entries(given)) element.setAttribute(key, value);
        element.append(...children);
        return element;
      }),
  ),
})).node;

function hasBlock(nodes: RichTextNode[]): boolean {
  return nodes.some(
    (node) => typeof node !== 'string' && (blockTags.has(node.tag) || hasBlock(node.children)),
  );
}

function paragraphsWithBlocks(nodes: RichTextNode[]): RichTextNode[] {
  return nodes.flatMap((node) =>
    typeof node === 'string'
      ? []
      : [
          ...(node.tag === 'p' && hasBlock(node.children) ? [node] : []),
          ...paragraphsWithBlocks(node.children),
        ],
  );
}

describe('of any DOM', () => {
  const reading = (check: (nodes: RichText, root: Node) => void) =>
    fc.assert(
      fc.property(fc.array(anyNode, { maxLength: 5 }), (nodes) => {
        const root = document.createElement('div');
        root.append(...nodes);
        check(readRichText(root, { baseUrl }), root);
      }),
    );

  test('what is read passes the check on arrival', () => {
    reading((read) => expect(RichText.safeParse(read).error).toBeUndefined());
  });

  test('the ticket’s HTML holds no tag, attribute or link but the allowed ones', () => {
    reading((read) => {
      const ticket = document.createElement('div');
      ticket.innerHTML = richTextToHtml(read);
      for (const element of ticket.querySelectorAll('*')) {
        const isLink = element.localName === 'a';
        expect([
          'p',
          'br',
          'strong',
          'em',
          'u',
          's',
          'code',
          'pre',
          'blockquote',
          'ul',
          'ol',
          'li',
          'h3',
          'a',
          'table',
          'tbody',
          'tr',
          'th',
          'td',
        ]).toContain(element.localName);
        expect(element.getAttributeNames().filter((name) => !(isLink && name === 'href'))).toEqual([]);
        expect(element.getAttribute('href') ?? 'https://').toMatch(/^(https?:\/\/|mailto:)/i);
      }
    });
  });

  test('no paragraph holds a block, however deep: HTML would end the paragraph there', () => {
    reading((read) => expect(paragraphsWithBlocks(read)).toEqual([]));
  });

  test('the page itself is not changed', () => {
    reading((_read, root) => {
      const before = root.cloneNode(true);
      readRichText(root, { baseUrl });
      expect(root.isEqualNode(before)).toBe(true);
    });
  });
});
