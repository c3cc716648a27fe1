import type { AppError } from '../errors.ts';
import { t } from '../i18n.ts';

/** The form's fields that can show a message. */
export type FormField = 'subject' | 'requester' | 'message' | 'agentId' | 'departmentId';
/** Messages by the form's fields, or by the helpdesk's names for further fields (`priority`, `fields.12`). */
export type FieldProblems = { [field: string]: string | undefined };

/** The form's fields by the helpdesk's names; a path such as `person.email` belongs to its first part. */
const fieldOfPath: Readonly<Record<string, FormField>> = {
  subject: 'subject',
  person: 'requester',
  person_email: 'requester',
  message: 'message',
  agent: 'agentId',
  department: 'departmentId',
};

/**
 * Codes for an address that is a person's second one or a deleted agent's: a look-up of it finds nobody, adding it
 * fails, and the helpdesk's message says neither.
 */
const takenCodes: ReadonlySet<string> = new Set(['bad_choice', 'dupe_email']);

/** Returns the helpdesk's messages by the form's fields they are about. `further` are the further fields' keys. */
export function fieldProblemsOf(error: AppError | null, further: readonly string[]): FieldProblems {
  const problems: FieldProblems = {};
  if (error?.code !== 'fields-rejected') return problems;
  for (const { path, code, message } of error.fields) {
    const field = fieldOfPath[path.split('.')[0] ?? ''] ?? further.find((key) => isAt(path, key));
    const isTaken = field === 'requester' && takenCodes.has(code);
    if (field !== undefined) problems[field] ??= isTaken ? t('requesterTaken') : message;
  }
  return problems;
}

/** Returns the further fields that a refusal is about. */
export function refusedFields(error: AppError | null, further: readonly string[]): string[] {
  const refused = Object.keys(fieldProblemsOf(error, further));
  return refused.filter((field) => further.includes(field));
}

/** Whether a path is about a field: `fields.14.0` is about one of the choices of `fields.14`. */
function isAt(path: string, key: string): boolean {
  return path === key || path.startsWith(`${key}.`);
}
