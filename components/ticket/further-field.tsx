import { useId } from 'preact/hooks';
import type { FieldValue } from '../../utils/captures/capture.ts';
import type { TicketField } from '../../utils/deskpro/fields.ts';
import { formatCount } from '../../utils/format.ts';
import { t } from '../../utils/i18n.ts';
import { CheckboxField } from '../kit/checkbox-field.tsx';
import { ChoiceField } from '../kit/choice-field.tsx';
import { describedBy, FieldProblem, RequiredMark } from '../kit/field.tsx';
import { TextField } from '../kit/text-field.tsx';
import { fieldTitle } from './field-title.ts';
import { PeopleField } from './people-field.tsx';
import type { People } from './ticket-props.ts';

const isList = (widget: TicketField['widget']) => widget === 'labels' || widget === 'addresses';

function hintOf({ description, widget, isCut, choices }: TicketField): string | undefined {
  if (isCut === true) return t('fieldListCut', formatCount(choices.length));
  return description || (isList(widget) ? t('fieldListHint') : undefined);
}

interface FurtherFieldProps {
  field: TicketField;
  required: boolean;
  value: FieldValue | undefined;
  people: People;
  problem: string | undefined;
  disabled: boolean;
  onChange(value: FieldValue): void;
}

/** One of the helpdesk's further fields, with the control for its widget. */
export function FurtherField(props: FurtherFieldProps) {
  const { field, required, value, problem, disabled, onChange } = props;
  const { key, widget, choices } = field;
  const shared = {
    label: fieldTitle(key, { fields: [field] }),
    name: key,
    hint: hintOf(field),
    required,
    problem,
    disabled,
  };
  switch (widget) {
    case 'toggle':
      return <CheckboxField {...shared} checked={value === true} onChange={onChange} />;
    case 'choice':
    case 'radio': {
      // The value of a custom field is a list of one id, the value of a built-in field is the id itself.
      const isCustom = key.startsWith('fields.');
      const chosen = Array.isArray(value) ? value[0] : value;
      const position = choices.findIndex(({ id }) => id === chosen);
      return (
        <ChoiceField
          {...shared}
          options={choices.map((choice, at) => ({ key: String(at), name: choice.title }))}
          firstChoice={t('fieldNone')}
          value={position < 0 ? null : position}
          emptyText={t('fieldNoChoices')}
          onChange={(at) => {
            const id = at === null ? undefined : choices[at]?.id;
            if (isCustom) onChange(typeof id === 'number' ? [id] : []);
            else onChange(id ?? '');
          }}
        />
      );
    }
    case 'multichoice':
    case 'checkbox':
      return (
        <Choices
          {...shared}
          choices={choices}
          value={Array.isArray(value) ? value : []}
          onChange={onChange}
        />
      );
    case 'addresses':
      return (
        <PeopleField {...shared} many people={props.people} value={String(value ?? '')} onChange={onChange} />
      );
    case 'date':
      // The helpdesk expects a date with a time.
      return (
        <TextField
          {...shared}
          kind="date"
          value={String(value ?? '').slice(0, 10)}
          onChange={(date) => onChange(date && `${date}T00:00:00+0000`)}
        />
      );
    default:
      return (
        <TextField
          {...shared}
          kind={widget === 'textarea' ? 'lines' : undefined}
          value={typeof value === 'string' ? value : ''}
          onChange={onChange}
        />
      );
  }
}

interface ChoicesProps {
  label: string;
  name: string;
  hint: string | undefined;
  required: boolean;
  problem: string | undefined;
  disabled: boolean;
  choices: TicketField['choices'];
  value: readonly number[];
  onChange(value: number[]): void;
}

/** Any number of choices, each a checkbox. */
function Choices({ label, name, hint, required, problem, disabled, choices, value, onChange }: ChoicesProps) {
  const id = useId();
  return (
    <fieldset class="field choices" aria-describedby={describedBy(id, hint, problem)}>
      <legend class="field-label">
        {label}
        {required ? <RequiredMark /> : null}
      </legend>
      {choices.map((choice) => (
        <CheckboxField
          key={choice.id}
          label={choice.title}
          name={name}
          invalid={problem !== undefined}
          checked={value.includes(Number(choice.id))}
          disabled={disabled}
          onChange={(checked) => {
            const others = value.filter((one) => one !== choice.id);
            onChange(checked ? [...others, Number(choice.id)] : others);
          }}
        />
      ))}
      <FieldProblem id={id} problem={problem} />
      {hint ? (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </fieldset>
  );
}
