import type * as z from 'zod/mini';
import type { MessageRow } from './schemas.ts';

/**
 * Returns the HTML of the reply that was written at a time (epoch ms), else of the last reply; null if there is none. A
 * note is no reply, and neither is the message that the ticket began with.
 */
export function replyIn(messages: readonly z.infer<typeof MessageRow>[], at: number): string | null {
  const replies = messages.slice(1).filter((message) => Number(message.is_agent_note) === 0);
  const ofThatTime = replies.findLast((message) => Date.parse(message.date_created) === at);
  return (ofThatTime ?? replies.at(-1))?.message ?? null;
}
