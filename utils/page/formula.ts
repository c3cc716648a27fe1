import { attributeOf, byId, childrenOf, isElement, isText, localNameOf } from './dom.ts';
import { raisedText } from './raised.ts';

const { querySelector } = Element.prototype;

/** Returns an element's first descendant that matches, even if a field of the element hides its `querySelector`. */
function first(element: Element, selector: string): Element | null {
  return querySelector.call(element, selector);
}

/**
 * Returns a formula's source, or the formula as one line of text: MathML, KaTeX, MathJax. Empty if another element has
 * the source, `?` if the page does not tell it. Null if the element is not a formula.
 */
export function formulaOf(element: Element): string | null {
  const name = localNameOf(element);
  const classes = attributeOf(element, 'class') ?? '';
  if (name === 'script') {
    const type = attributeOf(element, 'type') ?? '';
    return /^math\/(?!mml)/.test(type) ? wordsIn(element) : null;
  }
  if (name === 'math') return sourceIn(element) ?? mathWords(element);
  if (name === 'img') return /\bmwe-math|\b(?:la)?tex\b/.test(classes) ? (sourceIn(element) ?? null) : null;
  const source = attributeOf(element, 'data-tex');
  if (source !== null) return source;
  if (/(?:^|\s)katex(?:\s|$)/.test(classes)) return first(element, 'math') && sourceOf(element);
  const isMathJax = /(?:^|\s)MathJax(?:_\w+)?(?:\s|$)/.test(classes);
  if (name !== 'mjx-container' && !isMathJax)
    return attributeOf(element, 'role') === 'math' ? sourceOf(element) : null;
  const written = byId(element, (attributeOf(element, 'id') ?? '').replace(/-Frame$/, ''));
  if (/_(?:Preview|Display)\b/.test(classes)) return first(element, '.MathJax') ? null : '';
  const isWritten = [written, element.nextElementSibling].some(
    (one) => one && localNameOf(one) === 'script' && formulaOf(one) !== null,
  );
  return isWritten ? '' : sourceOf(element);
}

function wordsIn(node: Node): string {
  const words = childrenOf(node).map((child) => (isText(child) ? child.data : wordsIn(child)));
  return words.join('').trim();
}

function sourceOf(element: Element): string {
  const math = first(element, 'math');
  return sourceIn(element) ?? ((math && mathWords(math)) || attributeOf(element, 'aria-label') || '?');
}

/** Returns the source of a formula if the page keeps it, else null. */
function sourceIn(element: Element): string | null {
  const annotation = first(element, 'annotation[encoding*="tex" i]');
  if (annotation !== null) return wordsIn(annotation);
  const holder = first(element, '[data-latex]');
  const source =
    attributeOf(element, 'data-latex') ??
    (holder && attributeOf(holder, 'data-latex')) ??
    attributeOf(element, 'alttext') ??
    (localNameOf(element) === 'img' ? attributeOf(element, 'alt') : null);
  return source === null || source === '' ? null : source.replace(/^\{\\displaystyle (.*)\}$/s, '$1').trim();
}

/** Returns MathML as one line of text: `√(a+b)`, `x²/2`. */
function mathWords(node: Node): string {
  if (isText(node)) return node.data.replace(/\s+/g, ' ').trim();
  if (!isElement(node)) return '';
  const [one = '', two = '', three = ''] = childrenOf(node).filter(isElement).map(mathWords);
  switch (localNameOf(node)) {
    case 'annotation':
    case 'annotation-xml':
    case 'script':
    case 'style':
      return '';
    case 'msup':
    case 'mover':
      return one + index(two, 'sup');
    case 'msub':
    case 'munder':
      return one + index(two, 'sub');
    case 'msubsup':
    case 'munderover':
      return one + index(two, 'sub') + index(three, 'sup');
    case 'mfrac':
      return `${grouped(one)}/${grouped(two)}`;
    case 'msqrt':
      return `√${grouped(mathChildren(node, ''))}`;
    case 'mroot':
      return `${raisedText(two, 'sup') ?? two}√${grouped(one)}`;
    case 'mtable':
      return `[${mathChildren(node, '; ')}]`;
    case 'mtr':
      return mathChildren(node, ', ');
  }
  // Remove invisible operators: function application, times, separator and plus.
  return mathChildren(node, '').replace(/[\u2061-\u2064]/g, '');
}

function mathChildren(node: Node, between: string): string {
  return childrenOf(node)
    .map(mathWords)
    .filter((words) => words !== '')
    .join(between);
}

function index(text: string, tag: 'sup' | 'sub'): string {
  if (text === '') return '';
  return raisedText(text, tag) ?? `${tag === 'sup' ? '^' : '_'}${grouped(text)}`;
}

function grouped(text: string): string {
  return /^(?:.|[\d.,]+)$/u.test(text) ? text : `(${text})`;
}
