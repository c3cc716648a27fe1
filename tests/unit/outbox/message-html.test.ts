// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Capture, detailKinds } from '../../../utils/captures/capture.ts';
import { escapeHtml, richTextToHtml, textToHtml } from '../../../utils/captures/html.ts';
import type { RichText } from '../../../utils/captures/rich-text.ts';
import { messageHtml } from '../../../utils/outbox/message-html.ts';
import { type RichTextNode, richTextTags } from '../../../utils/page/rich-text-nodes.ts';
import { makeAttachment, makeCapture } from '../make-capture.ts';

function parse(html: string): Element {
  const body = document.createElement('div');
  body.innerHTML = html;
  return body;
}

const markup = fc.constantFrom(
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><b>',
  "' onclick='x",
  '&lt;',
  '&amp;lt;script&amp;gt;',
  '<!--',
  '</p>',
  '<',
  '&#60;',
);
const hostileText = fc
  .array(fc.oneof(markup, fc.string(), fc.string({ unit: 'grapheme' })), { maxLength: 5 })
  // By specification every HTML parser changes these characters, and no page shows them.
  .map((parts) => parts.join('').replace(/[\0\r]/g, ''));

describe('escaping', () => {
  test.each([
    ['<b>&"\'', '&lt;b&gt;&amp;&quot;&#39;'],
    ['&lt;', '&amp;lt;'],
    ['plain ä 😀', 'plain ä 😀'],
    ['', ''],
  ])('%j is written %j', (text, html) => {
    expect(escapeHtml(text)).toBe(html);
  });

  test('whatever the text, HTML says exactly it and no markup gets through', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const element = parse(`<p>${escapeHtml(text)}</p>`);
        expect(element.textContent).toBe(text);
        expect([...element.querySelectorAll('*')].map((one) => one.localName)).toEqual(['p']);
      }),
    );
  });

  test('whatever the text, it stays inside its attribute', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const link = parse(`<a href="${escapeHtml(text)}">x</a>`).firstElementChild;
        expect(link?.getAttributeNames()).toEqual(['href']);
        expect(link?.getAttribute('href')).toBe(text);
        expect(link?.textContent).toBe('x');
      }),
    );
  });
});

describe('what the person wrote', () => {
  test.each([
    ['one line', '<p>one line</p>'],
    ['a\nb', '<p>a<br>b</p>'],
    ['a\n\nb', '<p>a</p><p>b</p>'],
    ['a\n \t\n\n\nb', '<p>a</p><p>b</p>'],
    ['1 < 2 & "3"', '<p>1 &lt; 2 &amp; &quot;3&quot;</p>'],
    ['12:01  WARN   disk', '<p>12:01&nbsp; WARN&nbsp;&nbsp; disk</p>'],
    ['  a\n\tb', '<p>&nbsp; a<br>&nbsp;&nbsp;&nbsp; b</p>'],
  ])('%j keeps its lines, its paragraphs and its columns', (text, html) => {
    expect(textToHtml(text)).toBe(html);
  });
});

const node: fc.Arbitrary<RichTextNode> = fc.letrec<{ node: RichTextNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'rich' },
    hostileText,
    fc.record({
      tag: fc.constantFrom(...richTextTags.filter((tag) => tag !== 'br')),
      href: fc.oneof(
        fc.constant(undefined),
        hostileText.map((text) => `https://a.example/${text}`),
      ),
      children: fc.array(tie('node'), { maxLength: 3 }),
    }),
  ),
})).node;

