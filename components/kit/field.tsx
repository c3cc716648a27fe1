import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import { warningIcon } from './icons.ts';

/**
 * Returns a control's `aria-describedby`, so that its problem and its hint are read with it. Undefined if it has
 * neither.
 */
export function describedBy(id: string, hint: unknown, problem: unknown): string | undefined {
  const ids = [problem ? `${id}-problem` : '', hint ? `${id}-hint` : ''].filter((part) => part !== '');
  return ids.length === 0 ? undefined : ids.join(' ');
}

interface FieldProps {
  /** The control's id. */
  id: string;
  label: string;
  required?: boolean | undefined;
  hint?: ComponentChildren;
  problem?: string | undefined;
  children: ComponentChildren;
}

/** A control with its label above it, and its problem and hint below it. */
export function Field({ id, label, required, hint, problem, children }: FieldProps) {
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
        {required ? <RequiredMark /> : null}
      </label>
      {children}
      <FieldProblem id={id} problem={problem} />
      {hint ? (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}

/** The visible mark of a required field. For screen readers the control has `aria-required`. */
export function RequiredMark() {
  return (
    <span class="required" aria-hidden="true">
      *
    </span>
  );
}

/** The problem of a control. `describedBy` refers the control to it. */
export function FieldProblem({ id, problem }: Pick<FieldProps, 'id' | 'problem'>) {
  if (!problem) return null;
  return (
    <p class="field-problem" id={`${id}-problem`}>
      <Icon of={warningIcon} />
      <span>{problem}</span>
    </p>
  );
}
