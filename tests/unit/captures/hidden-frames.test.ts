import { expect, test } from 'vitest';
import type { Redaction } from '../../../utils/annotate/annotations.ts';
import { withoutFrames } from '../../../utils/captures/hidden-frames.ts';
import { redactionLabel } from '../../../utils/captures/redaction-label.ts';

const box = { x: 0, y: 0, width: 10, height: 10 };
const redaction = (id: number, more: Partial<Redaction>): Redaction => ({
  kind: 'redaction',
  id,
  ...box,
  ...more,
});
const frame = redaction(1, { reason: 'frame', host: 'pay.example' });
const card = redaction(2, { reason: 'card', host: '' });
const email = redaction(3, { reason: 'email' });
const drawn = redaction(4, {});

test('a box says of which site it hides a part, if it hides a part of a site', () => {
  expect([frame, card, email, drawn].map(redactionLabel)).toEqual([
    'Hidden: part of pay.example',
    'Hidden: part of another site',
    null,
    null,
  ]);
});

test('frames are shown, and everything else stays hidden', () => {
  const crop = { ...box };
  expect(withoutFrames({ shapes: [frame, email, card, drawn], crop })).toEqual({
    shapes: [email, drawn],
    crop,
  });
  expect(withoutFrames({ shapes: [email], crop })).toBeNull();
  expect(withoutFrames(undefined)).toBeNull();
});
