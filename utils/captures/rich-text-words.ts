import { t, uiLanguage } from '../i18n.ts';
import {
  blockTags,
  isSafeHref,
  type RichText,
  type RichTextElement,
  type RichTextNode,
  textLimit,
} from '../page/rich-text-nodes.ts';

/** Returns an image in words: its attachment's name if it has one, else its alternative text, else its address. */
export function imageWords({ name, src = '', children }: RichTextElement): string {
  const words = children.filter((child) => typeof child === 'string').join('');
  if (name !== undefined) return t('imageMark', name);
  return words === '' ? (isSafeHref(src) ? src : '') : `[${words}]`;
}

/** Returns the placeholder for a formula whose source the page does not give. */
export function formulaWords(): string {
  return `[${t('formulaMark')}]`;
}

/** Returns the placeholder for content that the page marks as private. */
export function privateWords(): string {
  return `[${t('privateMark')}]`;
}

/** Returns the note at the end of text that was too long and was cut. */
export function cutWords(): string {
  return t('textCut', new Intl.NumberFormat(uiLanguage()).format(textLimit));
}

/**
 * Returns the text without markup, one line per block. `marked` adds addresses of links, list marks, attached images
 * and the note on cut text. Text after about `limit` UTF-16 units is left out.
 */
export function richTextToPlain(
  nodes: RichText,
  { marked = false, limit = Number.POSITIVE_INFINITY } = {},
): string {
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

/** Formats the number of a list item: as a letter up to 26, in Roman numerals up to 399, else in digits. */
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
