import { expect, test } from 'vitest';
import { withDelivery } from '../../../../utils/captures/migrations/with-delivery.ts';

const delivery = { helpdesk: null, failures: 0, createInDoubt: null };

test('a row without a delivery was not delivered, and its uploads have no names', () => {
  expect(withDelivery({ id: 'a', attachments: [{ id: 'b' }] })).toEqual({
    id: 'a',
    delivery,
    attachments: [{ id: 'b', blobAuthId: null }],
  });
});

test('a row that has them keeps them', () => {
  const row = { delivery: { ...delivery, failures: 2 }, attachments: [{ id: 'b', blobAuthId: '12' }] };
  expect(withDelivery(row)).toEqual(row);
});

test.each([null, 'text', { attachments: 'none', delivery }, { attachments: [4], delivery }])(
  'what it does not understand stays: %j',
  (row) => expect(withDelivery(row)).toEqual(row),
);
