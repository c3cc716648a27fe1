import { blockTags, type RichText } from '../page/rich-text-nodes.ts';
import { findSensitive } from '../page/sensitive/find-sensitive.ts';
import { mergeSpans, type Span } from '../page/sensitive/span.ts';
import { hideInFileName } from './hide-in-file-name.ts';
import { hideInUrl } from './hide-in-url.ts';
import { isMark, sensitiveIn, withoutSpans } from './hide-words.ts';
import { listedWords, type Words } from './known-values.ts';
import { type Around, nothingAround, privateStandIn, readLinear } from './label-readings.ts';

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
  return mapTexts(nodes, {
    text: (part, at) => withoutSpans(part, spans, at),
    url: (url) => hideInUrl(url, words),
    name: (name) => hideInFileName(name, words),
  });
}

interface Changes {
  text(part: string, at: number): string;
  url(url: string): string;
  name(filename: string): string;
}

function mapTexts(nodes: RichText, change: Changes, place = { at: 0 }): RichText {
  return nodes.map((node) => {
    if (typeof node === 'string') {
      const { at } = place;
      place.at += node.length;
      return change.text(node, at);
    }
    const { tag, href, src, name } = node;
    if (tag === 'private') place.at += privateStandIn.length;
    const isLine = tag === 'br' || tag === 'img' || blockTags.has(tag);
    if (isLine) place.at += 1;
    const children = mapTexts(node.children, change, place);
    if (isLine) place.at += 1;
    return {
      ...node,
      ...(href !== undefined && { href: change.url(href) }),
      ...(src !== undefined && { src: change.url(src) }),
      ...(name !== undefined && { name: change.name(name) }),
      children,
    };
  });
}
