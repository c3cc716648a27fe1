import { describe, expect, test } from 'vitest';
import { doing, editor, makeRedaction, withShapes } from './make-shapes.ts';

const start = (...shapes: Parameters<typeof withShapes>) => editor.start(withShapes(...shapes));

describe('what is probably not private', () => {
  const own = makeRedaction({ id: 1, reason: 'email', item: 1, spare: 'own' });
  const stranger = makeRedaction({ id: 2, reason: 'email', item: 2 });
  const drawn = makeRedaction({ id: 3 });

  test('is shown alone, in one step that can be taken back', () => {
    const before = start(own, stranger, drawn);
    const after = doing(before, { type: 'reveal', only: 'spare' });
    expect(after.history.now.shapes).toEqual([stranger, drawn]);
    expect(doing(after, { type: 'undo' }).history.now.shapes).toEqual([own, stranger, drawn]);
    expect(doing(after, { type: 'reveal', only: 'spare' })).toBe(after);
  });

  test('is no longer so once the person has moved its box', () => {
    const moved = doing(start(own), { type: 'next', step: 1 }, { type: 'nudge', by: { x: 5, y: 0 } });
    expect(moved.history.now.shapes).toMatchObject([{ x: own.x + 5, reason: 'email', spare: undefined }]);
    expect(doing(moved, { type: 'reveal', only: 'spare' })).toBe(moved);
  });
});