describe('rich text', () => {
  test.each<[string, RichText, string]>([
    [
      'a link',
      [{ tag: 'a', href: 'https://a.example/?b=1&c="d"', children: ['x'] }],
      '<a href="https://a.example/?b=1&amp;c=&quot;d&quot;">x</a>',
    ],
    ['a link without an address', [{ tag: 'a', children: ['x'] }], '<a>x</a>'],
    [
      'an address on what is no link',
      [{ tag: 'p', href: 'https://a.example/', children: ['x'] }],
      '<p>x</p>',
    ],
    ['a line break', ['a', { tag: 'br', children: ['never'] }, 'b'], 'a<br>b'],
  ])('%s', (_kind, nodes, html) => {
    expect(richTextToHtml(nodes)).toBe(html);
  });

  test('whatever is in it, only its own tags and link addresses come out', () => {
    fc.assert(
      fc.property(fc.array(node, { maxLength: 4 }), (nodes) => {
        for (const element of parse(richTextToHtml(nodes)).querySelectorAll('*')) {
          expect([...richTextTags, 'tbody']).toContain(element.localName);
          expect(element.getAttributeNames()).toEqual(
            element.localName === 'a' && element.hasAttribute('href') ? ['href'] : [],
          );
        }
      }),
    );
  });
});

