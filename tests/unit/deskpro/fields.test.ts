import { describe, expect, test } from 'vitest';
import { arrangeFields, arrangeLayout, fieldsOf, requiredFields } from '../../../utils/deskpro/fields.ts';
import { CustomFieldRow, LayoutRow, StatusRow, TitledRow } from '../../../utils/deskpro/schemas.ts';

const titled = (id: number, title: string, more: object = {}) => TitledRow.parse({ id, title, ...more });
const custom = (id: number, widget_type: string, more: object = {}) =>
  CustomFieldRow.parse({ id, title: `Field ${id}`, widget_type, ...more });
const none = {
  teams: [],
  statuses: [],
  priorities: [],
  categories: [],
  products: [],
  workflows: [],
  brands: [],
  languages: [],
  organizations: [],
  custom: [],
};

describe('the fields a helpdesk uses', () => {
  test('are those with something to choose, and those to write in', () => {
    const fields = arrangeFields({ ...none, priorities: [titled(1, 'Low')] });
    expect(fields.map(({ key }) => key)).toEqual(['priority', 'urgency', 'labels', 'cc']);
  });

  test('have their choices in the helpdesk’s order, under the name each list gives them', () => {
    const fields = arrangeFields({
      ...none,
      teams: [TitledRow.parse({ id: 3, name: 'First line' })],
      statuses: [StatusRow.parse({ status_code: 'pending.5', title: 'With the supplier' })],
      priorities: [titled(1, 'High', { display_order: 2 }), titled(2, 'Low', { display_order: 1 })],
    });
    const choices = Object.fromEntries(fields.map((field) => [field.key, field.choices]));
    expect(choices).toMatchObject({
      agent_team: [{ id: 3, title: 'First line' }],
      status: [{ id: 'pending.5', title: 'With the supplier' }],
      priority: [
        { id: 2, title: 'Low' },
        { id: 1, title: 'High' },
      ],
    });
  });

  test.each([
    ['brand', 'brands'],
    ['language', 'languages'],
    ['organization', 'organizations'],
  ])('have a %s only if there is more than one', (key, list) => {
    const keys = (rows: ReturnType<typeof titled>[]) =>
      arrangeFields({ ...none, [list]: rows }).map((field) => field.key);
    expect(keys([titled(1, 'One')])).not.toContain(key);
    expect(keys([titled(1, 'One'), titled(2, 'Two')])).toContain(key);
  });

  test('say which list is longer than it was read', () => {
    const organizations = [titled(1, 'One'), titled(2, 'Two')];
    const fields = arrangeFields({ ...none, organizations }, ['organization']);
    expect(fields.filter(({ isCut }) => isCut).map(({ key }) => key)).toEqual(['organization']);
  });

  test('leave out a custom field of a kind that is not known here', () => {
    const fields = arrangeFields({ ...none, custom: [custom(1, 'text'), custom(2, 'currency')] });
    expect(fields.map(({ key }) => key)).toEqual(['urgency', 'labels', 'cc', 'fields.1']);
  });
});

describe('the fields of a department', () => {
  const row = (id: string, required: boolean, on_newticket = true) =>
    LayoutRow.parse({
      field_type: id.startsWith('ticket_field_') ? 'ticket_field' : id,
      field_id: id,
      required,
      options: { on_newticket },
    });
  const directory = {
    fields: arrangeFields({
      ...none,
      teams: [titled(1, 'First line')],
      priorities: [titled(1, 'Low')],
      products: [titled(1, 'App')],
      custom: [custom(12, 'text'), custom(13, 'date'), custom(14, 'toggle')],
    }),
    layouts: {
      7: arrangeLayout([
        row('ticket_field_12', true),
        row('priority', false),
        row('ticket_field_13', true, false),
        row('ticket_field_99', true),
        row('brand', true),
      ]),
    },
  };
  const keys = (departmentId: number | null, asked: string[] = []) =>
    fieldsOf(directory, departmentId, asked).map(
      ({ field, required }) => field.key + (required ? ' required' : ''),
    );

  test('are its form’s in their order, then those every form has; what is not on the form or not known is left out', () => {
    expect(keys(7)).toEqual(['fields.12 required', 'priority', 'cc', 'agent_team', 'urgency', 'labels']);
  });

  test('are only those every form has where no department is chosen, or it has no form', () => {
    expect(keys(null)).toEqual(['cc', 'agent_team', 'urgency', 'labels']);
    expect(keys(8)).toEqual(['cc', 'agent_team', 'urgency', 'labels']);
  });

  test('have one that the helpdesk asked for, required, whatever the form says', () => {
    expect(keys(null, ['fields.13'])).toEqual([
      'fields.13 required',
      'cc',
      'agent_team',
      'urgency',
      'labels',
    ]);
    expect(keys(7, ['priority'])).toContain('priority required');
    expect(keys(7, ['fields.404'])).toEqual(keys(7));
  });

  test('without which no ticket is taken are told apart', () => {
    expect(requiredFields(directory, 7)).toEqual(['fields.12']);
    expect(requiredFields(directory, null)).toEqual([]);
  });
});
