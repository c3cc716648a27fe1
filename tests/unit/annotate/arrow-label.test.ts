import { describe, expect, test } from 'vitest';
import { noAnnotations } from '../../../utils/annotate/annotations.ts';
import type { EditorEvent } from '../../../utils/annotate/editor.ts';
import { doing, dragging, editor, makeArrow, withShapes } from './make-shapes.ts';

const blank = editor.start(noAnnotations);
const text: EditorEvent = { type: 'tool', tool: 'text' };
const arrow = (from: [number, number], to: [number, number]) => doing(blank, ...dragging('arrow', from, to));
/** The height of a line, and how far it is from the tail. Image pixels, for a medium line. */
const [line, gap] = [25, 8];

describe('the text tool, taken right after an arrow was drawn,', () => {
  test.each([
    ['below the tail of an arrow that points up', [300, 300], [400, 200], 300 + gap],
    ['above the tail of an arrow that points down', [300, 300], [400, 400], 300 - gap - line],
    ['above the tail of an arrow that points to the side', [300, 300], [200, 300], 300 - gap - line],
    ['above the tail at the lower edge', [300, 595], [400, 200], 595 - gap - line],
    ['below the tail at the upper edge', [300, 5], [400, 200], 5 + gap],
  ] as const)('writes %s', (_where, from, to, y) => {
    const after = doing(arrow([...from], [...to]), text);
    expect(after.writing).toMatchObject({ kind: 'text', x: 290, y, text: '' });
    expect(doing(after, { type: 'written', text: 'Here' }).history.now.shapes).toMatchObject([
      { kind: 'arrow' },
      { kind: 'text', x: 290, y, lines: ['Here'] },
    ]);
  });

  test('writes with its whole width in the picture, or in the part of it that is kept', () => {
    expect(doing(arrow([790, 300], [700, 200]), text).writing).toMatchObject({ x: 800 - 240, width: 240 });
    const cropped = editor.start({ shapes: [], crop: { x: 100, y: 100, width: 50, height: 50 } });
    const after = doing(cropped, ...dragging('arrow', [120, 149], [140, 110]), text);
    expect(after.writing).toMatchObject({ x: 100, y: 116 });
  });

  test('leaves nothing if nothing is written, and stays the tool', () => {
    const drawn = arrow([300, 300], [400, 200]);
    const after = doing(drawn, text, { type: 'written', text: '' });
    expect([after.history, after.tool, after.writing]).toEqual([drawn.history, 'text', null]);
  });
});

describe('the text tool waits for a place', () => {
  const drawn = arrow([300, 300], [400, 200]);
  const waits = (...events: EditorEvent[]) => expect(doing(drawn, ...events, text).writing).toBeNull();

  test('if another tool was taken since', () => {
    waits({ type: 'tool', tool: 'box' });
  });
  test('if the arrow was undone, or is no longer the last', () => {
    waits({ type: 'undo' });
    waits(...dragging('box', [10, 10], [90, 90]), { type: 'tool', tool: 'arrow' });
  });
  test('in the middle of another arrow', () => {
    waits(...dragging('arrow', [10, 10], [90, 90]).slice(0, 3));
  });
  test('if the last step only moved an arrow', () => {
    waits({ type: 'next', step: 1 }, { type: 'nudge', by: { x: 5, y: 0 } }, { type: 'tool', tool: 'arrow' });
  });
  test('if the arrow is from an earlier visit', () => {
    expect(doing(editor.start(withShapes(makeArrow())), text).writing).toBeNull();
  });
});
