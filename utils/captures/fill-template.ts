import { uiLanguage } from '../i18n.ts';
import type { Capture, DetailKind } from './capture.ts';
import type { Template } from './library.ts';
import { pageDetailsOf } from './page-details-of.ts';
import { type Person, parsePerson } from './people.ts';

/** What may stand in braces in a template, in the order the options page names it. */
export const templateVariables = ['title', 'url', 'selection', 'browser', 'requester', 'date'] as const;

const details: ReadonlyMap<string, DetailKind> = new Map([
  ['title', 'title'],
  ['url', 'address'],
  ['selection', 'selection'],
  ['browser', 'browser'],
]);

/**
 * A template's text for a capture. What is in braces and no variable stays as it is. `people` are those whose names are
 * known; a requester among none of them is called by the address.
 */
export function fillTemplate({ text }: Template, capture: Capture, people: readonly Person[]): string {
  const known = pageDetailsOf(capture);
  return text.replace(/\{(\w+)\}/g, (written, name: string) => {
    if (name === 'requester') return nameOf(capture.form.requester, people);
    if (name === 'date')
      return new Intl.DateTimeFormat(uiLanguage(), { dateStyle: 'medium' }).format(capture.page.capturedAt);
    const kind = details.get(name);
    return kind === undefined ? written : (known.find((one) => one.kind === kind)?.value ?? '');
  });
}

/** The template that a capture's message begins with; the longest where one begins like another. */
export function templateOf(
  templates: readonly Template[],
  capture: Capture,
  people: readonly Person[],
): Template | null {
  const filled = templates.map((template) => ({ template, text: fillTemplate(template, capture, people) }));
  const found = filled.filter(({ text }) => text !== '' && capture.form.message.startsWith(text));
  return found.sort((a, b) => b.text.length - a.text.length)[0]?.template ?? null;
}

/** A capture's message with another opening, in the place of the one it has. */
export function withTemplate(
  template: Template | null,
  templates: readonly Template[],
  capture: Capture,
  people: readonly Person[],
): string {
  const { message } = capture.form;
  const before = templateOf(templates, capture, people);
  const own = before === null ? message : message.slice(fillTemplate(before, capture, people).length);
  if (template === null) return own.trimStart();
  const opening = fillTemplate(template, capture, people);
  return own.trim() === '' || before !== null ? `${opening}${own}` : `${opening}\n\n${own}`;
}

function nameOf(requester: string, people: readonly Person[]): string {
  const person = parsePerson(requester);
  const email = person?.email.toLowerCase();
  return (
    person?.name ||
    people.find((one) => one.email.toLowerCase() === email)?.name ||
    (person?.email ?? requester)
  );
}
