import { useCallback, useRef, useState } from 'preact/hooks';
import type { Capture, CaptureId, FoundTicket, TicketForm } from '../captures/capture.ts';
import { request } from '../messages.ts';

/** How long typing must stop to be a pause. */
const pauseMs = 800;
const none: readonly FoundTicket[] = [];

/**
 * Looks for tickets that may report the same. The first pause in typing the subject or message starts the search.
 * Opening the form therefore costs no request, and a person who types nothing or creates faster causes no search. There
 * is one search per capture; the background remembers its result for when the form is opened again.
 */
export function useExisting(helpdesk: string | undefined) {
  const asked = useRef<CaptureId | null>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [found, setFound] = useState<{ of: CaptureId; tickets: readonly FoundTicket[] } | null>(null);

  /** Must be called with each change by the person. */
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

  /** Cancels the search that has not started yet: it is useless once the ticket is being sent. */
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
