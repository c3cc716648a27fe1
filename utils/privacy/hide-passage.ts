import type { RichText } from '../page/rich-text-nodes.ts';
import { decodePercent } from './decode-percent.ts';
import { sensitiveInRichText } from './hide-in-rich-text.ts';
import { hideInUrl } from './hide-in-url.ts';
import { sensitiveIn } from './hide-words.ts';
import type { Words } from './known-values.ts';

/** Words of the page that a link to a passage quotes, as UTF-16 units of `around`, the text around them. */
export interface QuotedWords {
  around: string;
  start: number;
  end: number;
}

/** Whether the quoted words of a page overlap anything sensitive in the text around them. */
export function givesAway(quoted: readonly QuotedWords[], words: Words): boolean {
  return quoted.some(({ around, start, end }) => {
    const lines = around.split('\n').map((line): RichText[number] => ({ tag: 'p', children: [line] }));
    // `sensitiveInRichText` has a line break before and after each paragraph; `around` has only one between two lines.
    const at = (place: number) => place + 1 + around.slice(0, place).split('\n').length - 1;
    const from = at(start);
    const to = at(end);
    return sensitiveInRichText(lines, words).spans.some((span) => span.start < to && span.end > from);
  });
}

/**
 * Returns a passage link with its base address masked. Returns null if its quotation has anything sensitive, because
 * the link leads nowhere without a part of the quotation.
 */
export function hidePassage(passage: string, words: Words): string | null {
  const [base = '', quoted = ''] = passage.split(':~:');
  return sensitiveIn(decodePercent(quoted), words).length > 0
    ? null
    : `${hideInUrl(base, words)}:~:${quoted}`;
}
