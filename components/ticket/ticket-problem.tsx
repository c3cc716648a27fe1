import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { AppError } from '../../utils/errors.ts';
import {
  type ActionKind,
  type ProblemContext,
  type ProblemInWords,
  problemOf,
} from '../../utils/problems/problem-of.ts';
import { Problem } from '../kit/problem.tsx';

export interface TicketProblemProps {
  problem: AppError;
  context: ProblemContext;
  /** The screen, in which the focus moves. */
  root: RefObject<HTMLElement | null>;
  /** How often the person has tried to send the ticket in vain. */
  attempts: number;
  /** False on a screen that does not show the page. Such a screen offers no action that captures. */
  canCapture: boolean;
  onAction(kind: ActionKind): void;
}

/** Says what is wrong with a ticket. If the person is asked about an unchecked picture, the focus goes to the answer. */
export function TicketProblem(props: TicketProblemProps) {
  const { problem, context, root, attempts, canCapture, onAction } = props;
  const isAsked = problem.code === 'unchecked';
  useEffect(() => {
    if (isAsked && attempts > 0) root.current?.querySelector<HTMLElement>('[role="alert"] button')?.focus();
  }, [root, isAsked, attempts]);
  const words = problemOf(problem, context);
  return (
    <Problem problem={canCapture ? words : withoutCapturing(words)} onAction={({ kind }) => onAction(kind)} />
  );
}

/** Removes an action that captures. */
function withoutCapturing(problem: ProblemInWords): ProblemInWords {
  const captures = problem.action?.kind === 'new-capture' || problem.action?.kind === 'capture-again';
  return captures ? { ...problem, action: null } : problem;
}
