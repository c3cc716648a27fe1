import { attributeOf, ownOf } from './dom.ts';
import { readRichText } from './read-rich-text.ts';
import type { Reader } from './reader.ts';
import type { RichText } from './rich-text.ts';
import { isRendered } from './selection.ts';

/** Shorter than this, what Readability found is a fragment and the visible text serves better. In UTF-16 units. */
const enoughText = 200;
/** Beyond this Readability takes seconds. */
const mostElements = 50_000;

/** The readable text of a page: its article where it has one, else everything visible. Empty where there is no text. */
export function readReadableText(document: Document, reader: Reader | undefined): RichText {
  const baseUrl = ownOf(document, 'baseURI');
  const article = reader === undefined ? null : articleOf(document, reader);
  if (article?.content && (article.length ?? 0) >= enoughText)
    return readRichText(article.content, { baseUrl });
  return readRichText(ownOf(document, 'documentElement'), { baseUrl, isVisible: isRendered });
}

/** Readability takes properties at their word, so that its copy may have no element that hides one. */
function articleOf(document: Document, Reader: Reader) {
  try {
    // The types know a clone as a mere node.
    const copy = Node.prototype.cloneNode.call(document, true) as Document;
    for (const element of Document.prototype.querySelectorAll.call(copy, '[name],[id]')) {
      const id = attributeOf(element, 'id') ?? '';
      const remove = (name: string) => Element.prototype.removeAttribute.call(element, name);
      remove('name');
      if (id in Document.prototype || id in HTMLFormElement.prototype) remove('id');
    }
    return new Reader<Node>(copy, { serializer: (node) => node, maxElemsToParse: mostElements }).parse();
  } catch {
    // Too large, or built so that it cannot be understood: everything visible then.
    return null;
  }
}
