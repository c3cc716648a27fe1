import { describe, expect, test } from 'vitest';
import { isOpen, similarTickets, together } from '../../../utils/captures/similar-tickets.ts';

const ticket = (id: number, subject: string, status = 'awaiting_agent') => ({
  id,
  ref: `R${id}`,
  subject,
  status,
});
const idsOf = (found: { id: number }[]) => found.map(({ id }) => id);

test.each([
  ['awaiting_agent', true],
  ['awaiting_user', true],
  ['pending.5', true],
  ['resolved', false],
  ['', null],
])('a ticket whose status is “%s” is open: %s', (status, open) => {
  expect(isOpen(ticket(1, 'x', status))).toBe(open);
});

test('a ticket in two lists is there once, at its first place, with the status that one of them knows', () => {
  const [own, theirs] = [ticket(1, 'Ours', ''), ticket(1, 'Ours', 'resolved')];
  expect(together([own, ticket(2, 'b')], [theirs])).toEqual([theirs, ticket(2, 'b')]);
  expect(together([theirs], [own])).toEqual([theirs]);
});

describe('tickets that may be about the same', () => {
  test('come open ones first, then those whose status is not known, three at most', () => {
    const found = [
      ticket(1, 'Basket total wrong', 'resolved'),
      ticket(2, 'Basket total wrong', ''),
      ticket(3, 'Basket total wrong'),
      ticket(4, 'Basket total wrong', 'pending'),
    ];
    expect(idsOf(similarTickets('Basket total wrong', [], found))).toEqual([3, 4, 2]);
  });

  test.each([
    ['accents and case aside', 'Müllers Korb ist leer', 'MULLERS KORB', true],
    ['half of the telling words', 'The basket total is NaN', 'basket total', true],
    ['fewer of them', 'The basket total shows nothing at all', 'basket', false],
    ['only short words', 'It is a no', 'It is a no', false],
    ['nothing at all', '', 'Basket', false],
    ['without spaces between words', '合計が間違っている', '注文の合計が間違っている', true],
  ])('share %s: “%s” and “%s” are alike: %s', (_what, subject, other, alike) => {
    expect(similarTickets(subject, [], [ticket(1, other)])).toHaveLength(alike ? 1 : 0);
  });

  test('are those of the same page too, whatever their subject', () => {
    expect(idsOf(similarTickets('Basket', [ticket(7, 'Unlike', '')], [ticket(8, 'basket')]))).toEqual([8, 7]);
  });
});
