import { blockTags, type RichText, type RichTextElement } from '../page/rich-text-nodes.ts';
import { findSensitive } from '../page/sensitive/find-sensitive.ts';
import { mergeSpans, type Span } from '../page/sensitive/span.ts';
import { hideInFileName } from './hide-in-file-name.ts';
import { hideInUrl } from './hide-in-url.ts';
import { isMark, sensitiveIn, withoutSpans } from './hide-words.ts';
import { listedWords, type Words } from './known-values.ts';
import { type Around, nothingAround, privateStandIn, readLinear } from './label-readings.ts';
import { keep, type Maskers, masked } from './masked.ts';

/**
 * Finds what is sensitive in formatted text. Returns the text, with a line break where a block begins and where it
 * ends, and the sensitive spans of that text.
 */
export function sensitiveInRichText(
  nodes: RichText,
  words: Words,
  around: Around = nothingAround,
): { text: string; spans: Span[] } {
  const { text, labelled, placed } = readLinear(nodes, around);
  const named = placed(findSensitive(labelled, listedWords(words)));
  const spans = mergeSpans([
    ...sensitiveIn(text, words),
    ...named.filter(({ start, end }) => end > start && !isMark(text, start)),
  ]);
  return { text, spans };
}

/**
 * Hides what is sensitive in formatted text. All nodes are read as one text, because a sensitive value may run over
 * several elements.
 */
export function hideInRichText(nodes: RichText, words: Words): RichText {
  const { spans } = sensitiveInRichText(nodes, words);
  return withoutHidden(nodes, spans, words);
}

const ofMark = {
  tag: keep,
  href: hideInUrl,
  src: hideInUrl,
  name: hideInFileName,
  start: keep,
  type: keep,
  value: keep,
  dir: keep,
  at: keep,
  wide: keep,
  high: keep,
} satisfies Maskers<Omit<RichTextElement, 'children'>>;

/** `place.at` is the place of the nodes in the text that the spans refer to. */
function withoutHidden(nodes: RichText, spans: readonly Span[], words: Words, place = { at: 0 }): RichText {
  return nodes.map((node) => {
    if (typeof node === 'string') {
      const { at } = place;
      place.at += node.length;
      return withoutSpans(node, spans, at);
    }
    const { children, ...mark } = node;
    const { tag } = mark;
    if (tag === 'private') place.at += privateStandIn.length;
    const isLine = tag === 'br' || tag === 'img' || blockTags.has(tag);
    if (isLine) place.at += 1;
    const shown = withoutHidden(children, spans, words, place);
    if (isLine) place.at += 1;
    return { ...masked<Omit<RichTextElement, 'children'>>(ofMark, mark, words), children: shown };
  });
}
