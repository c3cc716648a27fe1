import { useCallback, useRef, useState } from 'preact/hooks';
import type { Capture, CaptureId, FoundTicket, TicketForm } from '../captures/capture.ts';
import { request } from '../messages.ts';

/** A pause in typing. */
const pauseMs = 800;
const none: readonly FoundTicket[] = [];

/**
 * Looks for tickets that may be about the same. What sets it off is the first pause in what a person types into subject or
 * message: opening the form costs no request, and who creates without having typed, or faster, never waits nor asks. Once
 * a capture; the background remembers it when the form is opened again.
 */
export function useExisting(helpdesk: string | undefined) {
  const asked = useRef<CaptureId | null>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [found, setFound] = useState<{ of: CaptureId; tickets: readonly FoundTicket[] } | null>(null);

  /** To be told of each change by the person. */
  const onTyped = useCallback((capture: Capture | null, patch: Partial<TicketForm>) => {
    if (capture === null || asked.current === capture.id || !('subject' in patch || 'message' in patch))
      return;
    clearTimeout(pause.current);
    const { id } = capture;
    const subject = patch.subject ?? capture.form.subject;
    if (subject.trim() === '' || capture.form.addTo !== null) return;
    pause.current = setTimeout(async () => {
      asked.current = id;
      const alike = await request('findAlike', { id, subject });
      if (alike.ok) setFound({ of: id, tickets: alike.value });
    }, pauseMs);
  }, []);

  /** Of no use any more once it is being sent. */
  const giveUp = useCallback(() => clearTimeout(pause.current), []);

  return {
    onTyped,
    giveUp,
    alikeOf: (capture: Capture | null) => (found?.of === capture?.id ? (found?.tickets ?? none) : none),
    onHideAlike: () => setFound(null),
    findTickets: async (query: string) => {
      const tickets = await request('findTickets', { query, helpdesk });
      return tickets.ok ? tickets.value : null;
    },
  };
}
