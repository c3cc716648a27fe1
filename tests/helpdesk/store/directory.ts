import { z } from 'zod';
import type { CustomField, LayoutField, WidgetType } from '../types.ts';
import { type Database, flag, json } from './database.ts';

export type LookupKind =
  | 'priority'
  | 'category'
  | 'product'
  | 'workflow'
  | 'brand'
  | 'language'
  | 'organization';

const departmentRow = z.object({
  id: z.number(),
  parent: z.number().nullable(),
  title: z.string(),
  is_tickets_enabled: flag,
  display_order: z.number(),
});
export type Department = z.infer<typeof departmentRow>;

export function listDepartments(db: Database): Department[] {
  return db.all(departmentRow, 'SELECT * FROM departments ORDER BY display_order, id');
}

export function getDepartment(db: Database, id: number): Department | undefined {
  return db.get(departmentRow, 'SELECT * FROM departments WHERE id = ?', id);
}

/**
 * Whether the department takes tickets and has no children. Deskpro's rule that a parent cannot be chosen is inferred
 * (deskpro-api.md).
 */
export function isSelectableDepartment(db: Database, id: number): boolean {
  return (
    db.count(
      `departments WHERE id = ? AND is_tickets_enabled = 1
       AND NOT EXISTS (SELECT 1 FROM departments AS child WHERE child.parent = departments.id)`,
      id,
    ) === 1
  );
}

export function getDefaultDepartment(db: Database): number | undefined {
  return listDepartments(db).find(({ id }) => isSelectableDepartment(db, id))?.id;
}

const teamRow = z.object({ id: z.number(), name: z.string() });

export function listTeams(db: Database): { id: number; name: string; members: number[] }[] {
  return db.all(teamRow, 'SELECT * FROM teams ORDER BY id').map((team) => ({
    ...team,
    members: db
      .all(
        z.object({ person: z.number() }),
        'SELECT person FROM team_members WHERE team = ? ORDER BY person',
        team.id,
      )
      .map(({ person }) => person),
  }));
}

export function getTeam(db: Database, id: number): { id: number; name: string } | undefined {
  return db.get(teamRow, 'SELECT * FROM teams WHERE id = ?', id);
}

const lookupRow = z.object({ id: z.number(), title: z.string(), display_order: z.number() });

export function listLookups(db: Database, kind: LookupKind): z.infer<typeof lookupRow>[] {
  return db.all(
    lookupRow,
    'SELECT id, title, display_order FROM lookups WHERE kind = ? ORDER BY display_order, id',
    kind,
  );
}

/** Adds choices of a kind, after those it has. */
export function addLookups(db: Database, kind: LookupKind, titles: readonly string[]): void {
  const last = Math.max(0, ...listLookups(db, kind).map(({ id }) => id));
  titles.forEach((title, index) => {
    const id = last + index + 1;
    db.run(
      'INSERT INTO lookups (kind, id, title, display_order) VALUES (?, ?, ?, ?)',
      kind,
      id,
      title,
      id * 10,
    );
  });
}

export function hasLookup(db: Database, kind: LookupKind, id: number): boolean {
  return db.count('lookups WHERE kind = ? AND id = ?', kind, id) === 1;
}

const statusRow = z.object({
  id: z.number(),
  status_type: z.string(),
  status_code: z.string(),
  title: z.string(),
});

export function listStatuses(db: Database): z.infer<typeof statusRow>[] {
  return db.all(statusRow, 'SELECT * FROM statuses ORDER BY id');
}

const widgetTypes = [
  'text',
  'textarea',
  'choice',
  'radio',
  'multichoice',
  'checkbox',
  'toggle',
  'date',
] as const;

const customFieldRow = z
  .object({
    id: z.number(),
    title: z.string(),
    description: z.string(),
    widget_type: z.enum(widgetTypes satisfies readonly WidgetType[]),
    choices: json(z.array(z.object({ id: z.number(), title: z.string() }))),
    default_value: z.string().nullable(),
  })
  .transform(
    ({ widget_type, default_value, ...field }): CustomField => ({
      ...field,
      widgetType: widget_type,
      defaultValue: default_value,
    }),
  );

export function listCustomFields(db: Database): CustomField[] {
  return db.all(customFieldRow, 'SELECT * FROM custom_fields ORDER BY id');
}

export function getCustomField(db: Database, id: number): CustomField | undefined {
  return db.get(customFieldRow, 'SELECT * FROM custom_fields WHERE id = ?', id);
}

export function addCustomField(db: Database, field: CustomField): void {
  db.run(
    'INSERT INTO custom_fields (id, title, description, widget_type, choices, default_value) VALUES (?, ?, ?, ?, ?, ?)',
    field.id,
    field.title,
    field.description,
    field.widgetType,
    JSON.stringify(field.choices),
    field.defaultValue,
  );
}

const layoutRow = z
  .object({
    field_type: z.string(),
    custom_field: z.number().nullable(),
    required: flag,
    on_newticket: flag,
  })
  .transform(
    (row): LayoutField => ({
      fieldType: row.field_type,
      ...(row.custom_field === null ? {} : { customFieldId: row.custom_field }),
      required: row.required,
      onNewTicket: row.on_newticket,
    }),
  );

export function getLayout(db: Database, department: number): LayoutField[] {
  return db.all(
    layoutRow,
    'SELECT field_type, custom_field, required, on_newticket FROM layouts WHERE department = ? ORDER BY id',
    department,
  );
}

/** Replaces the department's layout. */
export function setLayout(db: Database, department: number, fields: readonly LayoutField[]): void {
  db.run('DELETE FROM layouts WHERE department = ?', department);
  for (const field of fields) {
    db.run(
      'INSERT INTO layouts (department, field_type, custom_field, required, on_newticket) VALUES (?, ?, ?, ?, ?)',
      department,
      field.fieldType,
      field.customFieldId ?? null,
      Number(field.required),
      Number(field.onNewTicket),
    );
  }
}
