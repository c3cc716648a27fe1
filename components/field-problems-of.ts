import type { AppError } from '../utils/errors.ts';
import type { FieldProblems, FormField } from './screen-props.ts';

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
