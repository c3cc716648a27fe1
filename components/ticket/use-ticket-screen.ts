import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { FoundTicket, Target } from '../../utils/captures/capture.ts';
import { targetAt } from '../../utils/captures/existing-ticket.ts';
import { fieldProblemsOf } from '../../utils/problems/field-problems-of.ts';
import type { ActionKind, OuterActionKind } from '../../utils/problems/problem-of.ts';
import { loadTicketParts, SettledTicket } from './later-parts.tsx';
import type { TicketFootProps } from './ticket-foot.tsx';
import { type TicketFormProps, TicketSearch } from './ticket-form.tsx';
import type { TicketProblemProps } from './ticket-problem.tsx';
import type { TicketScreenProps } from './ticket-props.ts';
import { useSendShortcut } from './use-send-shortcut.ts';
import { focusField, focusFirstInvalid, useTicketFocus } from './use-ticket-focus.ts';

interface TicketScreen {
  root: RefObject<HTMLDivElement | null>;
  /** Null if nothing is wrong, or if the foot says it already. */
  problem: Omit<TicketProblemProps, 'canCapture'> | null;
  target: Target | null;
  /** Chooses an existing ticket to add to; null means a new ticket. */
  addTo(ticket: FoundTicket | null): void;
  form: Omit<TicketFormProps, 'onLook' | 'disabled'>;
  foot: Omit<TicketFootProps, 'waiting'>;
}

/**
 * The behaviour that popup and editor share: problems in words and at their fields, the focus, the shortcut that sends.
 * `onReview` shows the picture large.
 */
export function useTicketScreen(
  props: TicketScreenProps,
  { opensAtMessage, onReview }: { opensAtMessage: boolean; onReview(): void },
): TicketScreen {
  const { capture, connection, directory, phase, problem, fieldProblems, attempts, onAction } = props;
  const root = useRef<HTMLDivElement>(null);
  const further = useMemo(() => props.formFields.map(({ field }) => field.key), [props.formFields]);
  const problems = useMemo(
    () => ({ ...fieldProblemsOf(problem, further), ...fieldProblems }),
    [problem, fieldProblems, further],
  );
  const target = targetAt(capture?.form, connection?.baseUrl);
  useTicketFocus(root, {
    problems,
    attempts,
    isCaptured: capture !== null,
    opensAtMessage,
    isSending: phase.name === 'sending',
    hasProblem: problem !== null,
    targetId: target?.id,
  });
  useEffect(() => {
    let end: (() => void) | undefined;
    let isOver = false;
    // Nothing has the focus yet, so the form does not wait for this code.
    void import('../kit/follow-focus.ts').then(({ followFocus }) => {
      if (!isOver) end = followFocus(() => root.current);
    });
    return () => {
      isOver = true;
      end?.();
    };
  }, []);
  useSendShortcut(canCreate(props), props.onCreate);

  // The outcome's code comes last. It is there when the outcome is, which then takes the form's place without a gap.
  useEffect(() => void loadTicketParts().then(() => SettledTicket.load()), []);

  const department = directory?.departments.find(({ id }) => id === capture?.form.departmentId)?.title;
  const saidByFoot = problem?.code === 'not-connected' && connection === null;
  const addTo = (ticket: FoundTicket | null): void => {
    const helpdesk = connection?.baseUrl ?? '';
    const { id, ref, subject } = ticket ?? { id: 0, ref: '', subject: '' };
    props.onForm({ addTo: ticket && { helpdesk, id, ref, subject, isReply: false } });
  };
  const act = (kind: ActionKind): void => {
    if (kind === 'focus-field') focusFirstInvalid(root.current);
    else if (kind === 'focus-department') focusField(root.current, 'departmentId');
    else if (kind === 'focus-subject') focusField(root.current, 'subject');
    else if (kind === 'review-picture') onReview();
    else if (isOuter(kind)) onAction(kind);
  };
  const [searching, setSearching] = useState(false);
  // The button keeps the focus until the search can take it.
  const search = () => void TicketSearch.load().then(() => setSearching(true));
  const context = { department, further };
  return {
    root,
    problem:
      problem === null || saidByFoot || phase.name === 'sending'
        ? null
        : { problem, context, root, attempts, onAction: act },
    target,
    addTo,
    form: {
      ...formPropsOf(props),
      target,
      problems,
      onTicket: addTo,
      searching,
      onSearchEnd: () => setSearching(false),
    },
    foot: { ...footPropsOf(props), target, onSearch: target === null && !searching ? search : null },
  };
}

function canCreate({ capture, screenshot, phase, connection }: TicketScreenProps): boolean {
  const isConnected = connection !== null && connection !== undefined;
  return capture !== null && screenshot === null && phase.name === 'editing' && isConnected;
}

function formPropsOf(props: TicketScreenProps) {
  return {
    capture: props.capture,
    connected: props.connection !== null,
    directory: props.directory,
    directoryProblem: props.directoryProblem,
    people: props.people,
    toHide: props.toHide,
    formFields: props.formFields,
    findTickets: props.findTickets,
    readTicket: props.updates.read,
    templates: props.templates,
    siteRule: props.siteRule,
    plainOf: props.plainOf,
    onAnnotate: props.onAnnotate,
    onForm: props.onForm,
    onField: props.onField,
    onOpenOptions: () => props.onAction('open-options'),
    onReloadDirectory: props.onReloadDirectory,
  } satisfies Partial<TicketFormProps>;
}

function footPropsOf(props: TicketScreenProps) {
  return {
    capture: props.capture,
    screenshot: props.screenshot,
    connection: props.connection,
    helpdesks: props.helpdesks,
    sentNews: props.sentNews,
    onHelpdesk: props.onHelpdesk,
    phase: props.phase,
    sendShortcut: props.sendShortcut,
    onCreate: props.onCreate,
    onAction: props.onAction,
  } satisfies Partial<TicketFootProps>;
}

function isOuter(kind: ActionKind): kind is OuterActionKind {
  return kind !== 'use-address' && kind !== 'review-picture' && !kind.startsWith('focus-');
}
