import { attributeOf, localNameOf } from '../dom.ts';
import type { SensitiveKind } from '../sensitive/span.ts';

/** What a field shows, and what it is for where the field itself says so. */
export interface Control {
  text: string;
  /** Words that are not shown beside it but say what it holds. */
  label: string;
  /** Null where only its text can tell. */
  kind: SensitiveKind | null;
}

const withoutText = /^(?:hidden|checkbox|radio|range|color|file|image)$/;

/** By `autocomplete`, then by the names authors give. */
const purposes: [RegExp, SensitiveKind][] = [
  [/(?:current|new)-password|passw|passphrase|pwd|kennwort/, 'password'],
  [/one-time-code|\botp|totp|one.?time|2fa|mfa|\bpin\b/, 'code'],
  [/\bcc-|card.?(?:num|no)|\bcv[vc]|\bcsc/, 'card'],
  [/\bemail\b/, 'email'],
  [/\btel\b/, 'phone'],
];

/** Reads an input, a text area or a list; null where it shows no text. */
export function readControl(element: Element): Control | null {
  const name = localNameOf(element);
  if (name === 'select') {
    const { multiple, size, options } = element as HTMLSelectElement;
    const shown = [...options].filter(({ selected }) => selected || multiple || size > 1);
    return { text: shown.map(({ text }) => text).join('\n'), label: labelOf(element), kind: null };
  }
  // A frame has classes of its own: names tell what its elements are.
  const { value, placeholder, type, maxLength } = element as HTMLInputElement;
  if (name === 'input' && withoutText.test(type)) return null;
  const hints = ['type', 'autocomplete', 'name', 'id'].map((name) => attributeOf(element, name) ?? '');
  const kind = purposes.find(([pattern]) => pattern.test(hints.join(' ').toLowerCase()))?.[1] ?? null;
  // What the browser itself has filled in is shown long before a script may read it.
  const isFilled = value !== '' || isAutofilled(element);
  const isSecret = kind === 'password' || kind === 'code' || (maxLength === 1 && isOneOfMany(element));
  return {
    text: value || placeholder,
    label: labelOf(element),
    kind: isSecret ? (kind ?? 'code') : isFilled ? (kind ?? (value === '' ? 'password' : null)) : null,
  };
}

function labelOf(element: Element): string {
  const label = ['aria-label', 'placeholder', 'name'].map((name) => attributeOf(element, name)).find(Boolean);
  return (label ?? '').slice(0, 40);
}

function isAutofilled(element: Element): boolean {
  try {
    return element.matches(':autofill');
  } catch {
    // A browser that does not know the selector has nothing to say.
    return false;
  }
}

/** One of the boxes, each for one character, that a code is typed into. */
function isOneOfMany(element: Element): boolean {
  const group = element.parentElement?.parentElement ?? element.parentElement;
  return (group?.querySelectorAll('input[maxlength="1"]').length ?? 0) >= 4;
}
