import { useId } from 'preact/hooks';
import { describedBy, Field } from './field.tsx';
import { memo } from './memo.ts';

interface TextFieldProps {
  label: string;
  name: string;
  value: string;
  /** Absent means one line of text. */
  kind?: 'lines' | 'date' | undefined;
  required?: boolean | undefined;
  hint?: string | undefined;
  problem?: string | undefined;
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
  onChange(value: string): void;
  onLeave?(): void;
}

/** Text of one line or several, or a date. */
export const TextField = memo(function TextField(props: TextFieldProps) {
  const { label, name, value, required, hint, problem } = props;
  const id = useId();
  const shared = {
    id,
    name,
    class: 'input',
    dir: value === '' ? undefined : ('auto' as const),
    value,
    placeholder: props.placeholder,
    disabled: props.disabled,
    'aria-required': required,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': describedBy(id, hint, problem),
    onInput: (event: { currentTarget: { value: string } }) => props.onChange(event.currentTarget.value),
    onBlur: props.onLeave,
  };
  return (
    <Field id={id} label={label} required={required} hint={hint} problem={problem}>
      {props.kind === 'lines' ? (
        <textarea rows={2} {...shared} />
      ) : props.kind === 'date' ? (
        <input type="date" {...shared} />
      ) : (
        <input type="text" autocomplete="off" {...shared} />
      )}
    </Field>
  );
});
