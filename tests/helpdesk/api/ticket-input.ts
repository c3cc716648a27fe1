import { type ZodType, z } from 'zod';
import { sanitise, textToHtml } from '../sanitise.ts';
import { getBlob } from '../store/blobs.ts';
import {
  getTeam,
  hasLookup,
  isSelectableDepartment,
  type LookupKind,
  listStatuses,
} from '../store/directory.ts';
import { getPerson, getPersonByAnyEmail, getUsableAgent } from '../store/people.ts';
import { getTicket } from '../store/tickets.ts';
import type { World } from '../world.ts';
import { customFieldValues } from './custom-field-input.ts';
import { email, id, reject, text } from './validate.ts';

/** A known person, or a person who is created together with the ticket. */
export type Requester = { kind: 'known'; id: number } | { kind: 'new'; name: string; email: string };

function requester(world: World): ZodType<Requester> {
  const forms = z.union([
    id.transform((value) => ({ id: value })),
    email.transform((value) => ({ email: value })),
    z.strictObject({ id }),
    z.strictObject({ email, name: z.string().optional() }),
  ]);
  return z.unknown().transform((value, context): Requester => {
    if (value === undefined || value === null || value === '') return reject(context, 'required');
    const parsed = forms.safeParse(value);
    if (!parsed.success) return reject(context, 'invalid_input');
    const person = parsed.data;
    if ('id' in person) {
      const known = getPerson(world.db, person.id);
      return known && !known.is_deleted ? { kind: 'known', id: known.id } : reject(context, 'bad_choice');
    }
    const owner = getPersonByAnyEmail(world.db, person.email);
    if (owner?.is_deleted) return reject(context, 'bad_choice');
    if (owner) return { kind: 'known', id: owner.id };
    const name = 'name' in person && person.name?.trim() ? person.name : (person.email.split('@')[0] ?? '');
    return { kind: 'new', name, email: person.email };
  });
}

/** A cleared form control sends an empty string, which means null. */
const blankAsNull = (value: unknown) => (value === '' ? null : value);

/** Returns a schema for an id that must exist. */
function reference(exists: (value: number) => boolean): ZodType<number | null | undefined> {
  const existing = id.transform((value, context) => (exists(value) ? value : reject(context, 'bad_choice')));
  return z.preprocess(blankAsNull, existing.nullish());
}

function agent(world: World): ZodType<number | null | undefined> {
  const usable = z
    .union([id, email])
    .transform((value, context) => getUsableAgent(world.db, value)?.id ?? reject(context, 'bad_choice'));
  return z.preprocess(blankAsNull, usable.nullish());
}

function attachments(world: World): ZodType<{ blobId: number; isInline: boolean }[]> {
  const one = z
    .strictObject({
      blob_auth: text.transform(
        (value, context) => getBlob(world, value)?.id ?? reject(context, 'bad_choice'),
      ),
      is_inline: z.boolean().optional(),
    })
    .transform(({ blob_auth, is_inline }) => ({ blobId: blob_auth, isInline: is_inline ?? false }));
  // The attachments are a list or a map: production code sends both.
  const asMap = (value: unknown) => (Array.isArray(value) ? { ...value } : value);
  return z
    .preprocess(asMap, z.record(z.string(), one).optional())
    .transform((found) => Object.values(found ?? {}));
}

const messageFormat = z.enum(['html', 'text']).optional();

function toHtml(message: string, format: 'html' | 'text' | undefined): string {
  return format === 'text' ? textToHtml(message) : sanitise(message);
}

/** The body of `POST /tickets/{id}/messages`. */
export function messageInput(world: World) {
  return z
    .strictObject({
      message: text,
      format: messageFormat,
      attachments: attachments(world),
      is_note: z.boolean().optional(),
    })
    .transform(({ message, format, is_note, ...rest }) => ({
      html: toHtml(message, format),
      isNote: is_note ?? false,
      attachments: rest.attachments,
    }));
}

function columns(world: World) {
  const { db } = world;
  const lookup = (kind: LookupKind) => reference((value) => hasLookup(db, kind, value));
  const status = z.string().refine((value) => listStatuses(db).some((known) => known.status_code === value), {
    params: { code: 'bad_choice' },
  });
  return {
    agent: agent(world),
    agent_team: reference((value) => getTeam(db, value) !== undefined),
    department: reference((value) => isSelectableDepartment(db, value)),
    brand: lookup('brand'),
    language: lookup('language'),
    priority: lookup('priority'),
    category: lookup('category'),
    product: lookup('product'),
    workflow: lookup('workflow'),
    organization: lookup('organization'),
    parent: reference((value) => getTicket(db, value) !== undefined),
    status: status.optional(),
    urgency: z.int().min(1).max(10).optional(),
    labels: z.array(text).optional(),
    cc: z.array(email).optional(),
    fields: customFieldValues(world),
    suppress_user_notify: z.boolean().optional(),
  };
}

/** The body of `POST /tickets`. */
export function newTicketInput(world: World) {
  return z.strictObject({
    subject: text,
    person: requester(world),
    message: z
      .strictObject({ message: text, format: messageFormat, attachments: attachments(world) })
      .transform(({ message, format, ...rest }) => ({
        html: toHtml(message, format),
        attachments: rest.attachments,
      })),
    ...columns(world),
  });
}
export type NewTicketInput = z.infer<ReturnType<typeof newTicketInput>>;

/** The body of `PUT /tickets/{id}`: any part of the columns; a message is added elsewhere. */
export function ticketChangeInput(world: World) {
  return z.strictObject({ subject: text, person: requester(world), ...columns(world) }).partial();
}
