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
  required?: boolean | undefined;
  hint?: ComponentChildren;
  problem?: string | undefined;
  children: ComponentChildren;
}

/** A control under its name, with its hint and its problem. */
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

/** For the eye; the control itself says it with `aria-required`. */
export function RequiredMark() {
  return (
    <span class="required" aria-hidden="true">
      *
    </span>
  );
}

/** What is wrong with a control, beside it; `describedBy` ties the two. */
export function FieldProblem({ id, problem }: Pick<FieldProps, 'id' | 'problem'>) {
  if (!problem) return null;
  return (
    <p class="field-problem" id={`${id}-problem`}>
      <Icon name="warning" />
      <span>{problem}</span>
    </p>
  );
}
