import type { Receipt } from '../captures/capture.ts';
import type { AppResult } from '../errors.ts';
import { request } from '../messages.ts';
import type { RequestData } from '../request-schemas.ts';

/**
 * Asks the background to make a ticket. A stopped worker gives no answer and may have done nothing, so it is asked once
 * more: asking twice makes one ticket.
 */
export async function requestCreate(wanted: RequestData<'create'>): Promise<AppResult<Receipt>> {
  const answer = await request('create', wanted);
  return answer.ok || answer.error.code !== 'unexpected' ? answer : request('create', wanted);
}
