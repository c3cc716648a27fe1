import { expect, test, vi } from 'vitest';
import { ticketStateOf } from '../../../components/screens/tickets/tickets-state.ts';
import { targetAt, ticketSubjectOf } from '../../../utils/captures/existing-ticket.ts';
import { captureOf, rowOf } from '../../../utils/captures/stored-row.ts';
import { wordsOf } from '../../../utils/captures/words.ts';
import { makeCapture } from '../make-capture.ts';

vi.mock('../../../utils/i18n.ts', () => import('../../gallery/fake-i18n.ts'));

const desk = 'https://desk.example.com';
const addTo = { helpdesk: desk, id: 12, ref: 'SDST', subject: 'Theirs', isReply: false };
const bound = (helpdesk: string) => ({ helpdesk, failures: 0, createInDoubt: null });

test('a ticket to add to is one at its own helpdesk alone', () => {
  expect(targetAt({ addTo }, desk)).toBe(addTo);
  for (const other of ['https://other.example', null, undefined])
    expect(targetAt({ addTo }, other)).toBeNull();
});

test('a row from before there were tickets to add to makes a ticket of its own', () => {
  const row = rowOf(makeCapture());
  const { addTo: _addTo, ...form } = row.form;
  expect(captureOf({ ...row, form })?.form.addTo).toBeNull();
});

test('what is added goes by the subject of the ticket it is added to, and is found by it', () => {
  const capture = makeCapture({ form: { addTo }, delivery: bound(desk) });
  expect(ticketSubjectOf(capture)).toBe('Theirs');
  expect(wordsOf(capture)).toContain('theirs');
  expect(ticketSubjectOf({ ...capture, delivery: bound('https://other.example') })).toBe(
    'The total is wrong',
  );
});

test('the tickets page says of what is added that it is added, and to which ticket', () => {
  const at = { name: 'creating', at: 1 } as const;
  const capture = makeCapture({ form: { addTo }, delivery: bound(desk), stage: at });
  expect(ticketStateOf(capture, null).sentence).toBe('Adding to ticket…');
  const doubt = { ...bound(desk), createInDoubt: { sentAt: 1, addTo } };
  const error = { code: 'outcome-unknown', host: 'desk.example.com', ticketId: 12 } as const;
  const waiting = { name: 'waiting', at: 1, error, retryAt: 2 } as const;
  const state = ticketStateOf({ ...capture, delivery: doubt, stage: waiting }, null);
  expect([state.sentence, state.fixed]).toEqual([
    expect.stringContaining('this reached ticket #12'),
    expect.stringContaining('may already be in the ticket'),
  ]);
  const elsewhere = {
    name: 'blocked',
    at: 1,
    error: { code: 'other-helpdesk', host: 'desk.example.com' },
  } as const;
  expect(ticketStateOf({ ...capture, stage: elsewhere }, 'b.example').sentence).toBe(
    'This was to be added to ticket #12 at desk.example.com. Connect to it again, or make a ticket of it at b.example.',
  );
});
