import type { FieldProblem } from '../errors.ts';
import type { Capture, FieldValue } from './capture.ts';
import { parsePerson, peopleIn } from './people.ts';

/** Whether a field is not filled in. A toggle is filled in whether it is on or off. */
export function isBlank(value: FieldValue | undefined): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || (typeof value === 'string' && value.trim() === '');
}

/**
 * Returns the problems that can be found in the form before anything is sent. `required` are the paths of required
 * further fields. Codes are the helpdesk's.
 */
export function missingFields(capture: Pick<Capture, 'form'>, required: readonly string[]): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (capture.form.subject.trim() === '') problems.push({ path: 'subject', code: 'required', message: '' });
  const requester = capture.form.requester.trim();
  if (requester === '') problems.push({ path: 'person', code: 'required', message: '' });
  else if (parsePerson(requester) === null) problems.push({ path: 'person', code: 'email', message: '' });
  const cc = peopleIn(String(capture.form.fields['cc'] ?? ''));
  if (cc.some((one) => parsePerson(one) === null)) problems.push({ path: 'cc', code: 'email', message: '' });
  for (const path of required) {
    if (isBlank(capture.form.fields[path])) problems.push({ path, code: 'required', message: '' });
  }
  return problems;
}
