import type { ComponentChildren, RefObject } from 'preact';

/** What the fields of the connect form get. The hint's id is the field's id with `-hint`. */
export interface ConnectFieldProps {
  id: string;
  inputRef: RefObject<HTMLInputElement | null>;
  value: string;
  readOnly: boolean;
  invalid: boolean;
  describedBy: string;
  problem: ComponentChildren;
  onInput(value: string): void;
  onKeyDown(event: KeyboardEvent): void;
}
