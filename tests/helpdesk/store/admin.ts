import type { CustomField, LayoutField, Right } from '../types.ts';
import type { Database } from './database.ts';
import { addCustomField, addLookups, getLayout, type LookupKind, setLayout } from './directory.ts';
import { type Keys, setAllowed, setDenied, setRevoked } from './keys.ts';
import { addPerson, type NewPerson } from './people.ts';

/** Makes the custom field required or optional in the department, and adds it to the layout if needed. */
export function requireField(
  db: Database,
  department: number,
  customFieldId: number,
  required: boolean,
): void {
  const wanted: LayoutField = { fieldType: 'ticket_field', customFieldId, required, onNewTicket: true };
  const layout = getLayout(db, department);
  const isThere = layout.some((field) => field.customFieldId === customFieldId);
  const changed = layout.map((field) => (field.customFieldId === customFieldId ? wanted : field));
  setLayout(db, department, isThere ? changed : [...layout, wanted]);
}

/** Changes that an admin makes without the client's knowledge. Ids are those of the API. */
export interface Admin {
  /** Returns the new person's id. */
  addPerson(person: NewPerson): number;
  changeAgent(id: number, change: { name?: string; isDeleted?: boolean; isDisabled?: boolean }): void;
  addDepartment(department: { id: number; title: string; parent?: number }): void;
  /** Removes the department; its tickets stay, without a department. */
  removeDepartment(id: number): void;
  addCustomField(field: CustomField): void;
  /** Appends choices to a list. The first new choice gets the highest id of the list plus one. */
  addChoices(kind: LookupKind, titles: readonly string[]): void;
  /** Replaces the department's layout. */
  setLayout(department: number, fields: readonly LayoutField[]): void;
  requireField(department: number, customField: number, required?: boolean): void;
  revokeKey(key: keyof Keys): void;
  restoreKey(key: keyof Keys): void;
  /** Sets the rights that the key does not have. */
  denyRights(key: keyof Keys, rights: readonly Right[]): void;
  /** Sets the only rights that the key has. */
  allowOnly(key: keyof Keys, rights: readonly Right[]): void;
}

export function createAdmin(db: Database): Admin {
  return {
    addPerson: (person) => addPerson(db, person),
    changeAgent(id, { name, isDeleted, isDisabled }) {
      if (name !== undefined) db.run('UPDATE people SET name = ? WHERE id = ?', name, id);
      if (isDeleted !== undefined)
        db.run('UPDATE people SET is_deleted = ? WHERE id = ?', Number(isDeleted), id);
      if (isDisabled !== undefined)
        db.run('UPDATE people SET is_disabled = ? WHERE id = ?', Number(isDisabled), id);
    },
    addDepartment({ id, title, parent }) {
      db.run(
        'INSERT INTO departments (id, parent, title, display_order) VALUES (?, ?, ?, ?)',
        id,
        parent ?? null,
        title,
        id * 10,
      );
    },
    removeDepartment(id) {
      db.transaction(() => {
        db.run('UPDATE tickets SET department = NULL WHERE department = ?', id);
        db.run('UPDATE departments SET parent = NULL WHERE parent = ?', id);
        db.run('DELETE FROM layouts WHERE department = ?', id);
        db.run('DELETE FROM departments WHERE id = ?', id);
      });
    },
    addCustomField: (field) => addCustomField(db, field),
    addChoices: (kind, titles) => db.transaction(() => addLookups(db, kind, titles)),
    setLayout: (department, fields) => db.transaction(() => setLayout(db, department, fields)),
    requireField: (department, customField, required = true) =>
      db.transaction(() => requireField(db, department, customField, required)),
    revokeKey: (key) => setRevoked(db, key, true),
    restoreKey: (key) => setRevoked(db, key, false),
    denyRights: (key, rights) => setDenied(db, key, rights),
    allowOnly: (key, rights) => setAllowed(db, key, rights),
  };
}
