import * as z from 'zod/mini';

const idOrNone = z.optional(z.nullable(z.number()));

/**
 * The values of an existing ticket that can be changed, by the helpdesk's names. Ids are the helpdesk's; null
 * means none. An absent value is not known, or is not changed.
 */
export const TicketValues = z.object({
  agent: idOrNone,
  agent_team: idOrNone,
  department: idOrNone,
  priority: idOrNone,
  status: z.optional(z.string()),
});
export type TicketValues = z.infer<typeof TicketValues>;
export type TicketValueKey = keyof TicketValues;

/** In the order in which a screen shows them. */
export const ticketValueKeys = Object.keys(TicketValues.def.shape) as TicketValueKey[];

/** Returns the values that are changed: those of `to` that `was` does not have. */
export function changedValues(was: TicketValues, to: TicketValues): TicketValues {
  return pick(to, (key) => to[key] !== was[key]);
}

/**
 * Compares an update with the ticket as it is now. `unsent` is what the ticket does not have yet. `conflicts` are the
 * present values that somebody else has changed since the person saw them as `was`.
 */
export function compareValues(
  was: TicketValues,
  to: TicketValues,
  now: TicketValues,
): { unsent: TicketValues; conflicts: TicketValues } {
  const unsent = pick(to, (key) => to[key] !== now[key]);
  const conflicts = pick(
    now,
    (key) => unsent[key] !== undefined && was[key] !== undefined && now[key] !== was[key],
  );
  return { unsent, conflicts };
}

function pick(values: TicketValues, isWanted: (key: TicketValueKey) => boolean): TicketValues {
  return Object.fromEntries(
    Object.entries(values).filter(([key, value]) => value !== undefined && isWanted(key as TicketValueKey)),
  );
}
