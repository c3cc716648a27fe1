/** New values for a ticket, by the helpdesk's names; null takes a value away. */
export interface TicketPatch {
  agent?: number | null | undefined;
  agent_team?: number | null | undefined;
  department?: number | null | undefined;
  priority?: number | null | undefined;
  status?: string | undefined;
}
