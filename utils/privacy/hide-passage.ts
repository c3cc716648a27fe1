import type { RichText } from '../page/rich-text-nodes.ts';
import { decodePercent } from './decode-percent.ts';
import { sensitiveInRichText } from './hide-in-rich-text.ts';
import { hideInUrl } from './hide-in-url.ts';
import { sensitiveIn } from './hide-words.ts';
import type { Words } from './known-values.ts';

/** Words of the page that a link to a passage quotes, where they stand: in UTF-16 units of what is around them. */
export interface QuotedWords {
  around: string;
  start: number;
  end: number;
}

/** Whether a quoted part of a page gives away something that is hidden in the page's own reading. */
export function givesAway(quoted: readonly QuotedWords[], words: Words): boolean {
  return quoted.some(({ around, start, end }) => {
    const lines = around.split('\n').map((line): RichText[number] => ({ tag: 'p', children: [line] }));
    // A paragraph begins and ends with a line of its own where the page's words have one in between.
    const at = (place: number) => place + 1 + around.slice(0, place).split('\n').length - 1;
    const from = at(start);
    const to = at(end);
    return sensitiveInRichText(lines, words).spans.some((span) => span.start < to && span.end > from);
  });
}

/** A link to a passage quotes the page: without a part of the quotation it leads nowhere, so none is left then. */
export function hidePassage(passage: string, words: Words): string | null {
  const [base = '', quoted = ''] = passage.split(':~:');
  return sensitiveIn(decodePercent(quoted), words).length > 0
    ? null
    : `${hideInUrl(base, words)}:~:${quoted}`;
}
