import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { FieldValue } from '../../utils/captures/capture.ts';
import { isBlank } from '../../utils/captures/missing-fields.ts';
import type { FormField } from '../../utils/deskpro/fields.ts';
import type { FieldProblems } from '../../utils/problems/field-problems-of.ts';
import { loadLater } from '../kit/load-later.tsx';
import type { People } from './ticket-props.ts';

export const FurtherField = loadLater(() => import('./further-field.tsx').then((part) => part.FurtherField));

export interface MoreFieldsProps {
  fields: readonly FormField[];
  values: Readonly<Record<string, FieldValue>>;
  people: People;
  problems: FieldProblems;
  disabled: boolean;
  onField(key: string, value: FieldValue): void;
}

/**
 * Returns the helpdesk's further fields in two parts: required fields and a filled CC, which are always shown, and the
 * others, which are shown if they are unfolded.
 */
export function useMoreFields(
  { fields, values, people, problems, disabled, onField }: MoreFieldsProps,
  isUnfolded: boolean,
): { shown: ComponentChildren[]; folded: FormField[]; draw(field: FormField): ComponentChildren } {
  const showsCc = useRef(false);
  // A refusal can open a field and move the focus into it, so the fields are loaded before they are shown.
  const hasFields = fields.length > 0;
  useEffect(() => {
    if (hasFields) void FurtherField.load();
  }, [hasFields]);
  // A filled CC is always visible. The ref keeps the field in its place while the person types in it.
  if (!isUnfolded && !isBlank(values['cc'])) showsCc.current = true;
  const isShown = ({ field: { key }, required }: FormField) =>
    required || (key === 'cc' && showsCc.current) || problems[key] !== undefined;
  const draw = ({ field, required }: FormField) => (
    <FurtherField
      key={field.key}
      field={field}
      required={required}
      value={values[field.key] ?? field.initial}
      people={people}
      problem={problems[field.key]}
      disabled={disabled}
      onChange={(value) => onField(field.key, value)}
    />
  );
  return { shown: fields.filter(isShown).map(draw), folded: fields.filter((one) => !isShown(one)), draw };
}
