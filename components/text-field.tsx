import { useId } from 'preact/hooks';
import { describedBy, Field } from './field.tsx';

interface TextFieldProps {
  label: string;
  name: string;
  value: string;
  hint?: string | undefined;
  problem?: string | undefined;
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
  onChange(value: string): void;
  onLeave?(): void;
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { label, name, value, hint, problem } = props;
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} problem={problem}>
      <input
        id={id}
        name={name}
        class="input"
        type="text"
        autocomplete="off"
        dir={value === '' ? undefined : 'auto'}
        value={value}
        placeholder={props.placeholder}
        disabled={props.disabled}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(id, hint, problem)}
        onInput={(event) => props.onChange(event.currentTarget.value)}
        onBlur={props.onLeave}
      />
    </Field>
  );
}
