// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { beside, elementAt, focusedElement, inside, larger } from '../../../../utils/page/pick/elements.ts';

/** happy-dom lays nothing out, so an element's box is its `data-box`: "x y width height". */
beforeEach(() => {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const [x = 0, y = 0, width = 0, height = 0] = (this.getAttribute('data-box') ?? '')
      .split(' ')
      .map(Number);
    return new DOMRect(x, y, width, height);
  });
});

function show(html: string): (id: string) => Element {
  document.body.setAttribute('data-box', '0 0 800 600');
  document.body.innerHTML = html;
  return (id) => {
    const found = document.getElementById(id);
    if (found === null) throw new Error(`no #${id}`);
    return found;
  };
}

describe('from element to element', () => {
  test('up skips what is drawn in the same place, since nobody would see the step', () => {
    const by = show(
      '<main id="main" data-box="0 0 800 500"><div id="same" data-box="10 10 50 50"><b id="word" data-box="10 10 50 50"></b></div></main>',
    );
    expect(larger(by('word'))?.id).toBe('main');
    expect(larger(by('main'))).toBe(document.body);
  });

  test('down goes to the first that is drawn and different', () => {
    const by = show(
      '<main id="main" data-box="0 0 800 500"><script></script><div data-box="0 0 800 500"><p id="first" data-box="0 0 800 20"></p></div></main>',
    );
    expect(inside(by('main'))?.id).toBe('first');
    expect(inside(by('first'))).toBeNull();
  });

  test('left and right go to drawn neighbours, past the end to those of what is around', () => {
    const by = show(
      '<ul id="list" data-box="0 0 100 60"><li id="one" data-box="0 0 100 20"></li><li></li><li id="two" data-box="0 20 100 20"></li></ul><p id="after" data-box="0 60 100 20"></p>',
    );
    expect(beside(by('one'), 1)?.id).toBe('two');
    expect(beside(by('two'), -1)?.id).toBe('one');
    expect(beside(by('two'), 1)?.id).toBe('after');
  });

  test('open shadow trees are entered and left as if they were the page’s', () => {
    const by = show('<x-card id="card" data-box="0 0 200 200"></x-card>');
    const root = by('card').attachShadow({ mode: 'open' });
    root.innerHTML = '<button id="inner" data-box="10 10 50 20">Go</button>';
    const button = inside(by('card'));
    expect(button?.id).toBe('inner');
    expect(button && larger(button)?.id).toBe('card');
  });

  test('a form whose fields are called as the properties we read leads nobody astray', () => {
    const by = show(
      '<form id="form" data-box="0 0 200 200"><input id="field" name="parentNode" data-box="0 0 50 20"><input name="children"><input name="assignedSlot"><input name="getBoundingClientRect"></form>',
    );
    expect(larger(by('field'))?.id).toBe('form');
    expect(larger(by('form'))).toBe(document.body);
    expect(inside(by('form'))?.id).toBe('field');
  });
});

describe('under the pointer', () => {
  test('is the innermost element beneath our own layer, in open shadow trees too', () => {
    const by = show('<div id="layer"></div><x-card id="card"></x-card>');
    const root = by('card').attachShadow({ mode: 'open' });
    root.innerHTML = '<button id="inner">Go</button>';
    const button = root.querySelector('button');
    Object.assign(document, { elementsFromPoint: () => [by('layer'), by('card'), document.body] });
    Object.assign(root, { elementsFromPoint: () => [by('layer'), button, by('card')] });
    expect(elementAt(document, { x: 5, y: 5 }, by('layer'))).toBe(button);
    Object.assign(root, { elementsFromPoint: () => [by('layer'), by('card')] });
    expect(elementAt(document, { x: 5, y: 5 }, by('layer'))).toBe(by('card'));
  });

  test('the focus is looked for in open shadow trees', () => {
    const by = show('<x-card id="card"></x-card>');
    const root = by('card').attachShadow({ mode: 'open' });
    root.innerHTML = '<button>Go</button>';
    root.querySelector('button')?.focus();
    expect(focusedElement(document)?.localName).toBe('button');
  });
});
