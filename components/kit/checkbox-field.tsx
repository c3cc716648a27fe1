import { useId } from 'preact/hooks';
import { describedBy, FieldProblem, RequiredMark } from './field.tsx';

interface CheckboxFieldProps {
  label: string;
  name?: string;
  hint?: string | undefined;
  required?: boolean | undefined;
  problem?: string | undefined;
  /** The checkbox belongs to a group that has a problem. The group shows the problem. */
  invalid?: boolean;
  disabled?: boolean | undefined;
  checked: boolean;
  onChange(checked: boolean): void;
}

export function CheckboxField(props: CheckboxFieldProps) {
  const { label, name, hint, required, problem, disabled, checked } = props;
  const id = useId();
  return (
    <div class="checkbox">
      <input
        id={id}
        name={name}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-required={required}
        aria-invalid={problem || props.invalid ? true : undefined}
        aria-describedby={describedBy(id, hint, problem)}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <div>
        <label for={id}>
          {label}
          {required ? <RequiredMark /> : null}
        </label>
        <FieldProblem id={id} problem={problem} />
        {hint ? (
          <p class="field-hint" id={`${id}-hint`}>
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  );
}
