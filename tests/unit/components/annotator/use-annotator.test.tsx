// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { useAnnotator } from '../../../../components/annotator/use-annotator.ts';
import { Annotations } from '../../../../utils/annotate/annotations.ts';
import type { EditorState } from '../../../../utils/annotate/editor-state.ts';
import { dragging, makeArrow, makeBox, makeText, withShapes } from '../../annotate/make-shapes.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));
vi.stubGlobal(
  'OffscreenCanvas',
  class {
    getContext(): null {
      return null;
    }
  },
);

const image = { width: 800, height: 600 };
const onAnnotations = vi.fn<(annotations: Annotations) => void>();
const onKeep = vi.fn<(state: EditorState) => void>();
let root: HTMLElement;
let shown: ReturnType<typeof useAnnotator>;

function Probe({
  annotations,
  kept,
}: {
  annotations: Annotations | undefined;
  kept: EditorState | undefined;
}) {
  shown = useAnnotator({ image, unit: 1, annotations, kept, onKeep, onAnnotations });
  return null;
}

/** Draws the picture with the annotations that its row has now. */
function show(annotations?: Annotations, kept?: EditorState): void {
  void act(() => render(<Probe annotations={annotations} kept={kept} />, root));
}

/** Returns the annotations as read from a row: another object, with its keys in the schema's order. */
function reread(annotations: Annotations): Annotations {
  return Annotations.parse(JSON.parse(JSON.stringify(annotations)));
}

function draw(...to: [number, number]): Annotations {
  void act(() => {
    for (const event of dragging('box', [10, 10], to)) shown.send(event);
  });
  const written = onAnnotations.mock.lastCall?.[0];
  if (written === undefined) throw new Error('It was written down');
  return written;
}

beforeEach(() => {
  vi.clearAllMocks();
  root = document.createElement('div');
});
afterEach(() => void act(() => render(null, root)));

describe('what is drawn', () => {
  test('is written down with each step, and at no other time', () => {
    show();
    draw(100, 100);
    draw(200, 200);
    expect(onAnnotations.mock.calls.map(([{ shapes }]) => shapes.length)).toEqual([1, 2]);
  });

  test('and comes back from the row, also late, is no step of its own', () => {
    show();
    const first = draw(100, 100);
    const second = draw(200, 200);
    for (const echo of [first, second, second]) show(reread(echo));
    expect(shown.state.history.now.shapes).toHaveLength(2);
    expect(shown.state.history.past).toHaveLength(2);
    expect(onAnnotations).toHaveBeenCalledTimes(2);
  });

  test('while an older step of its own comes back from the row stays, as does the text that is being typed', () => {
    show();
    const arrow = draw(100, 100);
    void act(() => {
      shown.send({ type: 'tool', tool: 'text' });
      shown.send({ type: 'press', at: { x: 300, y: 300 }, slack: 6 });
      shown.send({ type: 'release' });
      shown.draft('Wrong total');
    });
    const typed = onAnnotations.mock.lastCall?.[0] ?? arrow;
    for (const echo of [arrow, typed]) show(reread(echo));
    expect(shown.state.writing).not.toBeNull();
    expect(shown.state.history.past).toHaveLength(1);
  });

  test('in another tab is taken over, as a step that can be undone', () => {
    show();
    const mine = draw(100, 100);
    show(reread(mine));
    show(withShapes(makeArrow(), makeBox()));
    expect(shown.state.history.now.shapes.map(({ kind }) => kind)).toEqual(['arrow', 'box']);
    expect(onAnnotations).toHaveBeenCalledTimes(1);
    void act(() => shown.send({ type: 'undo' }));
    expect(reread(shown.state.history.now)).toEqual(reread(mine));
  });

  test('was there before is shown, with the undo history where this page still has it', () => {
    show(withShapes(makeArrow()));
    expect(shown.state.history.now.shapes).toEqual([makeArrow()]);
    draw(100, 100);
    const kept = onKeep.mock.lastCall?.[0];
    void act(() => render(null, root));
    show(reread(kept?.history.now ?? withShapes()), kept);
    expect(shown.state.history.past).toHaveLength(1);
  });
});

test('a text that was begun and left empty keeps nothing of another tab away', () => {
  show();
  void act(() => {
    shown.send({ type: 'tool', tool: 'text' });
    shown.send({ type: 'enter' });
    shown.send({ type: 'written', text: '' });
  });
  expect(onAnnotations).toHaveBeenCalledTimes(1);
  show(withShapes(makeBox()));
  expect(shown.state.history.now.shapes.map(({ kind }) => kind)).toEqual(['box']);
});

test('what another tab drew while another picture was shown is taken over with the undo history', () => {
  show(withShapes(makeArrow()));
  const mine = draw(100, 100);
  const kept = onKeep.mock.lastCall?.[0];
  void act(() => render(null, root));
  show(withShapes(makeBox()), kept);
  expect(shown.state.history.now.shapes.map(({ kind }) => kind)).toEqual(['box']);
  void act(() => shown.send({ type: 'undo' }));
  expect(reread(shown.state.history.now)).toEqual(reread(mine));
});

describe('a text', () => {
  test('is written down while it is typed, and is one step once it is finished', () => {
    const before = withShapes(makeText());
    show(before);
    void act(() => {
      shown.send({ type: 'next', step: 1 });
      shown.send({ type: 'write' });
      shown.draft('Wrong tot');
      shown.draft('Wrong totals');
    });
    const typed = onAnnotations.mock.calls.map(([{ shapes }]) =>
      shapes.map((one) => 'text' in one && one.text),
    );
    expect(typed).toEqual([['Wrong tot'], ['Wrong totals']]);
    show(reread(onAnnotations.mock.calls[0]?.[0] ?? before));
    expect(shown.state.writing?.text).toBe('Wrong total');
    void act(() => shown.send({ type: 'written', text: 'Wrong totals' }));
    expect(shown.state.history.past).toHaveLength(1);
  });

  test('that was typed and then put back as it was is so in the row too', () => {
    const before = withShapes(makeText());
    show(before);
    void act(() => {
      shown.send({ type: 'next', step: 1 });
      shown.send({ type: 'write' });
      shown.draft('Oh no');
      shown.send({ type: 'written', text: 'Wrong total' });
    });
    expect(onAnnotations).toHaveBeenLastCalledWith(before);
    expect(shown.state.history.past).toHaveLength(0);
  });
});

test('the same words twice are read out twice', () => {
  show();
  void act(() => shown.send({ type: 'undo' }));
  const first = shown.said;
  void act(() => shown.send({ type: 'undo' }));
  expect(shown.said.words).toBe(first.words);
  expect(shown.said.count).toBe(first.count + 1);
});
