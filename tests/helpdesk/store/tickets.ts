import { createHash } from 'node:crypto';
import { z } from 'zod';
import { createRandom, pick } from '../random.ts';
import type { World } from '../world.ts';
import { type Database, flag, json } from './database.ts';

const ticketRow = z.object({
  id: z.number(),
  ref: z.string(),
  subject: z.string(),
  person: z.number(),
  agent: z.number().nullable(),
  agent_team: z.number().nullable(),
  department: z.number().nullable(),
  brand: z.number().nullable(),
  language: z.number().nullable(),
  priority: z.number().nullable(),
  category: z.number().nullable(),
  product: z.number().nullable(),
  workflow: z.number().nullable(),
  organization: z.number().nullable(),
  parent: z.number().nullable(),
  status: z.string(),
  urgency: z.number(),
  labels: json(z.array(z.string())),
  cc: json(z.array(z.string())),
  fields: json(z.record(z.string(), z.unknown())),
  suppress_user_notify: flag,
  created_at: z.number(),
});
export type TicketRow = z.infer<typeof ticketRow>;

/** The columns that a client may set, with the names of the API. */
export type TicketColumns = Omit<TicketRow, 'id' | 'ref' | 'created_at'>;

const messageRow = z.object({
  id: z.number(),
  ticket: z.number(),
  person: z.number(),
  html: z.string(),
  is_note: flag,
  created_at: z.number(),
});
export type MessageRow = z.infer<typeof messageRow>;

export interface NewMessage {
  person: number;
  /** Sanitised. */
  html: string;
  isNote: boolean;
  attachments: readonly { blobId: number; isInline: boolean }[];
}

/**
 * Two tickets with equal fingerprints have the same content: requester, subject, message, department. Attachments do
 * not count.
 */
function fingerprint(columns: TicketColumns, html: string): string {
  const content = JSON.stringify([columns.person, columns.subject, html, columns.department]);
  return createHash('sha256').update(content).digest('hex');
}

export function isDuplicate(world: World, columns: TicketColumns, html: string): boolean {
  const since = world.now() - world.switches.dupeWindowSeconds * 1000;
  return (
    world.db.count('tickets WHERE fingerprint = ? AND created_at > ?', fingerprint(columns, html), since) > 0
  );
}

