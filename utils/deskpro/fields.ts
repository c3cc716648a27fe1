import * as z from 'zod/mini';
import { rowsThat, type Unchecked } from './rows-that.ts';
import type { CustomFieldRow, LayoutRow, StatusRow, TitledRow } from './schemas.ts';

/**
 * How a field is filled in: the helpdesk's own widget types, and our `labels` (a list of words) and `addresses` (a list
 * of e-mail addresses).
 */
const widgets = [
  'text',
  'textarea',
  'choice',
  'radio',
  'multichoice',
  'checkbox',
  'toggle',
  'date',
  'labels',
  'addresses',
] as const;

const Initial = z.union([z.string(), z.boolean()]);
type Initial = z.infer<typeof Initial>;

interface Choice {
  id: number | string;
  title: string;
}
const isChoice = ({ id, title }: Unchecked<Choice>): boolean =>
  (typeof id === 'string' || Number.isFinite(id)) && typeof title === 'string';

/**
 * A field of a ticket besides subject, requester, message, agent and department. `key` is the helpdesk's name for it,
 * as in its error messages: `priority`, or `fields.12` for custom field 12. Built-in fields have no title, because the
 * screen has a word for each.
 */
export const TicketField = z.object({
  key: z.string(),
  title: z.string(),
  description: z.string(),
  widget: z.enum(widgets),
  choices: rowsThat(isChoice),
  /** Whether the helpdesk has more choices than were read. */
  isCut: z.optional(z.boolean()),
  /** The value that the field starts with. Absent if there is none, or if the helpdesk has to apply it. */
  initial: z.optional(Initial),
});
export type TicketField = z.infer<typeof TicketField>;

/** A department's new-ticket form: its fields in order, by key. */
export const Layout = z.array(z.object({ key: z.string(), required: z.boolean() }));
type Layout = z.infer<typeof Layout>;

/** The built-in fields that every department's form has, if the helpdesk uses them. */
const everywhere = ['cc', 'agent_team', 'status', 'urgency', 'labels', 'brand', 'language', 'organization'];

interface Lists {
  teams: z.infer<typeof TitledRow>[];
  statuses: z.infer<typeof StatusRow>[];
  priorities: z.infer<typeof TitledRow>[];
  categories: z.infer<typeof TitledRow>[];
  products: z.infer<typeof TitledRow>[];
  workflows: z.infer<typeof TitledRow>[];
  brands: z.infer<typeof TitledRow>[];
  languages: z.infer<typeof TitledRow>[];
  organizations: z.infer<typeof TitledRow>[];
  custom: z.infer<typeof CustomFieldRow>[];
}

/** Lists that every helpdesk has. With a single entry there is nothing to choose. */
const neverEmpty = new Set(['brand', 'language', 'organization']);

/**
 * Returns every field that the helpdesk uses. A field is left out if its list is empty or the key may not read the list.
 * Brand, language and organisation are also left out if the helpdesk has only one of them. `cut` names the fields whose
 * lists have more rows than were read.
 */
export function arrangeFields(lists: Lists, cut: readonly string[] = []): TicketField[] {
  const inOrder = (rows: z.infer<typeof TitledRow>[]) =>
    rows
      .toSorted((a, b) => a.display_order - b.display_order)
      .map(({ id, title, name }) => ({ id, title: title || name }));
  const builtIn: [string, Choice[]][] = [
    ['agent_team', inOrder(lists.teams)],
    ['status', lists.statuses.map(({ status_code, title }) => ({ id: status_code, title }))],
    ['priority', inOrder(lists.priorities)],
    ['category', inOrder(lists.categories)],
    ['product', inOrder(lists.products)],
    ['workflow', inOrder(lists.workflows)],
    ['brand', inOrder(lists.brands)],
    ['language', inOrder(lists.languages)],
    ['organization', inOrder(lists.organizations)],
    ['urgency', Array.from({ length: 10 }, (_, index) => ({ id: index + 1, title: String(index + 1) }))],
  ];
  const fields: TicketField[] = builtIn
    .filter(([key, choices]) => choices.length > (neverEmpty.has(key) ? 1 : 0))
    .map(([key, choices]) => ({
      ...{ key, title: '', description: '', widget: 'choice', choices },
      ...(cut.includes(key) && { isCut: true }),
    }));
  fields.push({ key: 'labels', title: '', description: '', widget: 'labels', choices: [] });
  fields.push({ key: 'cc', title: '', description: '', widget: 'addresses', choices: [] });
  for (const { id, widget_type: widget, default_value: byDefault, ...rest } of lists.custom) {
    // A field of an unknown widget is left to the helpdesk's own form.
    const field = TicketField.safeParse({ ...rest, key: `fields.${id}`, widget });
    if (!field.success) continue;
    const initial = initialOf(field.data.widget, byDefault);
    fields.push(initial === undefined ? field.data : { ...field.data, initial });
  }
  return fields;
}

