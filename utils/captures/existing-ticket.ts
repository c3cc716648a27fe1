import type { Capture, Target, TicketForm } from './capture.ts';

/** Returns the existing ticket that a form adds to at a helpdesk (base URL); null if it makes a new ticket there. */
export function targetAt(
  form: Pick<TicketForm, 'addTo'> | undefined,
  helpdesk: string | null | undefined,
): Target | null {
  return form?.addTo != null && form.addTo.helpdesk === helpdesk ? form.addTo : null;
}

/** Returns the existing ticket that a capture in the outbox is added to; null if it makes a new ticket. */
export function targetOf({ form, delivery }: Pick<Capture, 'form' | 'delivery'>): Target | null {
  return targetAt(form, delivery.helpdesk);
}

/**
 * Returns the subject of the new or the existing ticket. A draft is not bound to a helpdesk yet, so its `addTo` counts.
 */
export function ticketSubjectOf({ form, delivery }: Pick<Capture, 'form' | 'delivery'>): string {
  const addTo = delivery.helpdesk === null ? form.addTo : targetOf({ form, delivery });
  return addTo?.subject ?? form.subject;
}
