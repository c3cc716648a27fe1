import type { FieldProblem } from '../errors.ts';
import type { Capture } from './capture.ts';

/** What the form itself can tell is missing, before anything is sent. Codes are the helpdesk's. */
export function missingFields(capture: Pick<Capture, 'form'>): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (capture.form.subject.trim() === '') problems.push({ path: 'subject', code: 'required', message: '' });
  const requester = capture.form.requester.trim();
  if (requester === '') problems.push({ path: 'person', code: 'required', message: '' });
  else if (!/^\S+@\S+$/.test(requester)) problems.push({ path: 'person', code: 'email', message: '' });
  return problems;
}