export function addTicket(world: World, columns: TicketColumns, message: NewMessage): number {
  const { db } = world;
  const values = {
    ...toColumns(columns),
    fingerprint: fingerprint(columns, message.html),
    created_at: world.now(),
  };
  const names = Object.keys(values);
  const { insertedId } = db.run(
    `INSERT INTO tickets (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    ...Object.values(values),
  );
  db.run('UPDATE tickets SET ref = ? WHERE id = ?', makeRef(insertedId, world.now()), insertedId);
  addMessage(world, insertedId, message);
  return insertedId;
}

/** Returns a ref such as `SDST-2025XON927`; an id always has the same letters and digits. */
function makeRef(id: number, time: number): string {
  const random = createRandom(id);
  const letters = (count: number) =>
    Array.from({ length: count }, () => pick(random, [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'])).join('');
  const number = String(Math.floor(random() * 1000)).padStart(3, '0');
  return `${letters(4)}-${new Date(time).getUTCFullYear()}${letters(3)}${number}`;
}

export function updateTicket(db: Database, id: number, columns: Partial<TicketColumns>): void {
  const values = toColumns(columns);
  const names = Object.keys(values);
  if (names.length === 0) return;
  db.run(
    `UPDATE tickets SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`,
    ...Object.values(values),
    id,
  );
}

function toColumns(columns: Partial<TicketColumns>): Record<string, string | number | null> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, value]) => {
      if (value === null || typeof value === 'string' || typeof value === 'number') return [name, value];
      if (typeof value === 'boolean') return [name, Number(value)];
      return [name, JSON.stringify(value)];
    }),
  );
}

/** Adds the message and makes its blobs permanent. */
export function addMessage(world: World, ticket: number, message: NewMessage): number {
  const { db } = world;
  const { insertedId } = db.run(
    'INSERT INTO messages (ticket, person, html, is_note, created_at) VALUES (?, ?, ?, ?, ?)',
    ticket,
    message.person,
    message.html,
    Number(message.isNote),
    world.now(),
  );
  for (const { blobId, isInline } of message.attachments) {
    db.run(
      'INSERT INTO attachments (ticket, message, blob, is_inline) VALUES (?, ?, ?, ?)',
      ticket,
      insertedId,
      blobId,
      Number(isInline),
    );
    db.run('UPDATE blobs SET is_temp = 0 WHERE id = ?', blobId);
  }
  return insertedId;
}

export function getTicket(db: Database, id: number): TicketRow | undefined {
  return db.get(ticketRow, 'SELECT * FROM tickets WHERE id = ?', id);
}

/** `where` and `orderBy` are the caller's own SQL. All data from the client must go into `values`. */
export function listTickets(
  db: Database,
  query: { where: string; values: (string | number)[]; orderBy: string; limit: number; offset: number },
): { total: number; rows: TicketRow[] } {
  return {
    total: db.count(`tickets WHERE ${query.where}`, ...query.values),
    rows: db.all(
      ticketRow,
      `SELECT * FROM tickets WHERE ${query.where} ORDER BY ${query.orderBy} LIMIT ? OFFSET ?`,
      ...query.values,
      query.limit,
      query.offset,
    ),
  };
}

export function listMessages(db: Database, ticket: number): MessageRow[] {
  return db.all(messageRow, 'SELECT * FROM messages WHERE ticket = ? ORDER BY id', ticket);
}

const repliesRow = z.object({ byAgent: z.number().nullable(), byUser: z.number().nullable() });

/** Returns when an agent and when a user last replied (epoch ms, null if never). The first message is no reply. */
export function lastReplies(db: Database, ticket: number): z.infer<typeof repliesRow> {
  const replies = db.get(
    repliesRow,
    `SELECT max(CASE WHEN is_agent = 1 THEN created_at END) AS byAgent,
       max(CASE WHEN is_agent = 0 THEN created_at END) AS byUser
     FROM messages JOIN people ON people.id = messages.person
     WHERE ticket = ?1 AND is_note = 0 AND messages.id > (SELECT min(id) FROM messages WHERE ticket = ?1)`,
    ticket,
  );
  return replies ?? { byAgent: null, byUser: null };
}

/** Removes the ticket with its messages and attachments. The bytes of its blobs stay. */
export function removeTicket(db: Database, id: number): void {
  for (const table of ['attachments', 'messages']) db.run(`DELETE FROM ${table} WHERE ticket = ?`, id);
  db.run('UPDATE tickets SET parent = NULL WHERE parent = ?', id);
  db.run('DELETE FROM tickets WHERE id = ?', id);
}

/** Returns how many tickets have each status. A status without tickets is left out. */
export function countByStatus(db: Database): Record<string, number> {
  const rows = db.all(
    z.object({ status: z.string(), n: z.number() }),
    'SELECT status, count(*) AS n FROM tickets GROUP BY status ORDER BY status',
  );
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
}

const labelRow = z.object({ label: z.string(), total: z.number() });

/** Returns every label that a ticket has, and how many tickets have it. */
export function countLabels(db: Database): z.infer<typeof labelRow>[] {
  return db.all(
    labelRow,
    `SELECT value AS label, count(*) AS total FROM tickets, json_each(tickets.labels)
     GROUP BY value ORDER BY value`,
  );
}

const attachmentRow = z.object({
  id: z.number(),
  ticket: z.number(),
  message: z.number(),
  auth: z.string(),
  is_inline: flag,
});
export type AttachmentRow = z.infer<typeof attachmentRow>;

export function listAttachments(db: Database, ticket: number): AttachmentRow[] {
  return db.all(
    attachmentRow,
    `SELECT attachments.id, ticket, message, blobs.auth, is_inline FROM attachments
     JOIN blobs ON blobs.id = attachments.blob WHERE ticket = ? ORDER BY attachments.id`,
    ticket,
  );
}
