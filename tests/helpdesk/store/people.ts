import { z } from 'zod';
import { type Database, flag } from './database.ts';

const personRow = z.object({
  id: z.number(),
  name: z.string(),
  email: z.string(),
  is_agent: flag,
  is_deleted: flag,
  is_disabled: flag,
  online: flag,
});
export type Person = z.infer<typeof personRow>;

const columns = `people.id, people.name, emails.email, is_agent, is_deleted, is_disabled, online
  FROM people JOIN emails ON emails.person = people.id AND emails.is_primary = 1`;

export interface NewPerson {
  id?: number;
  name: string;
  email: string;
  otherEmails?: readonly string[];
  isAgent?: boolean;
  isDeleted?: boolean;
  isDisabled?: boolean;
  online?: boolean;
}

export function addPerson(db: Database, person: NewPerson): number {
  const { insertedId } = db.run(
    'INSERT INTO people (id, name, is_agent, is_deleted, is_disabled, online) VALUES (?, ?, ?, ?, ?, ?)',
    person.id ?? null,
    person.name,
    Number(person.isAgent ?? false),
    Number(person.isDeleted ?? false),
    Number(person.isDisabled ?? false),
    Number(person.online ?? false),
  );
  addEmail(db, insertedId, person.email, true);
  for (const email of person.otherEmails ?? []) addEmail(db, insertedId, email, false);
  return insertedId;
}

function addEmail(db: Database, person: number, email: string, isPrimary: boolean): void {
  db.run(
    'INSERT INTO emails (email, person, is_primary) VALUES (?, ?, ?)',
    email.toLowerCase(),
    person,
    Number(isPrimary),
  );
}

export function getPerson(db: Database, id: number): Person | undefined {
  return db.get(personRow, `SELECT ${columns} WHERE people.id = ?`, id);
}

/** Finds a person by any address, also a secondary one. Also returns deleted people; the caller decides what to do. */
export function getPersonByAnyEmail(db: Database, email: string): Person | undefined {
  const owner = db.get(
    z.object({ person: z.number() }),
    'SELECT person FROM emails WHERE email = ?',
    email.toLowerCase(),
  );
  return owner && getPerson(db, owner.person);
}

/** Returns an agent who can get tickets; `undefined` otherwise. */
export function getUsableAgent(db: Database, idOrEmail: number | string): Person | undefined {
  const person =
    typeof idOrEmail === 'number' ? getPerson(db, idOrEmail) : getPersonByAnyEmail(db, idOrEmail);
  return person?.is_agent && !person.is_deleted && !person.is_disabled ? person : undefined;
}

export interface Page {
  limit: number;
  offset: number;
}

export function listAgents(db: Database, page: Page): { total: number; rows: Person[] } {
  return {
    total: db.count('people WHERE is_agent = 1'),
    rows: db.all(
      personRow,
      `SELECT ${columns} WHERE is_agent = 1 ORDER BY people.id LIMIT ? OFFSET ?`,
      page.limit,
      page.offset,
    ),
  };
}

/** Does not find deleted people or secondary addresses, although `POST /people` refuses both as duplicates. */
export function listPeople(
  db: Database,
  page: Page,
  primaryEmail?: string,
): { total: number; rows: Person[] } {
  const where = 'is_deleted = 0 AND (?1 IS NULL OR emails.email = ?1)';
  const email = primaryEmail?.toLowerCase() ?? null;
  return {
    total: db.count(
      `people JOIN emails ON emails.person = people.id AND emails.is_primary = 1 WHERE ${where}`,
      email,
    ),
    rows: db.all(
      personRow,
      `SELECT ${columns} WHERE ${where} ORDER BY people.id LIMIT ?2 OFFSET ?3`,
      email,
      page.limit,
      page.offset,
    ),
  };
}

export function searchPeople(db: Database, text: string, limit: number): Person[] {
  return db.all(
    personRow,
    `SELECT ${columns} WHERE is_deleted = 0 AND (instr(lower(people.name), lower(?1)) OR instr(emails.email, lower(?1)))
     ORDER BY people.id LIMIT ?2`,
    text,
    limit,
  );
}

export function getSecondaryEmails(db: Database, person: number): string[] {
  return db
    .all(
      z.object({ email: z.string() }),
      'SELECT email FROM emails WHERE person = ? AND is_primary = 0 ORDER BY email',
      person,
    )
    .map((row) => row.email);
}

export function getTeamsOf(db: Database, person: number): number[] {
  return db
    .all(
      z.object({ team: z.number() }),
      'SELECT team FROM team_members WHERE person = ? ORDER BY team',
      person,
    )
    .map((row) => row.team);
}