/**
 * Returns a custom field's default as a value of the form. Undefined if there is none, and for a form that is not
 * known: then the helpdesk applies it.
 */
function initialOf(
  widget: TicketField['widget'],
  byDefault: z.infer<typeof CustomFieldRow>['default_value'],
): Initial | undefined {
  const words = String(byDefault ?? '');
  switch (widget) {
    case 'text':
    case 'textarea':
      return words.trim() === '' || typeof byDefault === 'boolean' ? undefined : words;
    case 'toggle':
      return /^(1|true)$/.test(words) || undefined;
    case 'date': {
      const [day] = /^\d{4}-\d\d-\d\d(?=$|[T ])/.exec(words) ?? [];
      const isDay = day !== undefined && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day);
      return isDay ? `${day}T00:00:00+0000` : undefined;
    }
    default:
      return undefined;
  }
}

/** Returns a layout's fields that are on the new-ticket form. `ticket_field_12` is custom field 12. */
export function arrangeLayout(rows: z.infer<typeof LayoutRow>[]): Layout {
  return rows
    .filter(({ options }) => options.on_newticket)
    .map(({ field_type: type, field_id: id, required }) => ({
      key: type === 'ticket_field' ? id.replace('ticket_field_', 'fields.') : type,
      required,
    }));
}

export interface FormField {
  field: TicketField;
  required: boolean;
}

/**
 * Returns the fields of a new ticket in a department: the fields of its layout, the `asked` fields (the helpdesk
 * refused a ticket without them), and the fields that every form has. Without a department no layout is known, because
 * the helpdesk chooses the department.
 */
export function fieldsOf(
  { fields, layouts }: { fields: readonly TicketField[]; layouts: Readonly<Record<string, Layout>> },
  departmentId: number | null,
  asked: readonly string[],
): FormField[] {
  const layout = departmentId === null ? [] : (layouts[departmentId] ?? []);
  const wanted = new Map(layout.map(({ key, required }) => [key, required]));
  for (const key of asked) wanted.set(key, true);
  for (const key of everywhere) if (!wanted.has(key)) wanted.set(key, false);
  const known = new Map(fields.map((field) => [field.key, field]));
  return [...wanted].flatMap(([key, required]) => {
    const field = known.get(key);
    return field === undefined ? [] : [{ field, required }];
  });
}

/**
 * Returns the values that a form shows and sends: a field that nobody touched has its default. A field that the person
 * emptied stays empty. Returns the same object if no default is missing.
 */
export function withDefaults<Value>(
  values: Record<string, Value | Initial>,
  fields: readonly FormField[],
): Record<string, Value | Initial> {
  const missing = fields.flatMap(({ field: { key, initial } }) =>
    initial === undefined || values[key] !== undefined ? [] : [[key, initial] as const],
  );
  return missing.length === 0 ? values : { ...values, ...Object.fromEntries(missing) };
}

/** Returns the keys of the further fields that the helpdesk requires for a ticket in a department. */
export function requiredFields(
  directory: Parameters<typeof fieldsOf>[0],
  departmentId: number | null,
): string[] {
  return fieldsOf(directory, departmentId, [])
    .filter(({ required }) => required)
    .map(({ field }) => field.key);
}
