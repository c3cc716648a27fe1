import type { ComponentChildren, ComponentProps, RefObject } from 'preact';

/** The props of the address field and the key field. */
export interface ConnectFieldProps {
  id: string;
  inputRef: RefObject<HTMLInputElement | null>;
  value: string;
  readOnly: boolean;
  invalid: boolean;
  describedBy: string;
  problem: ComponentChildren;
  /** A control in the input's row; absent if the input stands alone. */
  beside?: ComponentChildren;
  onInput(value: string): void;
  onKeyDown(event: KeyboardEvent): void;
}

interface Parts extends ConnectFieldProps {
  label: string;
  /** The hint has the id `ID-hint`. */
  hint: string;
  input: ComponentProps<'input'>;
}

/** A field of the connect form: an input for something that is copied from elsewhere, with its problem and hint. */
export function ConnectField(props: Parts) {
  const { id, label, hint, input, beside, inputRef, value, readOnly, invalid, describedBy, problem } = props;
  const control = (
    <input
      ref={inputRef}
      id={id}
      class="input connect-input"
      autocomplete="off"
      autocapitalize="none"
      spellcheck={false}
      value={value}
      readOnly={readOnly}
      aria-invalid={invalid ? true : undefined}
      aria-describedby={describedBy}
      onInput={(event) => props.onInput(event.currentTarget.value)}
      onKeyDown={props.onKeyDown}
      {...input}
    />
  );
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      {beside === undefined ? (
        control
      ) : (
        <div class="key-row">
          {control}
          {beside}
        </div>
      )}
      {problem}
      <p class="field-hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}
