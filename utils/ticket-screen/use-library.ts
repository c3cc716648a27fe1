import { useEffect, useMemo, useState } from 'preact/hooks';
import type { TicketScreenProps } from '../../components/ticket/ticket-props.ts';
import type { Capture, FieldValue, TicketForm } from '../captures/capture.ts';
import { fillTemplate, templateOf, withTemplate } from '../captures/fill-template.ts';
import { emptyLibrary, withRule } from '../captures/library.ts';
import { isBlank } from '../captures/missing-fields.ts';
import type { Person } from '../captures/people.ts';
import { ruleFor, siteForRule } from '../captures/site-rule.ts';
import { librarySetting, readLibrary } from '../captures/stored-library.ts';
import type { FormField } from '../deskpro/fields.ts';
import { request } from '../messages.ts';
import { isPrivate } from '../storage/is-private.ts';
import type { Helpdesk } from './use-helpdesk.ts';

/** Widgets for typed text, which is about one ticket. Only choices and labels can be meant for the next ticket too. */
const typedWidgets = new Set(['text', 'textarea', 'date', 'addresses']);

export type LibraryOfTicket = Pick<TicketScreenProps, 'templates' | 'siteRule'> & {
  /**
   * Returns a change of the form with what follows from it: if the template names the requester, the message gets the
   * new requester's name.
   */
  follow(capture: Capture, patch: Partial<TicketForm>): Partial<TicketForm>;
};

/** Returns the templates and the site rule for a ticket being made. */
export function useLibrary(
  capture: Capture | null,
  { connection, preferences }: Helpdesk,
  people: readonly Person[],
  formFields: readonly FormField[],
  change: (patch: Partial<TicketForm>) => void,
): LibraryOfTicket {
  const [library, setLibrary] = useState(emptyLibrary);
  useEffect(() => {
    void readLibrary().then(setLibrary);
    return librarySetting.watch((after) => setLibrary(after ?? emptyLibrary));
  }, []);
  const { templates, rules } = library;
  const chosen = useMemo(
    () => (capture === null ? null : templateOf(templates, capture, people)),
    [templates, capture, people],
  );
  const form = capture?.form;
  const site = capture === null ? null : siteForRule(capture.page.url);
  const helpdesk = connection?.baseUrl ?? '';
  const rule = capture === null ? null : ruleFor(rules, helpdesk, capture.page.url);
  const fields = Object.fromEntries(
    formFields.flatMap(({ field: { key, widget } }): [string, FieldValue][] => {
      const value = form?.fields[key];
      return typedWidgets.has(widget) || value === undefined || isBlank(value) ? [] : [[key, value]];
    }),
  );
  const isAs = (other: Pick<TicketForm, 'agentId' | 'departmentId' | 'fields'>) =>
    other.agentId === form?.agentId &&
    other.departmentId === form.departmentId &&
    isSame(other.fields, fields);
  const follows = rule !== null && isAs(rule) && (chosen === null || chosen.id === rule.templateId);
  const isPlain =
    rule === null && preferences !== null && chosen === null && isAs({ ...preferences, fields: {} });

  const keep = () => {
    if (site === null || form === undefined) return;
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
        if (capture === null) return;
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
