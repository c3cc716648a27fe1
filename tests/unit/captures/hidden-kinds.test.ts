import { expect, test, vi } from 'vitest';
import type { Redaction, Shape } from '../../../utils/annotate/annotations.ts';
import { AttachmentId } from '../../../utils/captures/capture.ts';
import { hiddenKindsOf, withoutItems } from '../../../utils/captures/hidden-kinds.ts';
import { redactionLabel } from '../../../utils/captures/redaction-label.ts';

vi.mock('../../../utils/i18n.ts', () => import('../../gallery/fake-i18n.ts'));

const box = { x: 0, y: 0, width: 10, height: 10 };
const redaction = (id: number, more: Partial<Redaction> = {}): Redaction => ({
  kind: 'redaction',
  id,
  ...box,
  ...more,
});
const frame = redaction(1, { reason: 'frame', host: 'pay.example', item: 0 });
const card = redaction(2, { reason: 'card', item: 1 });
const email = redaction(3, { reason: 'email', item: 2 });
const emailBelow = redaction(4, { reason: 'email', item: 2 });
const other = redaction(5, { reason: 'email' });
const drawn = redaction(6);
const ids = [1, 2].map((at) => AttachmentId.parse(`0b6bb1a6-6f3a-4a53-9d3e-00000000000${at}`));
const pictures = (...shapes: Shape[][]) =>
  shapes.map((all, at) => ({
    id: ids[at] ?? AttachmentId.parse(''),
    annotations: { shapes: all, crop: null },
  }));
const words = (...shapes: Shape[][]) => hiddenKindsOf(pictures(...shapes)).map(({ name }) => name);

test('what is hidden is counted kind by kind, and a thing on two lines counts once', () => {
  expect(words([email, emailBelow, other, card, drawn])).toEqual(['2 e-mail addresses', 'card number']);
});

test('things in two pictures count separately, though their numbers are the same', () => {
  expect(words([email], [email])).toEqual(['2 e-mail addresses']);
});

test('a frame is named by its site, and one without a known site by what it is', () => {
  expect(words([frame, { ...frame, id: 9, host: '', item: 9 }])).toEqual([
    'part of pay.example',
    'another site’s content',
  ]);
});

test('a box says of which site it hides a part, if it hides a part of a site', () => {
  const unknown = { ...frame, host: '' };
  expect([frame, unknown, email, drawn].map(redactionLabel)).toEqual([
    'Hidden: part of pay.example',
    'Hidden: part of another site',
    null,
    null,
  ]);
});

test('one thing is shown with all its boxes, and everything else stays hidden', () => {
  const crop = { ...box };
  const [first] = hiddenKindsOf(pictures([email, emailBelow, card]));
  expect(withoutItems({ shapes: [email, emailBelow, card, drawn], crop }, first?.items ?? [])).toEqual({
    shapes: [card, drawn],
    crop,
  });
});

test('a picture without the thing does not change', () => {
  const [first] = hiddenKindsOf(pictures([email]));
  expect(withoutItems({ shapes: [card, other], crop: null }, first?.items ?? [])).toBeNull();
});
