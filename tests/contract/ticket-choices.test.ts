import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { TicketForm } from '../../utils/captures/capture.ts';
import type { Directory } from '../../utils/deskpro/directory.ts';
import { fieldsOf, withDefaults } from '../../utils/deskpro/fields.ts';
import { readDirectory } from '../../utils/deskpro/read-directory.ts';
import type { AppError } from '../../utils/errors.ts';
import { deliver } from '../../utils/outbox/courier.ts';
import { ticketOf } from '../../utils/outbox/ticket.ts';
import { fieldProblemsOf } from '../../utils/problems/field-problems-of.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { openHelpdesk } from '../helpdesk/testing.ts';
import type { CustomField } from '../helpdesk/types.ts';
import { makeCapture } from '../unit/make-capture.ts';
import { connected, emptyOutbox, queued } from './delivery.ts';
import { clientOf, wire } from './wire.ts';

afterEach(emptyOutbox);

const billing = 3;

async function directoryOf(helpdesk: Helpdesk, known: Directory | null = null): Promise<Directory> {
  const read = await readDirectory(clientOf(helpdesk), 1, known);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

const fieldOf = (directory: Directory, key: string) => directory.fields.find((field) => field.key === key);

/** Sends a ticket with these further fields. Returns the delivery's error, or the body of the create call. */
async function send(
  helpdesk: Helpdesk,
  form: Partial<TicketForm>,
): Promise<{ error: AppError | null; body: unknown }> {
  const { openLine } = await connected(helpdesk);
  const delivered = await deliver(await queued(helpdesk, { form }), openLine);
  const created = helpdesk.apiRequests().find(({ path }) => path.endsWith('/tickets'));
  return { error: delivered.ok ? null : delivered.error, body: created?.json };
}

describe('brand, language and organisation', () => {
  const chosen = { brand: 2, language: 2, organization: 1 };

  test('arrive in the ticket as they were chosen', async () => {
    const helpdesk = await openHelpdesk();
    const directory = await directoryOf(helpdesk);
    const shown = fieldsOf(directory, null, []).map(({ field }) => field.key);
    expect(shown).toEqual(expect.arrayContaining(Object.keys(chosen)));
    expect(await send(helpdesk, { fields: chosen })).toMatchObject({ error: null, body: chosen });
    expect(helpdesk.tickets()).toMatchObject([chosen]);
  });

  test.each(Object.keys(chosen))('%s that the helpdesk refuses is told beside its field', async (key) => {
    const helpdesk = await openHelpdesk();
    const { error } = await send(helpdesk, { fields: { [key]: 404 } });
    expect(fieldProblemsOf(error, Object.keys(chosen))).toEqual({ [key]: expect.stringMatching(/invalid/) });
  });

  test('that the helpdesk requires is asked for beside its field', async () => {
    const helpdesk = await openHelpdesk();
    helpdesk.admin.setLayout(billing, [{ fieldType: 'organization', required: true, onNewTicket: true }]);
    const directory = await directoryOf(helpdesk);
    const required = fieldsOf(directory, billing, []).filter((field) => field.required);
    expect(required.map(({ field }) => field.key)).toEqual(['organization']);
    const { error } = await send(helpdesk, { departmentId: billing });
    expect(Object.keys(fieldProblemsOf(error, ['organization']))).toEqual(['organization']);
  });

  test('are read in the requests that are made anyway', async () => {
    const helpdesk = await openHelpdesk();
    await directoryOf(helpdesk);
    expect(wire(helpdesk)).toEqual(['POST /batch', 'POST /batch']);
  });

  test('are no fields if the key may not read their lists', async () => {
    const helpdesk = await openHelpdesk();
    helpdesk.admin.denyRights('full', ['directory.list']);
    const keys = (await directoryOf(helpdesk)).fields.map((field) => field.key);
    expect(keys).toEqual(expect.not.arrayContaining(Object.keys(chosen)));
  });
});

describe('organisations', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => `Company ${at + 1}`);

  test.each([11, 51, 301])('%i of them are all listed', async (count) => {
    const helpdesk = await openHelpdesk({ agents: 1 });
    helpdesk.admin.addChoices('organization', many(count - 2));
    const field = fieldOf(await directoryOf(helpdesk), 'organization');
    expect(field?.choices).toHaveLength(count);
    expect(field?.isCut).toBeUndefined();
  });

  test('4,910 of them are listed in part, the field says so, and the rest is not read', async () => {
    const helpdesk = await openHelpdesk({ agents: 1 });
    helpdesk.admin.addChoices('organization', many(4908));
    const directory = await directoryOf(helpdesk);
    const field = fieldOf(directory, 'organization');
    expect(field?.choices).toHaveLength(1000);
    expect(field?.isCut).toBe(true);
    expect(directory.isCut).toBeUndefined();
    helpdesk.clearRequests();
    expect(await directoryOf(helpdesk, directory)).toEqual(directory);
    expect(wire(helpdesk)).toEqual(['POST /batch']);
  });
});

