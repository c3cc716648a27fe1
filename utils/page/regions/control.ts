import { attributeOf, byId, localNameOf, ownOf, parentElementOf, queryAll, rootOf } from '../dom.ts';
import { remember } from '../remember.ts';
import { kindOfLabel } from '../sensitive/labels.ts';
import type { SensitiveKind } from '../sensitive/span.ts';

/** The text that a field shows, and the kind of its value if the field itself tells the kind. */
export interface Control {
  text: string;
  /** What the page calls the field. */
  label: string;
  /** Null if only the text can tell the kind. */
  kind: SensitiveKind | null;
}

const withoutText = /^(?:hidden|checkbox|radio|range|color|file)$/;

/** Patterns for a field's type, `autocomplete`, name and id. */
const purposes: [RegExp, SensitiveKind][] = [
  [/(?:current|new)-password|passw|passphrase|pwd|kennwort/, 'password'],
  [/one-time-code|\botp|totp|one.?time|2fa|mfa|\bpin\b/, 'code'],
  [/\bcc-|card.?(?:num|no)|\bcv[vc]|\bcsc/, 'card'],
  [/\bemail\b/, 'email'],
  [/\btel\b/, 'phone'],
];

type KindOf = (label: string) => SensitiveKind | null;

/**
 * Returns a `kindOfLabel` that remembers its answers. A form repeats labels with other figures, so figures are ignored.
 */
export function createKindOf(): KindOf {
  const kindOf = remember(kindOfLabel);
  return (label) => kindOf(label.replace(/\d{2,}/g, '00'));
}

type LabelsOf = (field: Element) => readonly Element[];

/** A browser searches the whole page for the labels of one field. */
const ownLabels: LabelsOf = (field) => [...((field as HTMLInputElement).labels ?? [])];

/** Returns a function that returns a field's labels, and searches each document or shadow root only once. */
export function createLabelsOf(): LabelsOf {
  const labelsOf = remember(labelsIn);
  return (field) => labelsOf(rootOf(field)).get(field) ?? [];
}

function labelsIn(root: Node): Map<Element | null, HTMLLabelElement[]> {
  const labels = [...queryAll(root as Document | ShadowRoot, 'label')] as HTMLLabelElement[];
  return Map.groupBy(labels, ({ control }) => control);
}

/** Reads an input, a text area or a list; null if it shows no text. */
export function readControl(
  element: Element,
  kindOf: KindOf = kindOfLabel,
  labelsOf: LabelsOf = ownLabels,
): Control | null {
  const name = localNameOf(element);
  if (name === 'select') {
    const { multiple, size, options } = element as HTMLSelectElement;
    const shown = [...options].filter(({ selected }) => selected || multiple || size > 1);
    return { text: shown.map(({ text }) => text).join('\n'), label: labelOf(element, labelsOf), kind: null };
  }
  // Elements in a frame have classes of their own, so `instanceof` fails and names decide.
  const { value, placeholder, type, maxLength } = element as HTMLInputElement;
  if (name === 'input' && type === 'image')
    return { text: attributeOf(element, 'alt') ?? '', label: '', kind: null };
  if (name === 'input' && withoutText.test(type)) return null;
  const hints = ['type', 'autocomplete', 'name', 'id'].map((name) => attributeOf(element, name));
  const kind = purposes.find(([pattern]) => pattern.test(hints.join(' ').toLowerCase()))?.[1] ?? null;
  const label = labelOf(element, labelsOf);
  if (kind === null && value !== '' && kindOf(label) === 'password')
    return { text: value, label, kind: 'password' };
  // The browser shows an autofilled value long before a script may read it.
  const isFilled = value !== '' || isAutofilled(element);
  const isSecret = kind === 'password' || kind === 'code' || (maxLength === 1 && isOneOfMany(element));
  return {
    text: value || placeholder,
    label,
    kind: isSecret ? (kind ?? 'code') : isFilled ? (kind ?? (value === '' ? 'password' : null)) : null,
  };
}

const longestLabel = 60;

/** Returns what the page calls a field: the text of its labels, else its `aria-label`, `placeholder` or name. */
function labelOf(element: Element, labelsOf: LabelsOf): string {
  const tied = (attributeOf(element, 'aria-labelledby') ?? '').split(/\s+/).filter(Boolean).slice(0, 4);
  const named = tied.map((id) => byId(element, id)).filter((one) => one !== null);
  const labels = named.length > 0 ? named : labelsOf(element);
  const words = labels
    .map((label) => wordsOf(label))
    .join(' ')
    .trim();
  const own = ['aria-label', 'placeholder', 'name'].map((name) => attributeOf(element, name)).find(Boolean);
  return (words || own || '').slice(0, longestLabel);
}

/** Returns a label's first words: the label may enclose the field, and so a list with all its choices. */
function wordsOf(label: Element): string {
  return (ownOf(label, 'textContent') ?? '').replace(/\s+/g, ' ').trim().slice(0, longestLabel);
}

function isAutofilled(element: Element): boolean {
  try {
    return element.matches(':autofill');
  } catch {
    // A browser that does not know the selector throws.
    return false;
  }
}

/** Whether a field is one of several one-character boxes into which a code is typed. */
function isOneOfMany(element: Element): boolean {
  const parent = parentElementOf(element);
  const group = parent && (parentElementOf(parent) ?? parent);
  return group !== null && [...queryAll(group, 'input[maxlength="1"]')].length >= 4;
}
