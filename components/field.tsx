import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

/** The ids a control refers to, so that its hint and its problem are read with it. */
export function describedBy(id: string, hint: unknown, problem: unknown): string | undefined {
  const ids = [problem ? `${id}-problem` : '', hint ? `${id}-hint` : ''].filter((part) => part !== '');
  return ids.length === 0 ? undefined : ids.join(' ');
}

interface FieldProps {
  /** The control's id. */
  id: string;
  label: string;
  hint?: ComponentChildren;
  problem?: string | undefined;
  children: ComponentChildren;
}

/** A control under its name, with its hint and its problem. */
export function Field({ id, label, hint, problem, children }: FieldProps) {
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      {children}
      {problem ? (
        <p class="field-problem" id={`${id}-problem`}>
          <Icon name="warning" />
          <span>{problem}</span>
        </p>
      ) : null}
      {hint ? (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
