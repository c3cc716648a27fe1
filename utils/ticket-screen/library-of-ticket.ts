import type { Capture, FieldValue, TicketForm } from '../captures/capture.ts';
import { fillTemplate, templateOf, withTemplate } from '../captures/fill-template.ts';
import { emptyLibrary, type Library, type Template, withRule } from '../captures/library.ts';
import { isBlank } from '../captures/missing-fields.ts';
import type { Person } from '../captures/people.ts';
import { ruleFor, siteForRule } from '../captures/site-rule.ts';
import { librarySetting, readLibrary } from '../captures/stored-library.ts';
import type { FormField } from '../deskpro/fields.ts';
import { request } from '../messages.ts';
import { isPrivate } from '../storage/is-private.ts';
import type { Helpdesk } from './use-helpdesk.ts';
import type { LibraryOfTicket } from './use-library.ts';

export { readLibrary, ruleFor, templateOf };

/** Widgets for typed text, which is about one ticket. Only choices and labels can be meant for the next ticket too. */
const typedWidgets = new Set(['text', 'textarea', 'date', 'addresses']);

/** Calls back with the library after each change, until the returned function is called. */
export function watchLibrary(changed: (library: Library) => void): () => void {
  return librarySetting.watch((after) => changed(after ?? emptyLibrary));
}

interface TicketOfLibrary extends Pick<Helpdesk, 'connection' | 'preferences'> {
  capture: Capture;
  /** The template that the message begins with; null if there is none. */
  chosen: Template | null;
  people: readonly Person[];
  formFields: readonly FormField[];
  change(patch: Partial<TicketForm>): void;
}

/** Returns the templates and the site rule for a ticket being made. */
export function libraryOfTicket(
  library: Library,
  { capture, chosen, connection, preferences, people, formFields, change }: TicketOfLibrary,
): LibraryOfTicket {
  const { templates, rules } = library;
  const { form } = capture;
  const site = siteForRule(capture.page.url);
  const helpdesk = connection?.baseUrl ?? '';
  const rule = ruleFor(rules, helpdesk, capture.page.url);
  const fields = Object.fromEntries(
    formFields.flatMap(({ field: { key, widget } }): [string, FieldValue][] => {
      const value = form.fields[key];
      return typedWidgets.has(widget) || value === undefined || isBlank(value) ? [] : [[key, value]];
    }),
  );
  const isAs = (other: Pick<TicketForm, 'agentId' | 'departmentId' | 'fields'>) =>
    other.agentId === form.agentId &&
    other.departmentId === form.departmentId &&
    isSame(other.fields, fields);
  const follows = rule !== null && isAs(rule) && (chosen === null || chosen.id === rule.templateId);
  const isPlain =
    rule === null && preferences !== null && chosen === null && isAs({ ...preferences, fields: {} });

  const keep = () => {
    if (site === null) return;
    const { agentId, departmentId } = form;
    const templateId = chosen?.id ?? null;
    const made = { helpdesk, site, agentId, departmentId, fields, templateId };
    void request('changeLibrary', { from: library, to: { templates, rules: withRule(rules, made) } });
  };
  return {
    templates: {
      names: templates.map(({ name }) => name),
      chosen: chosen === null ? null : templates.indexOf(chosen),
      onChoose: (at) => {
        const template = at === null ? null : (templates[at] ?? null);
        change({ message: withTemplate(template, templates, capture, people) });
      },
    },
    siteRule: {
      followed: follows ? rule.site : null,
      site: site ?? '',
      // Not in a private window, because a rule names the site and is stored on disk.
      onKeep: follows || isPlain || site === null || !connection || isPrivate() ? null : keep,
    },
    follow(before, patch) {
      const opening = patch.requester === undefined ? null : templateOf(templates, before, people);
      if (opening === null) return patch;
      const own = before.form.message.slice(fillTemplate(opening, before, people).length);
      const after = { ...before, form: { ...before.form, ...patch } };
      return { message: `${fillTemplate(opening, after, people)}${own}`, ...patch };
    },
  };
}

function isSame(one: TicketForm['fields'], other: TicketForm['fields']): boolean {
  const inOrder = (fields: TicketForm['fields']) =>
    JSON.stringify(Object.entries(fields).sort(([a], [b]) => a.localeCompare(b)));
  return inOrder(one) === inOrder(other);
}
