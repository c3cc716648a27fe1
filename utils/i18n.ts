import type messages from '../public/_locales/en/messages.json';
import { browser } from './browser.ts';

/** Ours, and the browser's own message that says which way the language runs. */
export type MessageKey = keyof typeof messages | '@@bidi_dir';

/** Firefox checks a question for a sentence as thoroughly as any other call, and that takes as long as drawing a field. */
function createSentences(): (key: MessageKey) => string {
  const asked = new Map<MessageKey, string>();
  return (key) => {
    const sentence = asked.get(key) ?? browser.i18n.getMessage(key);
    asked.set(key, sentence);
    return sentence;
  };
}

const sentenceOf = createSentences();

/** The person's language's sentence for a key; `$1` to `$9` are filled from `substitutions`. */
export function t(key: MessageKey, ...substitutions: (string | number)[]): string {
  return substitutions.length === 0
    ? sentenceOf(key)
    : browser.i18n.getMessage(key, substitutions.map(String));
}

/** The language the sentences are in, for `Intl` and the `lang` attribute. */
export function uiLanguage(): string {
  return browser.i18n.getUILanguage();
}
