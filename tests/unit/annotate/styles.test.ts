import { describe, expect, test } from 'vitest';
import { noAnnotations } from '../../../utils/annotate/annotations.ts';
import type { EditorEvent } from '../../../utils/annotate/editor.ts';
import { shownStyleOf } from '../../../utils/annotate/editor-state.ts';
import { type StrokeWidth, strokeWidths, weightOf } from '../../../utils/annotate/stroke-widths.ts';
import {
  bench,
  doing,
  dragging,
  editor,
  makeArrow,
  makeBox,
  makeHighlight,
  makeRedaction,
  makeText,
  withShapes,
} from './make-shapes.ts';

const blank = editor.start(noAnnotations);
const start = (...shapes: Parameters<typeof withShapes>) => editor.start(withShapes(...shapes));

describe('an editor that has just opened', () => {
  test('draws an arrow with the first drag', () => {
    const state = doing(blank, ...dragging('arrow', [10, 20], [110, 70]).slice(1));
    expect(state.history.now.shapes).toMatchObject([{ kind: 'arrow', colour: 'red', weight: bench.weight }]);
  });

  test('highlights in yellow, and draws everything else in red', () => {
    const state = doing(
      blank,
      ...dragging('highlight', [10, 20], [110, 70]),
      ...dragging('box', [10, 20], [110, 70]),
    );
    expect(state.history.now.shapes).toMatchObject([{ colour: 'yellow' }, { colour: 'red' }]);
  });
});

describe('the highlighter’s colour', () => {
  const green: EditorEvent = { type: 'colour', colour: 'green' };

  test('is chosen while it is the tool, and the others keep theirs', () => {
    const state = doing(
      blank,
      { type: 'tool', tool: 'highlight' },
      green,
      ...dragging('highlight', [10, 20], [110, 70]),
      ...dragging('line', [10, 20], [110, 70]),
    );
    expect(state.history.now.shapes).toMatchObject([{ colour: 'green' }, { colour: 'red' }]);
  });

  test('stays what it was when another tool gets a colour', () => {
    const state = doing(blank, green, ...dragging('highlight', [10, 20], [110, 70]));
    expect(state.history.now.shapes).toMatchObject([{ colour: 'yellow' }]);
    expect(shownStyleOf(state, bench).colour).toBe('yellow');
  });

  test('follows a highlight that is selected and coloured', () => {
    const state = doing(start(makeHighlight()), { type: 'next', step: 1 }, green);
    expect(state.history.now.shapes).toMatchObject([{ kind: 'highlight', colour: 'green' }]);
    expect([state.colour, state.marker]).toEqual(['red', 'green']);
  });
});

describe('a line width', () => {
  const width = (to: StrokeWidth): EditorEvent => ({ type: 'width', width: to });

  test.each(strokeWidths)('%s is for what is drawn next', (to) => {
    const state = doing(blank, width(to), ...dragging('box', [10, 20], [110, 70]));
    expect(state.history.now.shapes).toMatchObject([{ weight: weightOf(to, bench.weight) }]);
    expect(shownStyleOf(state, bench).width).toBe(to);
  });

  test('goes to what is selected, as a step of its own', () => {
    const state = doing(start(makeArrow()), { type: 'next', step: 1 }, width('thick'));
    expect(state.history.now.shapes).toMatchObject([{ weight: weightOf('thick', bench.weight) }]);
    expect(doing(state, { type: 'undo' }).history.now.shapes).toEqual([makeArrow()]);
  });

  test('that the selected shape has already, or that it cannot have, is no step', () => {
    for (const [shape, to] of [
      [makeArrow(), 'medium'],
      [makeHighlight(), 'thick'],
      [makeRedaction(), 'thick'],
    ] as const) {
      const state = doing(start(shape), { type: 'next', step: 1 }, width(to));
      expect(state.history.past).toEqual([]);
      expect(state.width).toBe(to);
    }
  });

  test('of a text makes its letters larger and breaks its lines as before', () => {
    const text = makeText({ text: 'Wrong total of the basket', lines: ['Wrong total of the', 'basket'] });
    const state = doing(start(text), { type: 'next', step: 1 }, width('thick'));
    expect(state.history.now.shapes).toMatchObject([{ width: 350, lines: text.lines }]);
  });

  test('leaves a small redaction a redaction, however thick lines are', () => {
    const state = doing(blank, width('thick'), ...dragging('redact', [10, 20], [15, 25]));
    expect(state.history.now.shapes).toMatchObject([{ kind: 'redaction', width: 5, height: 5 }]);
  });

  test('of an older build is shown as the nearest that is offered', () => {
    for (const [weight, to] of [
      [1, 'thin'],
      [3.9, 'medium'],
      [40, 'thick'],
    ] as const) {
      const state = doing(start(makeBox({ weight })), { type: 'next', step: 1 });
      expect(shownStyleOf(state, bench).width).toBe(to);
    }
  });
});
