import { t, uiLanguage } from '../i18n.ts';
import {
  blockTags,
  isSafeHref,
  type RichText,
  type RichTextElement,
  type RichTextNode,
  textLimit,
} from '../page/rich-text-nodes.ts';

/** An image in words: its attachment's name where it has one, else what it says of itself, else its address. */
export function imageWords({ name, src = '', children }: RichTextElement): string {
  const words = children.filter((child) => typeof child === 'string').join('');
  if (name !== undefined) return t('imageMark', name);
  return words === '' ? (isSafeHref(src) ? src : '') : `[${words}]`;
}

/** What stands for a formula whose source its page does not tell. */
export function formulaWords(): string {
  return `[${t('formulaMark')}]`;
}

/** What stands for what the page marks private. */
export function privateWords(): string {
  return `[${t('privateMark')}]`;
}

/** What stands at the end of text that was too long. */
export function cutWords(): string {
  return t('textCut', new Intl.NumberFormat(uiLanguage()).format(textLimit));
}

/**
 * The words alone, a line per block, without marks; with `marked` also links' addresses, list marks and images. What comes
 * after about `limit` UTF-16 units is left out.
 */
export function richTextToPlain(nodes: RichText, marked = false, limit = Number.POSITIVE_INFINITY): string {
  let left = limit;
  const all = (children: RichText) => children.map((child) => words(child)).join('');
  const words = (node: RichTextNode): string => {
    if (left < 0) return '';
    if (typeof node === 'string') {
      left -= node.length;
      return node.replaceAll('\u00a0', ' ');
    }
    const { tag, href, children } = node;
    switch (tag) {
      case 'br':
        return '\n';
      case 'img':
        return marked || node.name === undefined ? imageWords(node) : '';
      case 'formula':
        return formulaWords();
      case 'private':
        return privateWords();
      case 'cut':
        return marked ? `\n${cutWords()}\n` : '';
      case 'ul':
      case 'ol': {
        if (!marked) break;
        let number = (node.start ?? 1) - 1;
        const items = children.map((item) => {
          number = typeof item === 'object' && item.value !== undefined ? item.value : number + 1;
          const mark = tag === 'ol' ? `${numbered(number, node.type)}. ` : '• ';
          return mark + lines(words(item)).replace(/\n/g, '\n  ');
        });
        return `\n${items.join('\n')}\n`;
      }
      case 'td':
      case 'th':
        return `${lines(all(children)).replace(/\n+/g, ' ')}\t`;
    }
    const text = all(children);
    if (tag === 'tr') return `\n${text}`;
    if (blockTags.has(tag)) return `\n${text}\n`;
    return marked && href !== undefined && href !== text ? `${text} (${href})` : text;
  };
  return lines(all(nodes));
}

const roman: [number, string][] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** A number as a list has it: in letters from a to z, in Roman figures to 399, else in figures. */
function numbered(number: number, type: RichTextElement['type']): string {
  const isLetter = type === 'a' || type === 'A';
  if (type === undefined || number < 1 || number > (isLetter ? 26 : 399)) return `${number}`;
  let words = isLetter ? String.fromCharCode(96 + number) : '';
  let left = isLetter ? 0 : number;
  for (const [size, letters] of roman) for (; left >= size; left -= size) words += letters;
  return type === 'A' || type === 'I' ? words.toUpperCase() : words;
}

function lines(text: string): string {
  return text
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
