import { canDiscard } from '../utils/captures/can-discard.ts';
import type { Capture, Target } from '../utils/captures/capture.ts';
import { targetOf } from '../utils/captures/existing-ticket.ts';
import { t } from '../utils/i18n.ts';
import { type OuterActionKind, problemOf } from '../utils/problems/problem-of.ts';
import { waitingSentenceOf } from '../utils/problems/waiting-of.ts';

/** How a waiting ticket stands, in words, and what can be done about it from the list. */
export interface TicketState {
  tone: 'busy' | 'quiet' | 'attention';
  sentence: string;
  /** What mends it besides the buttons every row has. */
  action: { kind: RowActionKind; label: string } | null;
  /** Why it can be neither edited nor discarded at this moment; null where it can. */
  fixed: string | null;
  /** Null for a draft, which was never tried. */
  canRetry: boolean | null;
}

/** `rebind` sends it to the connected helpdesk instead of its own. */
export type RowActionKind = Extract<OuterActionKind, 'connect' | 'open-options' | 'allow-access'> | 'rebind';

/** `connectedHost`: where tickets go now; null while nothing is connected. */
export function ticketStateOf(capture: Capture, connectedHost: string | null): TicketState {
  const { stage } = capture;
  const target = targetOf(capture);
  const isSending = stage.name === 'uploading' || stage.name === 'creating';
  const fixed = canDiscard(capture)
    ? null
    : t(isSending ? 'fixedWhileSending' : target ? 'fixedAddInDoubt' : 'fixedInDoubt');
  const base = { action: null, fixed, canRetry: !isSending };
  switch (stage.name) {
    case 'draft':
      return { ...base, tone: 'quiet', sentence: t('stateDraft'), canRetry: null };
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
): Pick<TicketState, 'sentence' | 'action'> {
  if (error.code === 'other-helpdesk') {
    if (connectedHost === null) return { sentence: t('stateOtherHelpdeskNone', error.host), action: null };
    return {
      sentence:
        target === null
          ? t('stateOtherHelpdesk', error.host, connectedHost)
          : t('stateOtherTicket', target.id, error.host, connectedHost),
      action: { kind: 'rebind', label: t('sendToHost', connectedHost) },
    };
  }
  const { sentence, action } = problemOf(error);
  switch (action?.kind) {
    case 'connect':
    case 'open-options':
    case 'allow-access':
      return { sentence, action: { kind: action.kind, label: action.label } };
    case 'retry':
      return { sentence: `${sentence} ${t('thenTryAgain')}`, action: null };
    default:
      return { sentence: `${sentence} ${t('thenEdit')}`, action: null };
  }
}
