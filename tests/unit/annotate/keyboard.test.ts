import { describe, expect, test } from 'vitest';
import { noAnnotations } from '../../../utils/annotate/annotations.ts';
import type { EditorEvent } from '../../../utils/annotate/editor.ts';
import type { ToolName } from '../../../utils/annotate/tools.ts';
import { doing, editor, makeArrow, makeBox, makeNumber, makeRedaction, withShapes } from './make-shapes.ts';

const blank = editor.start(noAnnotations);
const tool = (name: ToolName): EditorEvent => ({ type: 'tool', tool: name });
const arrows = (x: number, y: number): EditorEvent => ({ type: 'nudge', by: { x, y } });
const enter: EditorEvent = { type: 'enter' };
const next: EditorEvent = { type: 'next', step: 1 };
const grip: EditorEvent = { type: 'grip' };

describe('without a pointer', () => {
  test('drawing begins in the middle of the image', () => {
    expect(blank.cursor).toEqual({ x: 400, y: 300 });
  });

  test.each([
    ['arrow', { kind: 'arrow', from: { x: 390, y: 300 }, to: { x: 440, y: 330 } }],
    ['box', { kind: 'box', x: 390, y: 300, width: 50, height: 30 }],
    ['line', { kind: 'line', from: { x: 390, y: 300 }, to: { x: 440, y: 330 } }],
    ['ellipse', { kind: 'ellipse', x: 390, y: 300, width: 50, height: 30 }],
    ['highlight', { kind: 'highlight', x: 390, y: 300, width: 50, height: 30 }],
    ['redact', { kind: 'redaction', x: 390, y: 300, width: 50, height: 30 }],
    [
      'pen',
      {
        kind: 'pen',
        points: [
          { x: 390, y: 300 },
          { x: 440, y: 300 },
          { x: 440, y: 330 },
        ],
      },
    ],
  ] as const)('%s is placed, sized by arrow keys and ended', (name, shape) => {
    const state = doing(blank, tool(name), arrows(-10, 0), enter, arrows(50, 0), arrows(0, 30), enter);
    expect(state.history.now.shapes).toMatchObject([shape]);
  });

  test('the crop is placed and sized too', () => {
    const state = doing(blank, tool('crop'), arrows(-300, -200), enter, arrows(400, 300), enter);
    expect(state.history.now.crop).toEqual({ x: 100, y: 100, width: 400, height: 300 });
  });

  test('a number is placed with one press, and the next one where the cursor is then', () => {
    const state = doing(blank, tool('number'), enter, arrows(50, 0), enter);
    expect(state.history.now.shapes).toMatchObject([
      { kind: 'number', x: 400, y: 300 },
      { kind: 'number', x: 450, y: 300 },
    ]);
  });

  test('a text is placed and written', () => {
    const state = doing(blank, tool('text'), enter, { type: 'written', text: 'Here' });
    expect(state.history.now.shapes).toMatchObject([{ kind: 'text', x: 400, y: 300, lines: ['Here'] }]);
  });

  test('the cursor stays in the image, and in the crop', () => {
    expect(doing(blank, tool('box'), arrows(9999, -9999)).cursor).toEqual({ x: 800, y: 0 });
    const cropped = editor.start({ shapes: [], crop: { x: 100, y: 100, width: 50, height: 50 } });
    expect(doing(cropped, tool('box'), arrows(9999, -9999)).cursor).toEqual({ x: 150, y: 100 });
  });

  test('Escape leaves first the drawing, then the selection, then the tool', () => {
    const cancel: EditorEvent = { type: 'cancel' };
    const drawing = doing(blank, tool('box'), enter, arrows(50, 50));
    const left = doing(drawing, cancel);
    expect([left.gesture, left.history]).toEqual([null, blank.history]);
    expect(doing(left, cancel).tool).toBe('select');
    expect(doing(editor.start(withShapes(makeBox())), next, cancel).selected).toBeNull();
  });

  test('what is drawn is gone through in order, both ways and around', () => {
    const all = editor.start(withShapes(makeBox(), makeArrow(), makeNumber()));
    const ids = [1, 2, 3, 4].map((count) => doing(all, ...Array<EditorEvent>(count).fill(next)).selected);
    expect(ids).toEqual([1, 2, 4, 1]);
    expect(doing(all, { type: 'next', step: -1 }).selected).toBe(4);
    expect(doing(blank, next)).toBe(blank);
  });

  test('the arrow keys move what is selected, in one step of the history', () => {
    const state = doing(
      editor.start(withShapes(makeRedaction())),
      next,
      arrows(10, 0),
      arrows(10, 0),
      arrows(0, 1),
    );
    expect(state.history.now.shapes[0]).toMatchObject({ x: 120, y: 101, width: 200, height: 100 });
    expect(doing(state, { type: 'undo' }).history.now.shapes[0]).toMatchObject({ x: 100, y: 100 });
  });

  test('moving again after something else is another step', () => {
    const state = doing(
      editor.start(withShapes(makeBox(), makeArrow())),
      next,
      arrows(10, 0),
      next,
      next,
      arrows(10, 0),
    );
    expect(state.history.past).toHaveLength(2);
  });

  test('they move its end and its start once those are taken hold of', () => {
    const box = doing(editor.start(withShapes(makeBox())), next, grip, arrows(10, 20));
    expect(box.history.now.shapes[0]).toMatchObject({ x: 100, y: 100, width: 210, height: 120 });
    const arrow = doing(editor.start(withShapes(makeArrow())), next, grip, grip, arrows(-10, 0));
    expect(arrow.history.now.shapes[0]).toMatchObject({ from: { x: 40, y: 50 }, to: { x: 150, y: 150 } });
    const whole = doing(editor.start(withShapes(makeBox())), next, grip, grip, grip, arrows(10, 0));
    expect(whole.history.now.shapes[0]).toMatchObject({ x: 110, width: 200 });
  });

  test('they never shrink it to nothing', () => {
    const state = doing(editor.start(withShapes(makeBox())), next, grip, arrows(-200, 0));
    expect(state.history.past).toHaveLength(0);
  });

  test('a selected shape can be removed, and the others stay', () => {
    const state = doing(editor.start(withShapes(makeBox(), makeArrow())), next, { type: 'remove' });
    expect(state.history.now.shapes).toEqual([makeArrow()]);
  });
});