describe('the default of a custom field', () => {
  const customField = (id: number, more: Partial<CustomField>): CustomField => ({
    id,
    title: `Field ${id}`,
    description: '',
    widgetType: 'text',
    choices: [],
    defaultValue: null,
    ...more,
  });

  /** Adds a field to the form of Billing. Returns what a ticket there gets of these choices. */
  async function sentWith(
    field: Partial<CustomField>,
    fields: TicketForm['fields'] = {},
    { isOnForm = true } = {},
  ): Promise<{ 20?: unknown }> {
    const helpdesk = await openHelpdesk();
    helpdesk.admin.addCustomField(customField(20, field));
    if (isOnForm) helpdesk.admin.requireField(billing, 20, false);
    const shown = fieldsOf(await directoryOf(helpdesk), billing, []);
    const { error } = await send(helpdesk, { departmentId: billing, fields: withDefaults(fields, shown) });
    expect(error).toBeNull();
    return helpdesk.tickets()[0]?.fields ?? {};
  }

  test.each([
    ['a text', { defaultValue: 'none' }, 'none'],
    ['lines', { widgetType: 'textarea', defaultValue: 'none\nat all' }, 'none\nat all'],
    ['a toggle that is on', { widgetType: 'toggle', defaultValue: '1' }, true],
    ['a date', { widgetType: 'date', defaultValue: '2026-12-24' }, '2026-12-24T00:00:00+0000'],
  ] as const)('is sent with a ticket whose form shows it: %s', async (_kind, field, sent) => {
    expect(await sentWith(field)).toMatchObject({ 20: sent });
  });

  test('is sent beside a value of another field', async () => {
    expect(await sentWith({ defaultValue: 'none' }, { 'fields.10': 'M-1' })).toMatchObject({
      10: 'M-1',
      20: 'none',
    });
  });

  test.each([
    ['a cleared text', { defaultValue: 'none' }, '', undefined],
    ['another text', { defaultValue: 'none' }, 'two', 'two'],
    ['a toggle switched off', { widgetType: 'toggle', defaultValue: '1' }, false, false],
  ] as const)('gives way to what the person does: %s', async (_kind, field, value, sent) => {
    expect((await sentWith(field, { 'fields.20': value }))[20]).toEqual(sent);
  });

  test('is not sent if the department’s form does not have the field', async () => {
    expect(await sentWith({ defaultValue: 'none' }, {}, { isOnForm: false })).not.toHaveProperty('20');
  });

  test.each<[string, Partial<CustomField>]>([
    ['a date in words', { widgetType: 'date', defaultValue: 'today' }],
    ['a day that no month has', { widgetType: 'date', defaultValue: '2026-02-31' }],
    ['a toggle that is off', { widgetType: 'toggle', defaultValue: '0' }],
    ['blanks', { defaultValue: '  ' }],
    ['a choice', { widgetType: 'choice', choices: [{ id: 201, title: 'One' }], defaultValue: '201' }],
  ])('is left to the helpdesk: %s', async (_kind, field) => {
    expect(await sentWith(field)).not.toHaveProperty('20');
  });
});

test('what is not chosen is not sent, whatever the helpdesk has', async () => {
  const helpdesk = await openHelpdesk();
  const keys = (await directoryOf(helpdesk)).fields.map(({ key }) => key);
  const blank = fc.dictionary(fc.constantFrom(...keys), fc.constantFrom('', '  ', []));
  const { id } = makeCapture();
  const bodyOf = (fields: TicketForm['fields']) =>
    ticketOf(makeCapture({ id, form: { fields } }), { doNotNotify: false });
  fc.assert(
    fc.property(blank, (fields) => {
      expect(bodyOf(fields)).toEqual(bodyOf({}));
    }),
  );
});
