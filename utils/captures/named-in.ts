import { addressesIn } from '../page/addresses-in.ts';
import type { RichText } from './rich-text.ts';
import { richTextToPlain } from './rich-text-words.ts';

/** The e-mail addresses in a text, once each. */
export function namedIn(text: RichText): string[] {
  return addressesIn(richTextToPlain(text));
}
