import { createRandom, pick } from '../random.ts';
import { requireField } from '../store/admin.ts';
import type { Database } from '../store/database.ts';
import {
  addCustomField,
  addLookups,
  isSelectableDepartment,
  type LookupKind,
  setLayout,
} from '../store/directory.ts';
import { seedKeys } from '../store/keys.ts';
import { addPerson } from '../store/people.ts';
import {
  closedDepartment,
  customFields,
  departments,
  layouts,
  lookups,
  otherLayout,
  statuses,
  teams,
} from './directory.ts';
import { agentNames, customerNames, firstNames, lastNames } from './names.ts';

/** The first customer id, far above the id of any agent. */
const firstCustomerId = 59_080;

export interface SeedOptions {
  agents: number;
  requiredField: boolean;
}

/** Fills an empty helpdesk, always in the same way except for the keys. */
export function seed(db: Database, options: SeedOptions): void {
  db.transaction(() => {
    seedDirectory(db);
    seedAgents(db, options.agents);
    seedCustomers(db);
    seedKeys(db);
    if (options.requiredField) {
      for (const [id] of departments) if (isSelectableDepartment(db, id)) requireField(db, id, 12, true);
    }
  });
}

function seedDirectory(db: Database): void {
  const department =
    'INSERT INTO departments (id, parent, title, is_tickets_enabled, display_order) VALUES (?, ?, ?, ?, ?)';
  departments.forEach(([id, title, parent], index) => {
    db.run(department, id, parent, title, 1, index * 10);
  });
  db.run(department, closedDepartment.id, null, closedDepartment.title, 0, departments.length * 10);
  for (const [id, name] of teams) db.run('INSERT INTO teams (id, name) VALUES (?, ?)', id, name);
  for (const [kind, titles] of Object.entries(lookups)) {
    addLookups(db, kind as LookupKind, titles);
  }
  for (const [type, code, title] of statuses) {
    db.run('INSERT INTO statuses (status_type, status_code, title) VALUES (?, ?, ?)', type, code, title);
  }
  for (const field of customFields) addCustomField(db, field);
  for (const [id] of departments) setLayout(db, id, layouts[id] ?? otherLayout);
}

/** The positions of agents who cannot get tickets. They are not at the end, so paging meets them. */
const unusable = new Map<number, { isDeleted?: true; isDisabled?: true }>([
  [7, { isDisabled: true }],
  [19, { isDeleted: true }],
  [33, { isDisabled: true }],
]);

function seedAgents(db: Database, usableCount: number): void {
  const random = createRandom(7);
  let usable = 0;
  let former = 0;
  for (let id = 1; usable < usableCount || former < unusable.size; id += 1) {
    const state = usable < usableCount ? unusable.get(id) : [...unusable.values()][former];
    if (state) {
      former += 1;
      addPerson(db, {
        id,
        name: `${pick(random, firstNames)} ${pick(random, lastNames)} (left)`,
        email: `former.${former}@meridian.example`,
        isAgent: true,
        ...state,
      });
      continue;
    }
    const [name, mailbox] = agentNames[usable] ?? [
      `${pick(random, firstNames)} ${pick(random, lastNames)}`,
      `agent.${id}`,
    ];
    usable += 1;
    const otherEmails = id === 1 ? ['ana@private.example'] : [];
    addPerson(db, {
      id,
      name,
      email: `${mailbox}@meridian.example`,
      otherEmails,
      isAgent: true,
      online: random() < 0.4,
    });
    for (const [team] of teams) {
      if (id % 3 === team - 1 || random() < 0.15) {
        db.run('INSERT INTO team_members (team, person) VALUES (?, ?)', team, id);
      }
    }
  }
}

function seedCustomers(db: Database): void {
  customerNames.forEach(([name, email], index) => {
    const otherEmails = index === 0 ? ['joe.private@mail.example'] : [];
    addPerson(db, { id: firstCustomerId + index, name, email, otherEmails });
  });
}
