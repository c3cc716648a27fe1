// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Capture } from '../../../utils/captures/capture.ts';
import { messageHtml } from '../../../utils/outbox/message-html.ts';
import { makeCapture, makeHealth, makeTrouble } from '../make-capture.ts';

function parse(html: string): Element {
  const body = document.createElement('div');
  body.innerHTML = html;
  return body;
}

const markup = fc.constantFrom(
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><b>',
  '&lt;',
  '</li>',
);
const hostileText = fc
  .array(fc.oneof(markup, fc.string(), fc.string({ unit: 'grapheme' })), { maxLength: 5 })
  // By specification every HTML parser changes these characters, and no page shows them.
  .map((parts) => parts.join('').replace(/[\0\r]/g, ''));

describe('the page’s health', () => {
  const itemsOf = (capture: Capture) =>
    [...parse(messageHtml(capture)).querySelectorAll('li')].map(({ textContent }) => textContent);

  test('stands before the details, with a line for each trouble', () => {
    const image = makeTrouble({ kind: 'image', address: '/a.png', statuses: [404], what: 'img' });
    const body = parse(messageHtml(makeCapture({ health: makeHealth([makeTrouble(), image]) })));
    expect(body.querySelector('p')?.textContent).toBe(
      'Page health: 2 problems · loaded in 1.2 sec · first byte after 80 ms',
    );
    expect([...(body.querySelectorAll('ul')[0]?.children ?? [])].map((one) => one.textContent)).toEqual([
      'Failed request: /api/cart?voucher · 500 · fetch · 320 ms',
      'Broken image: /a.png · 404 · img · 320 ms',
    ]);
  });

  test('is one line among the details if there is no trouble, and none if the page was not asked', () => {
    const line = 'Page health: no problems seen · loaded in 1.2 sec · first byte after 80 ms';
    expect(itemsOf(makeCapture({ health: makeHealth() })).at(-1)).toBe(line);
    expect(messageHtml(makeCapture())).not.toContain('health');
  });

  test('has nothing that the person left out', () => {
    const health = makeHealth([makeTrouble(), makeTrouble({ address: '/other' })]);
    const sent = (withoutHealth: 'all' | number[]) =>
      messageHtml(makeCapture({ health, form: { withoutHealth } }));
    expect(sent([1])).toContain('/api/cart');
    expect(sent([1])).not.toContain('/other');
    expect(sent('all')).toBe(messageHtml(makeCapture()));
  });

  test('whatever its words, says exactly them and no markup gets through', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const what = text.trim();
        const capture = makeCapture({ health: makeHealth([makeTrouble({ kind: 'deprecation', what })]) });
        const [list] = parse(messageHtml(capture)).querySelectorAll('ul');
        expect([...(list?.querySelectorAll('*') ?? [])].map((one) => one.localName)).toEqual(['li']);
        const said = what.length > 200 ? what.slice(0, 199).toWellFormed() : what;
        expect(list?.textContent).toContain(said);
      }),
    );
  });
});
