import { expect, test } from 'vitest';
import { replyIn } from '../../../utils/deskpro/reply-in.ts';

const message = (text: string, seconds: number, is_agent_note: number | boolean = 0) => ({
  message: text,
  date_created: `2026-11-23T12:00:${String(seconds).padStart(2, '0')}+0000`,
  is_agent_note,
});
const at = (seconds: number) => Date.UTC(2026, 10, 23, 12, 0, seconds);

test('the reply of that time is read, and the last one if none is', () => {
  const messages = [message('first', 0), message('one', 10), message('two', 20)];
  expect(replyIn(messages, at(10))).toBe('one');
  expect(replyIn(messages, at(20))).toBe('two');
  expect(replyIn(messages, at(59))).toBe('two');
});

test('a note is never read, and neither is what the ticket began with', () => {
  expect(
    replyIn([message('first', 0), message('note', 10, 1), message('note', 20, true)], at(10)),
  ).toBeNull();
  expect(replyIn([message('first', 0)], at(0))).toBeNull();
  expect(replyIn([], at(0))).toBeNull();
});
