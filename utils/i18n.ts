import type messages from '../public/_locales/en/messages.json';
import { browser } from './browser.ts';

/** Our message keys, and the browser's own key for the direction of the language. */
export type MessageKey = keyof typeof messages | '@@bidi_dir';

/** Returns a lookup that caches messages: in Firefox each call of `getMessage` takes as long as drawing a field. */
function createSentences(): (key: MessageKey) => string {
  const asked = new Map<MessageKey, string>();
  return (key) => {
    const sentence = asked.get(key) ?? browser.i18n.getMessage(key);
    asked.set(key, sentence);
    return sentence;
  };
}

const sentenceOf = createSentences();

/** Returns the message for a key in the person's language; `substitutions` fill `$1` to `$9`. */
export function t(key: MessageKey, ...substitutions: (string | number)[]): string {
  return substitutions.length === 0
    ? sentenceOf(key)
    : browser.i18n.getMessage(key, substitutions.map(String));
}

/** Returns the language of the messages, for `Intl` and the `lang` attribute. */
export function uiLanguage(): string {
  return browser.i18n.getUILanguage();
}
