import messages from '../../public/_locales/en/messages.json' with { type: 'json' };

export type MessageKey = keyof typeof messages;

const asked = typeof location === 'undefined' ? new URLSearchParams() : new URLSearchParams(location.search);
const long = asked.has('long');

/** Replaces utils/i18n.ts outside an extension. With `?long` the words are as long as German ones. */
export function t(key: MessageKey, ...substitutions: (string | number)[]): string {
  const message: string = messages[key].message;
  const worded = long ? message.replace(/\p{L}{4,}/gu, (word) => `${word}${word.slice(-3)}`) : message;
  return worded.replace(/\$([1-9])/g, (_, position: string) =>
    String(substitutions[Number(position) - 1] ?? ''),
  );
}

export function uiLanguage(): string {
  return long ? 'de' : 'en';
}
