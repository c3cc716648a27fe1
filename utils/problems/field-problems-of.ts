import type { AppError } from '../errors.ts';

/** The form's fields a message can stand beside. */
export type FormField = 'subject' | 'requester' | 'message' | 'agentId' | 'departmentId';
export type FieldProblems = Partial<Record<FormField, string>>;

/** The helpdesk's names for the form's fields; `person.email` and the like belong to their first part. */
const fieldOfPath: Readonly<Record<string, FormField>> = {
  subject: 'subject',
  person: 'requester',
  person_email: 'requester',
  message: 'message',
  agent: 'agentId',
  department: 'departmentId',
};

/** The helpdesk's own messages, at the form's fields they are about. */
export function fieldProblemsOf(error: AppError | null): FieldProblems {
  const problems: FieldProblems = {};
  if (error?.code !== 'fields-rejected') return problems;
  for (const { path, message } of error.fields) {
    const field = fieldOfPath[path.split('.')[0] ?? ''];
    if (field !== undefined) problems[field] ??= message;
  }
  return problems;
}
