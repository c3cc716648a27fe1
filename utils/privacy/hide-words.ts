import type { Capture } from '../captures/capture.ts';
import { reasonWords } from '../captures/reason-words.ts';
import { t } from '../i18n.ts';
import { blockTags, type RichText } from '../page/rich-text.ts';
import { findSensitive } from '../page/sensitive/find-sensitive.ts';
import { type SensitiveKind, type Span, sensitiveKinds } from '../page/sensitive/span.ts';
import { hideInUrl } from './hide-in-url.ts';

/** The person's own list of words, to be found beside everything else. */
type Words = readonly string[];
type Texts = Pick<Capture, 'page' | 'selection' | 'passage' | 'pageText' | 'link'>;

/** What a page says, without what is nobody else's business. */
export function hideTexts({ page, selection, passage, pageText, link }: Texts, words: Words): Texts {
  return {
    page: {
      ...page,
      title: hideWords(page.title, words),
      url: hideInUrl(page.url, words),
      canonicalUrl: hideInUrl(page.canonicalUrl, words),
    },
    selection: selection && hideInRichText(selection, words),
    passage: passage && hideInPassage(passage, words),
    pageText: pageText && hideInRichText(pageText, words),
    link: link && { url: hideInUrl(link.url, words), text: hideWords(link.text, words) },
  };
}

/** A text with what is sensitive replaced by its kind. `allowed` texts stay. */
export function hideWords(text: string, words: Words, allowed: readonly string[] = []): string {
  return withoutSpans(text, sensitiveIn(text, words, allowed));
}

export function sensitiveIn(text: string, words: Words, allowed: readonly string[] = []): Span[] {
  const known = new Set(allowed.map((one) => one.toLowerCase()));
  return findSensitive(text, [...words]).filter(
    ({ start, end }) => !known.has(text.slice(start, end).toLowerCase()) && !isMark(text, start),
  );
}

/** Whether something that was hidden before stands there: a mark behind `password:` looks like one. */
function isMark(text: string, start: number): boolean {
  return sensitiveKinds.some((kind) => text.startsWith(markOf(kind), start));
}

function markOf(kind: SensitiveKind): string {
  return `[${t('hiddenMark', reasonWords(kind))}]`;
}

/** Spans count from `from`, where the text begins. One that began before it has its mark there. */
function withoutSpans(text: string, spans: readonly Span[], from = 0): string {
  let rest = 0;
  let shown = '';
  for (const { start, end, kind } of spans) {
    if (end <= from + rest || start >= from + text.length) continue;
    shown += text.slice(rest, Math.max(rest, start - from));
    if (start >= from) shown += markOf(kind);
    rest = Math.min(text.length, end - from);
  }
  return shown + text.slice(rest);
}

/** What is hidden may run over several elements: they are read as one text. */
export function hideInRichText(nodes: RichText, words: Words): RichText {
  let text = '';
  mapTexts(nodes, (part, at) => {
    text = text.padEnd(at, '\n') + part;
    return part;
  });
  const spans = sensitiveIn(text, words);
  const hideUrl = (url: string) => hideInUrl(url, words);
  return mapTexts(nodes, (part, at) => withoutSpans(part, spans, at), hideUrl);
}

function mapTexts(
  nodes: RichText,
  change: (text: string, at: number) => string,
  changeUrl = (url: string) => url,
  place = { at: 0 },
): RichText {
  return nodes.map((node) => {
    if (typeof node === 'string') {
      const { at } = place;
      place.at += node.length;
      return change(node, at);
    }
    const { tag, href, src } = node;
    const isLine = tag === 'br' || tag === 'img' || blockTags.has(tag);
    if (isLine) place.at += 1;
    const children = mapTexts(node.children, change, changeUrl, place);
    if (isLine) place.at += 1;
    return {
      ...node,
      ...(href !== undefined && { href: changeUrl(href) }),
      ...(src !== undefined && { src: changeUrl(src) }),
      children,
    };
  });
}

/** It quotes the page: without a part of that, it leads nowhere. */
function hideInPassage(passage: string, words: Words): string | null {
  const [base = '', quoted = ''] = passage.split(':~:');
  return sensitiveIn(decoded(quoted), words).length > 0 ? null : `${hideInUrl(base, words)}:~:${quoted}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign: it is read as it stands.
    return text;
  }
}
