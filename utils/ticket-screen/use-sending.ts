import { useMemo, useRef, useState } from 'preact/hooks';
import type { Phase } from '../../components/ticket/ticket-props.ts';
import type { Capture, CaptureId, Receipt } from '../captures/capture.ts';
import { targetAt } from '../captures/existing-ticket.ts';
import type { Preferences } from '../captures/preferences.ts';
import { rememberRequester } from '../captures/recent-requesters.ts';
import { phaseOf } from './phase-of.ts';
import { requestCreate } from './request-create.ts';
import { useBurnAhead } from './use-burn-ahead.ts';
import type { CaptureRow } from './use-capture-row.ts';
import { type Copying, useCopiedLink } from './use-copied-link.ts';
import type { Outcome } from './use-outcome.ts';

/** A delay that a person does not notice (Nielsen, Usability Engineering, 5.5). */
const slowWriteMs = 100;

interface Sending {
  phase: Phase;
  copying: Copying;
  /** Whether `send` is at work. */
  isSending(): boolean;
  /** Sends a capture to a helpdesk, by base URL. `fieldKeys` returns the keys of the form's further fields. */
  send(capture: Capture, helpdesk: string, fieldKeys: () => string[]): Promise<void>;
}

/** Returns what sends a capture, which waits for `settled` first, and the phase that the screen shows. */
export function useSending(
  captureId: CaptureId | null,
  { capture: shown, unstored }: CaptureRow,
  settled: () => Promise<unknown>,
  settle: Outcome['settle'],
  preferences: Preferences | null | undefined,
): Sending {
  const isUnderWay = useRef(false);
  const { onSent, ...copying } = useCopiedLink(preferences);
  const [sending, setSending] = useState(false);
  /** The background's answer, which arrives before the row is read again. */
  const [sent, setSent] = useState<{ id: CaptureId; receipt: Receipt } | null>(null);
  const stage = shown?.stage;
  const receipt = sent?.id === captureId ? sent.receipt : null;
  useBurnAhead(shown);
  const phase = useMemo(() => phaseOf(stage, receipt, sending), [stage, receipt, sending]);

  const send: Sending['send'] = async ({ id, form }, helpdesk, fieldKeys) => {
    isUnderWay.current = true;
    // Rendering the form would delay the request, so `sending` is set before it only if the wait is long.
    const slow = setTimeout(() => setSending(true), slowWriteMs);
    await settled();
    const delivered = requestCreate({ id, helpdesk, change: unstored(), fields: fieldKeys() });
    if (targetAt(form, helpdesk) === null) void rememberRequester(form.requester.trim());
    setSending(true);
    const outcome = await delivered;
    settle(outcome);
    if (outcome.ok) {
      setSent({ id, receipt: outcome.value });
      onSent(outcome.value);
    }
    clearTimeout(slow);
    setSending(false);
    isUnderWay.current = false;
  };
  return { phase, copying, isSending: () => isUnderWay.current, send };
}
