import { Readability } from '@mozilla/readability';
import { readRichText } from './read-rich-text.ts';
import type { RichText } from './rich-text.ts';
import { isRendered } from './selection.ts';

/** Shorter than this, what Readability found is a fragment and the visible text serves better. In UTF-16 units. */
const enoughText = 200;

/** The readable text of a page: its article where it has one, else everything visible. Empty where there is no text. */
export function readReadableText(document: Document): RichText {
  const baseUrl = document.baseURI;
  // The types know a clone as a mere node.
  const copy = document.cloneNode(true) as Document;
  const article = new Readability<Node>(copy, { serializer: (node) => node }).parse();
  if (article?.content && (article.length ?? 0) >= enoughText)
    return readRichText(article.content, { baseUrl });
  return readRichText(document.body, { baseUrl, isVisible: isRendered });
}
