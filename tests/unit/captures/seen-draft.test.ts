import { expect, test } from 'vitest';
import { showOnce } from '../../../utils/captures/seen-draft.ts';
import { newFollowUp } from '../../../utils/captures/start-follow-up.ts';
import { makeCapture, noon } from '../make-capture.ts';

const draft = () => makeCapture({ touched: true, updatedAt: noon });

test('a draft elsewhere is shown once', async () => {
  const one = draft();
  expect(await showOnce(one)).toBe(one);
  expect(await showOnce(one)).toBeNull();
  expect(await showOnce(one)).toBeNull();
});

test('it is shown again after it was changed', async () => {
  const one = draft();
  await showOnce(one);
  const changed = { ...one, updatedAt: noon + 1 };
  expect(await showOnce(changed)).toBe(changed);
});

test('another draft is shown too', async () => {
  await showOnce(draft());
  const other = draft();
  expect(await showOnce(other)).toBe(other);
});

test('a follow-up is shown until it is sent or given up', async () => {
  const ticket = { helpdesk: 'https://desk.example', id: 1, ref: 'A-1', subject: 'One' };
  const followUp = newFollowUp(ticket, 'ana@shop.example', noon);
  expect(await showOnce(followUp)).toBe(followUp);
  expect(await showOnce(followUp)).toBe(followUp);
});

test('without a draft there is nothing to show', async () => {
  expect(await showOnce(null)).toBeNull();
});
