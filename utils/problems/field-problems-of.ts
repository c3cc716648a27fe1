import type { AppError } from '../errors.ts';
import { t } from '../i18n.ts';

/** The form's fields a message can stand beside. */
export type FormField = 'subject' | 'requester' | 'message' | 'agentId' | 'departmentId';
/** Messages by the form's fields, and by the helpdesk's names for the further ones (`priority`, `fields.12`). */
export type FieldProblems = { [field: string]: string | undefined };

/** The helpdesk's names for the form's fields; `person.email` and the like belong to their first part. */
const fieldOfPath: Readonly<Record<string, FormField>> = {
  subject: 'subject',
  person: 'requester',
  person_email: 'requester',
  message: 'message',
  agent: 'agentId',
  department: 'departmentId',
};

/**
 * An address that is somebody's second one or a deleted agent's: looking for it finds nobody, adding it fails, and the
 * helpdesk's own words tell neither.
 */
const takenCodes: ReadonlySet<string> = new Set(['bad_choice', 'dupe_email']);

/** The helpdesk's own messages, at the form's fields they are about. `further` are the further fields there are. */
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

/** The further fields that a refusal is about. */
export function refusedFields(error: AppError | null, further: readonly string[]): string[] {
  const refused = Object.keys(fieldProblemsOf(error, further));
  return refused.filter((field) => further.includes(field));
}

/** `fields.14.0` is about one of the choices of `fields.14`. */
function isAt(path: string, key: string): boolean {
  return path === key || path.startsWith(`${key}.`);
}
