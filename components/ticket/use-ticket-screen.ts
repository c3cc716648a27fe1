import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { FoundTicket, Target } from '../../utils/captures/capture.ts';
import { targetAt } from '../../utils/captures/existing-ticket.ts';
import type { FormField } from '../../utils/problems/field-problems-of.ts';
import { fieldProblemsOf } from '../../utils/problems/field-problems-of.ts';
import {
  type ActionKind,
  type OuterActionKind,
  type ProblemInWords,
  problemOf,
} from '../../utils/problems/problem-of.ts';
import { Receipt, WaitingNotice } from './settled-ticket.tsx';
import type { TicketFootProps } from './ticket-foot.tsx';
import type { TicketFormProps } from './ticket-form.tsx';
import type { TicketScreenProps } from './ticket-props.ts';

interface TicketScreen {
  root: RefObject<HTMLDivElement | null>;
  /** Null if nothing is wrong, or if the foot says it already. */
  problem: ProblemInWords | null;
  target: Target | null;
  /** Chooses an existing ticket to add to; null means a new ticket. */
  addTo(ticket: FoundTicket | null): void;
  act(kind: ActionKind): void;
  form: Omit<TicketFormProps, 'offersPageText' | 'disabled'>;
  foot: Omit<TicketFootProps, 'waiting'>;
}

/** Returns the base URL of the helpdesk that the capture's ticket is at. */
export function helpdeskOf({
  capture,
  connection,
}: Pick<TicketScreenProps, 'capture' | 'connection'>): string {
  return capture?.delivery.helpdesk ?? connection?.baseUrl ?? '';
}

/**
 * The behaviour that popup and editor share: problems in words and at their fields, the focus, the shortcut that sends.
 */
export function useTicketScreen(props: TicketScreenProps): TicketScreen {
  const {
    capture,
    connection,
    directory,
    phase,
    problem,
    fieldProblems,
    attempts,
    screenshot,
    onCreate,
    onAction,
  } = props;
  const root = useRef<HTMLDivElement>(null);
  const further = useMemo(() => props.formFields.map(({ field }) => field.key), [props.formFields]);
  const problems = useMemo(
    () => ({ ...fieldProblemsOf(problem, further), ...fieldProblems }),
    [problem, fieldProblems, further],
  );
  const target = targetAt(capture?.form, connection?.baseUrl);
  const captured = capture !== null;
  const canCreate =
    captured &&
    screenshot === null &&
    phase.name === 'editing' &&
    connection !== null &&
    connection !== undefined;

  // When a field becomes invalid, the focus moves to the first invalid field. Correcting one of several fields does not
  // move the focus.
  const known = useRef({ attempts: 0, fields: new Set<string>() });
  useEffect(() => {
    const before = known.current.attempts === attempts ? known.current.fields : new Set<string>();
    const fields = new Set(Object.keys(problems));
    known.current = { attempts, fields };
    if ([...fields].some((field) => !before.has(field))) focusFirstInvalid(root.current);
  }, [problems, attempts]);

  const department = directory?.departments.find(({ id }) => id === capture?.form.departmentId)?.title;
  const saidByFoot = problem?.code === 'not-connected' && connection === null;
  const words = problem === null || saidByFoot ? null : problemOf(problem, { department, further });
  const isAsked = problem?.code === 'unchecked';
  useEffect(() => {
    if (isAsked && attempts > 0) root.current?.querySelector<HTMLElement>('[role="alert"] button')?.focus();
  }, [isAsked, attempts]);

  // The outcome then takes the form's place without a gap.
  const isLeaving = phase.name === 'sending';
  useEffect(() => {
    if (isLeaving) void Promise.all([Receipt.load(), WaitingNotice.load()]);
  }, [isLeaving]);

  // The focus goes to the message, because only the person knows what to write there; the other fields are already
  // filled in. This also applies after a ticket was chosen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when a ticket is chosen, because that removes the focused control
  useEffect(() => {
    if (captured && document.activeElement === document.body) focusField(root.current, 'message');
  }, [captured, target?.id]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return;
      event.preventDefault();
      if (canCreate) onCreate();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [canCreate, onCreate]);

  const addTo = (ticket: FoundTicket | null): void => {
    const helpdesk = connection?.baseUrl ?? '';
    const { id, ref, subject } = ticket ?? { id: 0, ref: '', subject: '' };
    props.onForm({ addTo: ticket && { helpdesk, id, ref, subject, isReply: false } });
  };
  return {
    root,
    problem: words,
    target,
    addTo,
    form: {
      capture,
      connected: connection !== null,
      directory,
      directoryProblem: props.directoryProblem,
      people: props.people,
      toHide: props.toHide,
      formFields: props.formFields,
      target,
      findTickets: props.findTickets,
      readTicket: props.updates.read,
      onTicket: addTo,
      templates: props.templates,
      siteRule: props.siteRule,
      plainOf: props.plainOf,
      problems,
      pageTextBusy: props.pageTextBusy,
      onForm: props.onForm,
      onField: props.onField,
      onAddPageText: props.onAddPageText,
      onReloadDirectory: props.onReloadDirectory,
    },
    foot: {
      target,
      capture,
      screenshot,
      connection,
      helpdesks: props.helpdesks,
      onHelpdesk: props.onHelpdesk,
      phase,
      sendShortcut: props.sendShortcut,
      onCreate,
      onAction,
    },
    act: (kind) => {
      if (kind === 'focus-field') focusFirstInvalid(root.current);
      else if (kind === 'focus-department') focusField(root.current, 'departmentId');
      else if (kind === 'focus-subject') focusField(root.current, 'subject');
      else if (isOuter(kind)) onAction(kind);
    },
  };
}

function isOuter(kind: ActionKind): kind is OuterActionKind {
  return kind !== 'use-address' && !kind.startsWith('focus-');
}

function focusFirstInvalid(root: HTMLElement | null): void {
  root?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}

function focusField(root: HTMLElement | null, field: FormField): void {
  root?.querySelector<HTMLElement>(`[name="${field}"]`)?.focus();
}
