import { describe, expect, test } from 'vitest';
import { noAnnotations, numberOf } from '../../../utils/annotate/annotations.ts';
import { frameOf } from '../../../utils/annotate/editor-state.ts';
import { shownIn } from '../../../utils/annotate/gestures.ts';
import {
  bench,
  doing,
  dragging,
  editor,
  makeArrow,
  makeBox,
  makeNumber,
  makeRedaction,
  makeText,
  withShapes,
} from './make-shapes.ts';

const blank = editor.start(noAnnotations);
const start = (...shapes: Parameters<typeof withShapes>) => editor.start(withShapes(...shapes));

describe('drawing', () => {
  test.each([
    ['arrow', { kind: 'arrow', from: { x: 10, y: 20 }, to: { x: 110, y: 70 } }],
    ['line', { kind: 'line', from: { x: 10, y: 20 }, to: { x: 110, y: 70 } }],
    ['box', { kind: 'box', x: 10, y: 20, width: 100, height: 50 }],
    ['ellipse', { kind: 'ellipse', x: 10, y: 20, width: 100, height: 50 }],
    ['highlight', { kind: 'highlight', x: 10, y: 20, width: 100, height: 50 }],
    ['redact', { kind: 'redaction', x: 10, y: 20, width: 100, height: 50 }],
    ['number', { kind: 'number', x: 110, y: 70 }],
    [
      'pen',
      {
        kind: 'pen',
        points: [
          { x: 10, y: 20 },
          { x: 110, y: 70 },
        ],
      },
    ],
  ] as const)('with %s makes the shape from press to release', (tool, shape) => {
    const state = doing(blank, ...dragging(tool, [10, 20], [110, 70]));
    expect(state.history.now.shapes).toMatchObject([shape]);
    expect(state.tool).toBe(tool);
  });

  test.each(['arrow', 'line', 'box', 'ellipse', 'highlight', 'redact', 'pen', 'crop'] as const)(
    'with %s leaves nothing of a slip of the hand',
    (tool) => {
      const state = doing(blank, ...dragging(tool, [10, 20], [10, 21]));
      expect(state.history).toBe(blank.history);
      expect(state.gesture).toBeNull();
    },
  );

  test('with the pen ends where the pointer is let go, and has no more points than a line needs', () => {
    const [tool, press, , release] = dragging('pen', [10, 20], [50, 20]);
    if (!tool || !press || !release) throw new Error('A drag has four events');
    const way = Array.from({ length: 41 }, (_, step) => ({ x: 10 + step, y: 20 }));
    const drags = way.map((to) => ({ type: 'drag' as const, to, even: false }));
    const [pen] = doing(blank, tool, press, ...drags, release).history.now.shapes;
    const across = pen?.kind === 'pen' ? pen.points.map(({ x }) => x) : [];
    expect(across.at(-1)).toBe(50);
    const steps = across.slice(1).map((x, at) => x - (across[at] ?? 0));
    expect(Math.min(...steps.slice(0, -1))).toBeGreaterThanOrEqual(bench.weight / 2);
  });

  test('with Shift is straight or square', () => {
    const arrow = doing(blank, ...dragging('arrow', [100, 100], [200, 108], true)).history.now.shapes[0];
    expect(arrow).toMatchObject({ kind: 'arrow', to: { y: 100 } });
    const box = doing(blank, ...dragging('box', [100, 100], [160, 120], true)).history.now.shapes[0];
    expect(box).toMatchObject({ kind: 'box', width: 60, height: 60 });
    const pen = doing(
      blank,
      { type: 'tool', tool: 'pen' },
      { type: 'press', at: { x: 0, y: 100 }, slack: 6 },
      { type: 'drag', to: { x: 30, y: 140 }, even: false },
      { type: 'drag', to: { x: 90, y: 103 }, even: true },
      { type: 'release' },
    ).history.now.shapes[0];
    expect(pen).toMatchObject({ kind: 'pen', points: [{ x: 0, y: 100 }, { y: 100 }] });
  });

  test('is shown while it goes on, and gone when it is cancelled', () => {
    const [tool, press, drag] = dragging('box', [10, 10], [50, 50]);
    if (!tool || !press || !drag) throw new Error('A drag has four events');
    const during = doing(blank, tool, press, drag);
    expect(shownIn(during, bench).shapes).toHaveLength(1);
    expect(during.history.now.shapes).toHaveLength(0);
    const cancelled = doing(during, { type: 'cancel' });
    expect(shownIn(cancelled, bench).shapes).toHaveLength(0);
    expect(doing(cancelled, { type: 'release' }).history).toBe(blank.history);
  });

  test('stays in the image', () => {
    const state = doing(blank, ...dragging('box', [700, 500], [5000, -20]));
    expect(state.history.now.shapes[0]).toMatchObject({ x: 700, y: 0, width: 100, height: 500 });
  });
});

