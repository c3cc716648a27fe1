import type { FieldProblem } from '../errors.ts';
import { t } from '../i18n.ts';
import type { FieldProblems } from '../problems/field-problems-of.ts';

/** Returns the form's problems before sending, in words and by field. */
export function fieldWords(problems: FieldProblem[]): FieldProblems {
  const words: FieldProblems = {};
  for (const { path, code } of problems) {
    if (path === 'subject') words['subject'] = t('fieldSubjectMissing');
    else if (code === 'nothing-to-add') words[path] = t('nothingToAdd');
    else if (path !== 'person') words[path] = t(code === 'email' ? 'fieldCcNoEmail' : 'fieldMissing');
    else words['requester'] = t(code === 'required' ? 'fieldRequesterMissing' : 'fieldRequesterNoEmail');
  }
  return words;
}

export function without(problems: FieldProblems, fields: readonly string[]): FieldProblems {
  if (!fields.some((field) => field in problems)) return problems;
  return Object.fromEntries(Object.entries(problems).filter(([field]) => !fields.includes(field)));
}
