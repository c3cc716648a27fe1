import type { LookupKind } from '../store/directory.ts';
import type { CustomField, LayoutField } from '../types.ts';

/** Id, title and parent, in display order. Parents are not selectable. */
export const departments: readonly (readonly [id: number, title: string, parent: number | null])[] = [
  [1, 'Support', null],
  [2, 'Web shop', 1],
  [3, 'Billing', 1],
  [4, 'Hardware', 1],
  [5, 'Sales', null],
  [6, 'Human Resources', null],
  [7, 'Logistics', null],
  [8, 'Warehouse', 7],
  [9, 'Returns & carriers', 7],
  [10, 'Kundenservice für Geschäftskunden und öffentliche Einrichtungen', null],
];
/** This department exists, but takes no tickets. */
export const closedDepartment = { id: 11, title: 'Press office (chat only)' };

export const teams: readonly (readonly [id: number, name: string])[] = [
  [1, 'First line'],
  [2, 'Web shop crew'],
  [3, 'Außendienst & Technik'],
];

export const lookups: Record<LookupKind, readonly string[]> = {
  priority: ['Low', 'Normal', 'High', 'Urgent'],
  category: ['Question', 'Fault', 'Wish', 'Complaint'],
  product: ['Web shop', 'Mobile app', 'Card reader', 'Label printer'],
  workflow: ['New', 'In progress', 'Waiting for supplier'],
  brand: ['Meridian', 'Meridian Outlet'],
  language: ['English', 'Deutsch', 'العربية'],
  organization: ['Northwind Traders', 'Stadtwerke Musterstadt'],
};

/** Type, code and title. Ids are 1, 2, …, so the sub-status below is `pending.5`. */
export const statuses: readonly (readonly [type: string, code: string, title: string])[] = [
  ['awaiting_agent', 'awaiting_agent', 'Awaiting agent'],
  ['awaiting_user', 'awaiting_user', 'Awaiting user'],
  ['pending', 'pending', 'Pending'],
  ['resolved', 'resolved', 'Resolved'],
  ['pending', 'pending.5', 'Waiting for supplier'],
];

const choices = (first: number, ...titles: string[]) =>
  titles.map((title, index) => ({ id: first + index, title }));

function field(
  id: number,
  title: string,
  widgetType: CustomField['widgetType'],
  rest: Partial<CustomField> = {},
): CustomField {
  return { id, title, widgetType, description: '', choices: [], defaultValue: null, ...rest };
}

/** One custom field of each widget type. */
export const customFields: readonly CustomField[] = [
  field(10, 'Order number', 'text', { description: 'As on the invoice, for example M-2041-77.' }),
  field(11, 'Steps to reproduce', 'textarea'),
  field(12, 'Severity', 'choice', { choices: choices(121, 'Cosmetic', 'Annoying', 'Blocks work') }),
  field(13, 'Where does it happen?', 'radio', {
    choices: choices(131, 'Everywhere', 'Only here', 'Not sure'),
  }),
  field(14, 'Affected documents', 'multichoice', {
    choices: choices(141, 'Invoice', 'Credit note', 'Reminder'),
  }),
  field(15, 'Already tried', 'checkbox', { choices: choices(151, 'Restart', 'New cable', 'Other computer') }),
  field(16, 'A customer is waiting', 'toggle', { defaultValue: '0' }),
  field(17, 'Needed by', 'date'),
];

const custom = (customFieldId: number, onNewTicket = true): LayoutField => ({
  fieldType: 'ticket_field',
  customFieldId,
  required: false,
  onNewTicket,
});
const builtIn = (fieldType: string): LayoutField => ({ fieldType, required: false, onNewTicket: true });

/** Layouts by department; all other departments have `otherLayout`. */
export const layouts: Record<number, readonly LayoutField[]> = {
  2: [custom(10), custom(11), custom(12), builtIn('category'), builtIn('priority')],
  3: [custom(10), custom(14), custom(16), builtIn('product'), custom(12, false)],
  4: [custom(13), custom(15), custom(17), builtIn('product'), builtIn('priority'), custom(12, false)],
};
export const otherLayout: readonly LayoutField[] = [builtIn('priority'), custom(12, false)];
