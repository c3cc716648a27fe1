import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { FieldProblems, FormField } from '../../utils/problems/field-problems-of.ts';

interface TicketFocus {
  problems: FieldProblems;
  attempts: number;
  isCaptured: boolean;
  isSending: boolean;
  hasProblem: boolean;
  /** False if another part of the screen takes the focus when the screen opens. */
  opensAtMessage: boolean;
  /** The number of the existing ticket to add to; undefined if there is none. */
  targetId: number | undefined;
}

/** Moves the focus to the part of a ticket screen that needs the person next. */
export function useTicketFocus(
  root: RefObject<HTMLElement | null>,
  { problems, attempts, isCaptured, isSending, hasProblem, opensAtMessage, targetId }: TicketFocus,
): void {
  // When a field becomes invalid, the focus moves to the first invalid field. Correcting one of several fields does not
  // move the focus.
  const known = useRef({ attempts: 0, fields: new Set<string>() });
  useEffect(() => {
    const before = known.current.attempts === attempts ? known.current.fields : new Set<string>();
    const fields = new Set(Object.keys(problems));
    known.current = { attempts, fields };
    if ([...fields].some((field) => !before.has(field))) focusFirstInvalid(root.current);
  }, [root, problems, attempts]);

  // The button that sends has the focus while it is busy. If the ticket was not sent, the answer to why has it.
  const wasSending = useRef(false);
  useEffect(() => {
    const failed = wasSending.current && !isSending && hasProblem;
    wasSending.current = isSending;
    if (isSending && isFocusLost())
      root.current?.querySelector<HTMLElement>('.foot .button-primary')?.focus();
    if (failed && root.current?.querySelector('[aria-invalid="true"]') === null)
      root.current.querySelector<HTMLElement>('[role="alert"] button')?.focus();
  }, [root, isSending, hasProblem]);

  // The focus goes to the message, because only the person knows what to write there; the other fields are already
  // filled in. This also applies after a ticket was chosen.
  const isOpened = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when a ticket is chosen, because that removes the focused control
  useEffect(() => {
    if (!isCaptured) return;
    const isOther = !isOpened.current && !opensAtMessage;
    isOpened.current = true;
    if (!isOther && document.activeElement === document.body) focusField(root.current, 'message');
  }, [root, isCaptured, targetId]);
}

function isFocusLost(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement.matches(':disabled');
}

export function focusFirstInvalid(root: HTMLElement | null): void {
  root?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}

export function focusField(root: HTMLElement | null, field: FormField): void {
  root?.querySelector<HTMLElement>(`[name="${field}"]`)?.focus();
}