describe('a redaction', () => {
  test('hides whole pixels, every one it touches', () => {
    const state = doing(blank, ...dragging('redact', [10.6, 20.2], [40.1, 50.9]));
    expect(state.history.now.shapes[0]).toMatchObject({ x: 10, y: 20, width: 31, height: 31 });
  });

  test('keeps its size under a crop, so that growing the crop again uncovers nothing', () => {
    const cropped = doing(
      blank,
      ...dragging('redact', [100, 100], [300, 200]),
      ...dragging('crop', [0, 0], [200, 600]),
      ...dragging('crop', [0, 0], [800, 600]),
    );
    expect(cropped.history.now.shapes[0]).toMatchObject({ x: 100, y: 100, width: 200, height: 100 });
  });

  test('that a detector placed keeps its reason when it is moved', () => {
    const state = doing(
      start(makeRedaction({ reason: 'iban' })),
      ...dragging('select', [200, 150], [220, 150]),
    );
    expect(state.history.now.shapes[0]).toMatchObject({ x: 120, reason: 'iban' });
  });
});

describe('the crop', () => {
  const cropped = doing(blank, ...dragging('crop', [100.4, 50], [500, 450.2]));

  test('is in whole pixels and a step that can be undone', () => {
    expect(cropped.history.now.crop).toEqual({ x: 100, y: 50, width: 400, height: 401 });
    expect(doing(cropped, { type: 'undo' }).history.now.crop).toBeNull();
  });

  test('is the frame once it is chosen, and the whole image while it is being chosen', () => {
    expect(frameOf(cropped, bench)).toEqual(cropped.history.now.crop);
    expect(frameOf(doing(cropped, { type: 'tool', tool: 'crop' }), bench)).toMatchObject({
      width: 800,
      height: 600,
    });
  });

  test('can be pulled by its handles and removed', () => {
    const smaller = doing(cropped, ...dragging('crop', [500, 451], [300, 300]));
    expect(smaller.history.now.crop).toEqual({ x: 100, y: 50, width: 200, height: 250 });
    const gone = doing(smaller, { type: 'tool', tool: 'crop' }, { type: 'remove' });
    expect(gone.history.now.crop).toBeNull();
  });

  test('keeps new shapes within it', () => {
    const state = doing(cropped, ...dragging('box', [0, 0], [200, 200]));
    expect(state.history.now.shapes[0]).toMatchObject({ x: 100, y: 50, width: 100, height: 150 });
  });
});

describe('selecting', () => {
  test('moves what is pressed, and only from the release on', () => {
    const state = doing(start(makeArrow()), ...dragging('select', [100, 100], [130, 90]));
    expect(state.selected).toBe(2);
    expect(state.history.now.shapes[0]).toMatchObject({ from: { x: 80, y: 40 }, to: { x: 180, y: 140 } });
    expect(state.history.past).toHaveLength(1);
  });

  test('without moving is no step', () => {
    const state = doing(start(makeArrow()), ...dragging('select', [100, 100], [100, 100]));
    expect(state.selected).toBe(2);
    expect(state.history.past).toHaveLength(0);
  });

  test('resizes by the handle of what is selected, and not of what is not', () => {
    const before = start(makeBox());
    const corner: [number, number] = [300, 200];
    const resizedBox = doing(
      before,
      ...dragging('select', [100, 150], [100, 150]).slice(0, 2),
      { type: 'release' },
      ...dragging('select', corner, [350, 260]).slice(1),
    );
    expect(resizedBox.history.now.shapes[0]).toMatchObject({ x: 100, y: 100, width: 250, height: 160 });
    const movedBox = doing(before, ...dragging('select', corner, [350, 260]));
    expect(movedBox.history.now.shapes[0]).toMatchObject({ x: 150, y: 160, width: 200, height: 100 });
  });

  test('nothing unselects', () => {
    const state = doing(
      start(makeArrow()),
      ...dragging('select', [100, 100], [100, 100]),
      ...dragging('select', [700, 20], [700, 20]).slice(1),
    );
    expect(state.selected).toBeNull();
  });

  test('never shrinks a shape to nothing', () => {
    const chosen = doing(start(makeBox()), ...dragging('select', [100, 150], [100, 150]));
    const pulled = doing(chosen, ...dragging('select', [300, 200], [100, 100]).slice(1));
    expect(pulled.history).toBe(chosen.history);
  });

  test('and a colour recolours it; without a selection the colour is for what comes', () => {
    const chosen = doing(start(makeArrow()), { type: 'next', step: 1 }, { type: 'colour', colour: 'blue' });
    expect(chosen.history.now.shapes[0]).toMatchObject({ colour: 'blue' });
    const drawn = doing(
      start(makeArrow()),
      { type: 'colour', colour: 'green' },
      ...dragging('box', [1, 1], [90, 90]),
    );
    expect(drawn.history.now.shapes).toMatchObject([{ colour: 'red' }, { colour: 'green' }]);
  });
});

