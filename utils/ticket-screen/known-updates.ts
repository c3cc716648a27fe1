import type { KnownUpdate, TicketNow } from '../../components/ticket/ticket-props.ts';
import { listUpdates } from '../captures/update-store.ts';
import type { Directory } from '../deskpro/directory.ts';
import type { AppResult } from '../errors.ts';
import { readHelpdesks } from '../helpdesks.ts';
import { request } from '../messages.ts';
import { ok } from '../result.ts';

/** Returns the changes of tickets, the oldest first. None if the browser's storage cannot be read. */
export async function listKnownUpdates(): Promise<KnownUpdate[]> {
  const updates = await listUpdates().catch(() => []);
  if (updates.length === 0) return [];
  const directoryOf = await readDirectories();
  return updates.map((update) => ({ update, directory: directoryOf(update.helpdesk) }));
}

/** Reads a ticket of a helpdesk (base URL) as it is now. */
export async function readTicketNow(helpdesk: string, id: number): Promise<AppResult<TicketNow>> {
  const values = await request('readTicket', { helpdesk, id });
  if (!values.ok) return values;
  const directoryOf = await readDirectories();
  return ok({ values: values.value, directory: directoryOf(helpdesk) });
}

async function readDirectories(): Promise<(helpdesk: string) => Directory | null> {
  const helpdesks = await readHelpdesks();
  return (helpdesk) => helpdesks.find(({ connection }) => connection.baseUrl === helpdesk)?.directory ?? null;
}
