import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedValues, compareValues, type TicketValues } from '../../../utils/captures/ticket-values.ts';

const id = fc.option(fc.integer({ min: 1, max: 4 }));
const status = fc.constantFrom('awaiting_agent', 'awaiting_user', 'pending', 'resolved');
const some = fc.record(
  { agent: id, agent_team: id, department: id, priority: id, status },
  { requiredKeys: [] },
) as fc.Arbitrary<TicketValues>;
const entriesOf = (values: TicketValues) =>
  Object.entries(values) as [keyof TicketValues, string | number | null][];

describe('what is sent of a change', () => {
  test('is what the ticket does not have yet, and only what the person changed', () => {
    fc.assert(
      fc.property(some, some, some, (was, to, now) => {
        const { unsent } = compareValues(was, to, now);
        for (const [key, value] of entriesOf(unsent)) {
          expect(to[key]).toBe(value);
          expect(now[key]).not.toBe(value);
        }
        for (const [key, value] of entriesOf(to))
          if (now[key] !== value) expect(unsent).toHaveProperty(key, value);
      }),
    );
  });

  test('overwrites no value that somebody else has set since', () => {
    fc.assert(
      fc.property(some, some, some, (was, to, now) => {
        const { unsent, conflicts } = compareValues(was, to, now);
        for (const key of Object.keys(unsent) as (keyof TicketValues)[]) {
          const isForeign = was[key] !== undefined && now[key] !== undefined && now[key] !== was[key];
          expect(key in conflicts).toBe(isForeign);
        }
      }),
    );
  });

  test('is nothing for a second time', () => {
    fc.assert(
      fc.property(some, some, (was, to) => {
        expect(compareValues(was, to, { ...was, ...to })).toEqual({ unsent: {}, conflicts: {} });
      }),
    );
  });
});

test('a value that is chosen and put back is not changed', () => {
  const was = { agent: 6, status: 'pending' };
  expect(changedValues(was, { agent: 42, status: 'pending' })).toEqual({ agent: 42 });
  expect(changedValues(was, { agent: 6 })).toEqual({});
  expect(changedValues(was, { agent: null })).toEqual({ agent: null });
});
