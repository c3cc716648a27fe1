import { type AppError, foreignStatus } from '../errors.ts';

/**
 * Returns `ticket-closed` if a request about an existing ticket failed because the ticket is gone or the key has no
 * right to it. Returns any other error as it is.
 */
export function closedOr(error: AppError, host: string, ticketId: number): AppError {
  const isClosed = error.code === 'not-found' || error.code === 'forbidden';
  if (!isClosed || foreignStatus(error) !== undefined) return error;
  return { code: 'ticket-closed', host, ticketId, gone: error.code === 'not-found' };
}
