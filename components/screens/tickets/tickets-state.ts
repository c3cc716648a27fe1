import { canDiscard } from '../../../utils/captures/can-discard.ts';
import type { Capture, Target } from '../../../utils/captures/capture.ts';
import { targetOf } from '../../../utils/captures/existing-ticket.ts';
import { t } from '../../../utils/i18n.ts';
import { type OuterActionKind, problemOf } from '../../../utils/problems/problem-of.ts';
import { waitingSentenceOf } from '../../../utils/problems/waiting-of.ts';

/** The groups of the waiting list, in their order: what needs the person, what goes out by itself, what is not sent yet. */
export type TicketGroup = 'needs-you' | 'sending' | 'drafts';

/** Returns the group of a capture that is not sent. */
export function groupOf({ stage }: Pick<Capture, 'stage'>): TicketGroup {
  if (stage.name === 'draft') return 'drafts';
  return stage.name === 'blocked' ? 'needs-you' : 'sending';
}

/** The state of a waiting ticket in words, and the actions that the list offers for it. */
export interface TicketState {
  tone: 'busy' | 'quiet' | 'attention';
  sentence: string;
  /** An action besides the buttons that every row has. Null if there is none. */
  action: { kind: RowActionKind; label: string } | null;
  /** Why the ticket can be neither edited nor discarded now. Null if it can. */
  fixed: string | null;
  /** Null for a draft, which was never tried. */
  canRetry: boolean | null;
  /** The action that helps the ticket on. Null if nothing does, or if it is being sent. */
  main: 'action' | 'retry' | 'edit' | null;
}

/** `rebind` sends the ticket to the connected helpdesk instead of its own. */
export type RowActionKind = Extract<OuterActionKind, 'connect' | 'open-options' | 'allow-access'> | 'rebind';

/** Returns the state of a waiting ticket. `connectedHost` is where tickets go now; null if nothing is connected. */
export function ticketStateOf(capture: Capture, connectedHost: string | null): TicketState {
  const { stage } = capture;
  const target = targetOf(capture);
  const isSending = stage.name === 'uploading' || stage.name === 'creating';
  const fixed = canDiscard(capture)
    ? null
    : t(isSending ? 'fixedWhileSending' : target ? 'fixedAddInDoubt' : 'fixedInDoubt');
  const base = { action: null, fixed, canRetry: !isSending, main: isSending ? null : 'retry' } as const;
  switch (stage.name) {
    case 'draft':
      return { ...base, tone: 'quiet', sentence: t('stateDraft'), canRetry: null, main: 'edit' };
    case 'uploading':
      return { ...base, tone: 'busy', sentence: t('stateUploading') };
    case 'creating':
      return { ...base, tone: 'busy', sentence: t(target ? 'addingToTicket' : 'creatingTicket') };
    case 'waiting':
      return { ...base, tone: 'quiet', sentence: waitingSentenceOf(stage.error, stage.retryAt) };
    case 'blocked':
      return { ...base, tone: 'attention', ...blockedState(stage.error, connectedHost, target) };
    default:
      return { ...base, tone: 'quiet', sentence: t('stateQueued') };
  }
}

function blockedState(
  error: Extract<Capture['stage'], { name: 'blocked' }>['error'],
  connectedHost: string | null,
  target: Target | null,
): Pick<TicketState, 'sentence' | 'action' | 'main'> {
  if (error.code === 'other-helpdesk') {
    if (connectedHost === null)
      return { sentence: t('stateOtherHelpdeskNone', error.host), action: null, main: null };
    return {
      sentence:
        target === null
          ? t('stateOtherHelpdesk', error.host, connectedHost)
          : t('stateOtherTicket', target.id, error.host, connectedHost),
      action: { kind: 'rebind', label: t('sendToHost', connectedHost) },
      main: 'action',
    };
  }
  const { sentence, action } = problemOf(error);
  switch (action?.kind) {
    case 'connect':
    case 'open-options':
    case 'allow-access':
      return { sentence, action: { kind: action.kind, label: action.label }, main: 'action' };
    case 'retry':
      return { sentence: `${sentence} ${t('thenTryAgain')}`, action: null, main: 'retry' };
    default:
      return { sentence: `${sentence} ${t('thenEdit')}`, action: null, main: 'edit' };
  }
}
