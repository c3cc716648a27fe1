import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { FieldValue } from '../../utils/captures/capture.ts';
import { isBlank } from '../../utils/captures/missing-fields.ts';
import type { FormField } from '../../utils/deskpro/fields.ts';
import { t } from '../../utils/i18n.ts';
import type { FieldProblems } from '../../utils/problems/field-problems-of.ts';
import { Icon } from '../kit/icon.tsx';
import { loadLater } from '../kit/load-later.tsx';
import { memo } from '../kit/memo.ts';
import type { People } from './ticket-props.ts';

const FurtherField = loadLater(() => import('./further-field.tsx').then((part) => part.FurtherField));

interface MoreFieldsProps {
  fields: readonly FormField[];
  values: Readonly<Record<string, FieldValue>>;
  people: People;
  problems: FieldProblems;
  disabled: boolean;
  onChange(key: string, value: FieldValue): void;
}

/** The helpdesk's further fields. Required fields and a filled CC are always shown; the others unfold. */
export const MoreFields = memo(function MoreFields({
  fields,
  values,
  people,
  problems,
  disabled,
  onChange,
}: MoreFieldsProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const showsCc = useRef(false);
  // A refusal can open a field and move the focus into it, so the fields are loaded before they are shown.
  const hasFields = fields.length > 0;
  useEffect(() => {
    if (hasFields) void FurtherField.load();
  }, [hasFields]);
  if (!hasFields) return null;
  // A filled CC is always visible. The ref keeps the field in its place while the person types in it.
  if (!open && !isBlank(values['cc'])) showsCc.current = true;
  const isOpen = ({ field: { key }, required }: FormField) =>
    required || (key === 'cc' && showsCc.current) || problems[key] !== undefined;
  const folded = fields.filter((one) => !isOpen(one));
  const draw = ({ field, required }: FormField) => (
    <FurtherField
      key={field.key}
      field={field}
      required={required}
      value={values[field.key] ?? field.initial}
      people={people}
      problem={problems[field.key]}
      disabled={disabled}
      onChange={(value) => onChange(field.key, value)}
    />
  );
  return (
    <div class="more-fields">
      {fields.filter(isOpen).map(draw)}
      {folded.length === 0 ? null : (
        <button
          type="button"
          class="link-button more-fields-button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <Icon name="chevron" />
          {t('moreFields')}
        </button>
      )}
      <div id={id} class="more-fields-folded" hidden={!open}>
        {open ? folded.map(draw) : null}
      </div>
    </div>
  );
});
