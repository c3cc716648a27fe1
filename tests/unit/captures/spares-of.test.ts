import { expect, test, vi } from 'vitest';
import type { Redaction, Shape } from '../../../utils/annotate/annotations.ts';
import { sparesOf } from '../../../utils/captures/spares-of.ts';

vi.mock('../../../utils/i18n.ts', () => import('../../gallery/fake-i18n.ts'));

const hidden = (id: number, more: Partial<Redaction> = {}): Redaction => ({
  kind: 'redaction',
  id,
  x: 0,
  y: 0,
  width: 10,
  height: 10,
  reason: 'email',
  item: id,
  ...more,
});
const own = hidden(1, { spare: 'own' });
const footer = hidden(2, { spare: 'footer' });
const stranger = hidden(3);
const spares = (...pictures: Shape[][]) =>
  sparesOf(pictures.map((shapes, id) => ({ id, annotations: { shapes, crop: null } })));

test('strangers’ addresses, cards and what the person drew are never among it', () => {
  const { reason: _, ...drawn } = hidden(4, { spare: 'own' });
  expect(spares([stranger, hidden(5, { reason: 'card' }), drawn])).toBeNull();
  expect(sparesOf([{ id: 'picture without annotations' }])).toBeNull();
});

test.each([
  [[own], 'the requester’s e-mail address'],
  [[own, hidden(6, { spare: 'own' })], 'the requester’s e-mail address'],
  [[stranger, footer], 'the e-mail address in the page’s footer'],
  [[footer, hidden(7, { spare: 'footer' })], '2 e-mail addresses in the page’s footer'],
  [[footer, stranger, own], 'the requester’s e-mail address, the e-mail address in the page’s footer'],
] as const)('it is named by what it is, not by its letters', (shapes, name) => {
  expect(spares([...shapes])?.name).toBe(name);
});

test('a thing on two lines counts once, and only if both lines are of it', () => {
  const below = { ...footer, id: 8 };
  expect(spares([footer, below])?.items).toEqual([{ in: 0, item: '2' }]);
  expect(spares([footer, { ...below, spare: undefined }])).toBeNull();
});

test('things of several pictures are told apart', () => {
  expect(spares([own], [stranger], [{ ...footer, item: own.item }])?.items).toEqual([
    { in: 0, item: '1' },
    { in: 2, item: '1' },
  ]);
});
