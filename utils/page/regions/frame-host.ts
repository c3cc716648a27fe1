import { attributeOf, localNameOf, ownOf } from '../dom.ts';
import { namesWord } from './names-word.ts';

/**
 * Returns the host that a frame was told to show, for words about the frame. Empty if the frame shows no other host or
 * if the host contains one of the person's `words` to hide. Undefined for an element that is no frame.
 */
export function frameHost(element: Element, words: readonly string[]): string | undefined {
  if (!/^i?frame$/.test(localNameOf(element))) return undefined;
  const address = attributeOf(element, 'src') ?? '';
  const base = ownOf(element.ownerDocument, 'baseURI');
  const url = URL.canParse(address, base) && new URL(address, base);
  const host = url && /^https?:$/.test(url.protocol) ? url.hostname : '';
  return namesWord(host, words) ? '' : host;
}
