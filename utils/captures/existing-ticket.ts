import type { Capture, Target, TicketForm } from './capture.ts';

/** The ticket that a form's capture is added to at that helpdesk (base URL); null where it makes one of its own there. */
export function targetAt(
  form: Pick<TicketForm, 'addTo'> | undefined,
  helpdesk: string | null | undefined,
): Target | null {
  return form?.addTo != null && form.addTo.helpdesk === helpdesk ? form.addTo : null;
}

/** The ticket that a capture in the outbox is added to. */
export function targetOf({ form, delivery }: Pick<Capture, 'form' | 'delivery'>): Target | null {
  return targetAt(form, delivery.helpdesk);
}

/** The subject of the ticket that is made, or added to; a draft is bound to no helpdesk yet. */
export function ticketSubjectOf({ form, delivery }: Pick<Capture, 'form' | 'delivery'>): string {
  const addTo = delivery.helpdesk === null ? form.addTo : targetOf({ form, delivery });
  return addTo?.subject ?? form.subject;
}