describe('numbered steps', () => {
  test('renumber themselves when one goes and when it comes back', () => {
    const three = doing(
      blank,
      ...dragging('number', [50, 50], [50, 50]),
      ...dragging('number', [150, 50], [150, 50]),
      ...dragging('number', [250, 50], [250, 50]),
    );
    const last = three.history.now.shapes[2];
    if (!last) throw new Error('There are three');
    expect(numberOf(three.history.now, last)).toBe(3);
    const two = doing(three, ...dragging('select', [50, 50], [50, 50]), { type: 'remove' });
    expect(numberOf(two.history.now, last)).toBe(2);
    expect(numberOf(doing(two, { type: 'undo' }).history.now, last)).toBe(3);
  });
});

describe('a text', () => {
  const placed = doing(blank, ...dragging('text', [100, 100], [100, 100]));

  test('is written where it was placed, and only then there', () => {
    expect(placed.history.now.shapes).toHaveLength(0);
    expect(placed.writing).toMatchObject({ kind: 'text', x: 100, y: 100, width: 240 });
    const written = doing(placed, { type: 'written', text: 'The total does not add up here ' });
    expect(written.writing).toBeNull();
    expect(written.history.now.shapes).toMatchObject([
      {
        text: 'The total does not add up here',
        lines: ['The total does not add', 'up here'],
        height: 50,
      },
    ]);
  });

  test('without words leaves nothing, and removes what it was written over', () => {
    expect(doing(placed, { type: 'written', text: ' \n' }).history).toBe(blank.history);
    const erased = doing(
      start(makeText()),
      { type: 'next', step: 1 },
      { type: 'write' },
      { type: 'written', text: '' },
    );
    expect(erased.history.now.shapes).toEqual([]);
  });

  test('is written again by Enter or by a press with its tool', () => {
    const byKey = doing(start(makeText()), { type: 'next', step: 1 }, { type: 'enter' });
    const byPress = doing(start(makeText()), ...dragging('text', [450, 410], [450, 410]).slice(0, 2));
    expect(byKey.writing?.id).toBe(6);
    expect(byPress.writing?.id).toBe(6);
    expect(doing(byKey, { type: 'written', text: 'Wrong total' }).history.past).toHaveLength(0);
  });

  test('breaks anew when its width is pulled', () => {
    const chosen = doing(start(makeText({ text: 'Wrong total' })), { type: 'next', step: 1 });
    const pulled = doing(chosen, ...dragging('select', [600, 412.5], [470, 412.5]).slice(1));
    expect(pulled.history.now.shapes[0]).toMatchObject({ width: 70, lines: ['Wrong', 'total'], height: 50 });
  });
});

describe('copies', () => {
  test('lie beside what they were made of, are selected and have an id of their own', () => {
    const twice = doing(
      start(makeBox()),
      { type: 'next', step: 1 },
      { type: 'duplicate' },
      { type: 'duplicate' },
    );
    expect(twice.history.now.shapes.map((shape) => 'x' in shape && [shape.id, shape.x, shape.y])).toEqual([
      [1, 100, 100],
      [2, 116, 116],
      [3, 132, 132],
    ]);
    expect(twice.selected).toBe(3);
  });

  test('come into sight in a smaller image', () => {
    const pasted = doing(blank, { type: 'paste', shape: makeNumber({ x: 4000, y: 3000 }) });
    expect(pasted.history.now.shapes[0]).toMatchObject({ x: 800 - 16 + 14, y: 600 - 16 + 14 });
  });

  test('are not made of nothing', () => {
    expect(doing(blank, { type: 'duplicate' })).toBe(blank);
  });
});

test('what another tab made of the image is taken over as one step', () => {
  const before = start(makeBox());
  const adopted = doing(before, { type: 'adopt', annotations: withShapes(makeBox(), makeArrow()) });
  expect(adopted.history.now.shapes).toHaveLength(2);
  expect(doing(adopted, { type: 'undo' }).history.now).toBe(before.history.now);
});
