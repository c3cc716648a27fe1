import { uiLanguage } from '../i18n.ts';
import type { Capture, DetailKind } from './capture.ts';
import type { Template } from './library.ts';
import { pageDetailsOf } from './page-details-of.ts';
import { type Person, parsePerson } from './people.ts';

/** The variables of a template, which are written in braces, in the order in which the options page lists them. */
export const templateVariables = ['title', 'url', 'selection', 'browser', 'requester', 'date'] as const;

type TemplateVariable = (typeof templateVariables)[number];

/** Returns a detail of the page without what is sensitive in it, as it is shown and sent. */
const detail = (kind: DetailKind) => (capture: Capture) =>
  pageDetailsOf(capture).find((one) => one.kind === kind)?.value ?? '';

const values: Readonly<Record<TemplateVariable, (capture: Capture, people: readonly Person[]) => string>> = {
  title: detail('title'),
  url: detail('address'),
  selection: detail('selection'),
  browser: detail('browser'),
  requester: ({ form }, people) => nameOf(form.requester, people),
  date: ({ page }) => new Intl.DateTimeFormat(uiLanguage(), { dateStyle: 'medium' }).format(page.capturedAt),
};

/**
 * Returns the text of a template for a capture. An unknown name in braces stays as it is. `people` are persons with
 * known names. A requester without a known name is called by the address.
 */
export function fillTemplate({ text }: Template, capture: Capture, people: readonly Person[]): string {
  return text.replace(/\{(\w+)\}/g, (written, name: string) => {
    const variable = templateVariables.find((one) => one === name);
    return variable === undefined ? written : values[variable](capture, people);
  });
}

/**
 * Returns the template that a capture's message begins with, the longest if there are several; null if there is none.
 */
export function templateOf(
  templates: readonly Template[],
  capture: Capture,
  people: readonly Person[],
): Template | null {
  const filled = templates.map((template) => ({ template, text: fillTemplate(template, capture, people) }));
  const found = filled.filter(({ text }) => text !== '' && capture.form.message.startsWith(text));
  return found.sort((a, b) => b.text.length - a.text.length)[0]?.template ?? null;
}

/**
 * Returns a capture's message with the text of `template` in place of the template that it begins with; null only
 * removes it.
 */
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