describe('the ticket’s message', () => {
  test('says that a screenshot shows a part only, and nothing of a whole one', () => {
    const attachments = [makeAttachment({ stopped: 'only-visible' })];
    expect(messageHtml(makeCapture({ attachments }))).toContain(
      '<p>Screenshot: Only the visible part could be captured.</p>',
    );
    expect(messageHtml(makeCapture({ attachments: [makeAttachment()] }))).not.toContain('Screenshot:');
  });

  const selection: RichText = [{ tag: 'p', children: ['0 €'] }];
  const facts =
    '<ul><li>Address: <a href="https://shop.example/basket?step=2">https://shop.example/basket?step=2</a></li>' +
    '<li>Title: Basket – Example Shop</li><li>Page language: English</li><li>Browser: Chrome 156 · Linux</li><li>Window: 1280 × 720 @ 2×</li></ul>';

  /** Removes the labels before the colons, which are in the locale's own file. */
  const withoutLabels = (html: string) => html.replace(/(?<=<li>|<p>)[^<:]+: /g, '');

  test('is what was written, the selection as a quotation, then the page’s details', () => {
    const html = messageHtml(
      makeCapture({ selection, form: { message: ' It says\nzero. ', withoutDetails: ['time'] } }),
    );
    expect(withoutLabels(html)).toBe(
      `<p>It says<br>zero.</p><blockquote><p>0 €</p></blockquote>${withoutLabels(facts)}`,
    );
  });

  test('says of which page a picture is, where it is another one', () => {
    const page = { url: 'https://b.example/?a=1&b=2', title: 'Invoice <4711>' };
    const attachments = [makeAttachment(), makeAttachment({ filename: 'b.png', page })];
    expect(messageHtml(makeCapture({ attachments }))).toContain(
      '<p>Pictures of other pages:</p><ul><li>b.png: <a href="https://b.example/?a=1&amp;b=2">Invoice &lt;4711&gt;</a></li></ul>',
    );
    expect(messageHtml(makeCapture({ attachments: [makeAttachment()] }))).not.toContain('other pages');
  });

  test('has a link to the passage, unless that is left out', () => {
    const passage = 'https://shop.example/basket#:~:text=0%20%E2%82%AC';
    const linked = parse(messageHtml(makeCapture({ selection, passage })));
    expect([...linked.querySelectorAll('li a')].map((link) => link.getAttribute('href'))).toContain(passage);
    const form = { withoutDetails: ['passage' as const] };
    expect(messageHtml(makeCapture({ selection, passage, form }))).not.toContain(':~:text=');
  });

  test('names an image where it stood as long as it is an attachment, else links to it', () => {
    const src = 'https://shop.example/lamp.png';
    const text: RichText = [{ tag: 'img', src, name: 'lamp.png', children: ['a lamp'] }];
    const quoted = (attachments: Capture['attachments']) =>
      parse(messageHtml(makeCapture({ selection: text, attachments }))).querySelector('blockquote');
    expect(quoted([makeAttachment({ filename: 'lamp.png' })])?.innerHTML).toBe('[image: lamp.png]');
    expect(quoted([])?.innerHTML).toBe(`<a href="${src}">[a lamp]</a>`);
  });

  test.each<[string, RichTextNode, string]>([
    [
      'without words',
      { tag: 'img', src: 'https://a.example/b.png', children: [] },
      '<a href="https://a.example/b.png">https://a.example/b.png</a>',
    ],
    [
      'in a link',
      {
        tag: 'a',
        href: 'https://a.example/',
        children: [{ tag: 'img', src: 'https://a.example/b.png', children: ['b'] }],
      },
      '<a href="https://a.example/">[b]</a>',
    ],
    ['that is no address', { tag: 'img', src: 'data:image/png;base64,AA', children: ['b'] }, '[b]'],
    ['of hostile words', { tag: 'img', name: '<b>', children: [] }, '[image: &lt;b&gt;]'],
  ])('says of an image %s what can be said', (_kind, image, html) => {
    const attachments = [makeAttachment({ filename: '<b>' })];
    expect(messageHtml(makeCapture({ selection: [image], attachments }))).toContain(
      `<blockquote>${html}</blockquote>`,
    );
  });

  test('labels every detail in the person’s language', () => {
    expect(parse(messageHtml(makeCapture())).querySelectorAll('li')).toHaveLength(6);
    for (const item of parse(messageHtml(makeCapture())).querySelectorAll('li')) {
      expect(item.textContent).toMatch(/^\S.*: \S/);
    }
  });

  test('names a clicked link with its text', () => {
    const html = messageHtml(
      makeCapture({ link: { url: 'https://shop.example/i.pdf', text: 'Invoice <1>' } }),
    );
    expect(html).toContain('<a href="https://shop.example/i.pdf">Invoice &lt;1&gt;</a>');
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'chrome://settings',
    'file:///etc/passwd',
    ' javascript:x',
  ])('never makes a link of %s', (url) => {
    const html = messageHtml(makeCapture({ page: { url }, link: { url, text: 'x' } }));
    expect(parse(html).querySelector('a')).toBeNull();
    expect(parse(html).textContent).toContain(url);
  });

  test('leaves out what is left out, and says the subject where nothing else is left', () => {
    const form = { subject: 'Wrong <total>', withoutDetails: [...detailKinds] };
    expect(messageHtml(makeCapture({ selection, form }))).toBe('<p>Wrong &lt;total&gt;</p>');
  });

  test('says the window’s size alone where the pixel ratio is unknown, and nothing of a window that is', () => {
    expect(messageHtml(makeCapture({ page: { pixelRatio: null } }))).toContain('1280 × 720</li>');
    expect(messageHtml(makeCapture({ page: { window: null } }))).not.toMatch(/×|null|undefined/);
  });

  test('holds nothing that can run, whatever page it was', () => {
    const page = fc.record({
      url: hostileText,
      title: hostileText,
      browser: hostileText,
      system: hostileText,
    });
    const link = fc.record({
      url: fc.oneof(
        hostileText,
        hostileText.map((text) => `https://${text}`),
      ),
      text: hostileText,
    });
    const rich = fc.array(node, { maxLength: 2 });
    fc.assert(
      fc.property(page, link, rich, rich, hostileText, (facts, clicked, selected, pageText, message) => {
        const capture = makeCapture({
          page: facts,
          link: clicked,
          selection: selected,
          pageText,
          form: { message },
        });
        for (const element of parse(messageHtml(capture)).querySelectorAll('*')) {
          expect([...richTextTags, 'tbody']).toContain(element.localName);
          expect(element.getAttributeNames().filter((name) => name !== 'href')).toEqual([]);
          expect(element.getAttribute('href') ?? 'https://').toMatch(/^(https?:\/\/|mailto:)/i);
        }
      }),
    );
  });
});
