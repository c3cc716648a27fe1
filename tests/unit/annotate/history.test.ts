import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Annotations, noAnnotations } from '../../../utils/annotate/annotations.ts';
import { colours } from '../../../utils/annotate/colours.ts';
import type { EditorEvent } from '../../../utils/annotate/editor.ts';
import type { EditorState } from '../../../utils/annotate/editor-state.ts';
import { toolNames } from '../../../utils/annotate/tools.ts';
import { dragging, editor, makeNumber } from './make-shapes.ts';

const place = fc.record({ x: fc.integer({ min: -50, max: 850 }), y: fc.integer({ min: -50, max: 650 }) });
const pair = fc.tuple(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 600 }));

/** Everything that a person can do except undo and redo, in any order, even if it makes no sense. */
const deeds: fc.Arbitrary<EditorEvent[]> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom(...toolNames), pair, pair, fc.boolean())
      .map(([tool, from, to, even]) => dragging(tool, from, to, even)),
  },
  fc.constantFrom(...toolNames).map((tool): EditorEvent[] => [{ type: 'tool', tool }]),
  fc.constantFrom(...colours).map((colour): EditorEvent[] => [{ type: 'colour', colour }]),
  place.map((at): EditorEvent[] => [{ type: 'press', at, slack: 6 }]),
  fc.tuple(place, fc.boolean()).map(([to, even]): EditorEvent[] => [{ type: 'drag', to, even }]),
  place.map(({ x, y }): EditorEvent[] => [{ type: 'nudge', by: { x: x % 20, y: y % 20 } }]),
  fc.string({ maxLength: 30 }).map((text): EditorEvent[] => [{ type: 'written', text }]),
  fc
    .constantFrom<EditorEvent>(
      { type: 'release' },
      { type: 'cancel' },
      { type: 'enter' },
      { type: 'next', step: 1 },
      { type: 'next', step: -1 },
      { type: 'grip' },
      { type: 'write' },
      { type: 'remove' },
      { type: 'duplicate' },
      { type: 'paste', shape: makeNumber() },
    )
    .map((event) => [event]),
);

function run(state: EditorState, events: readonly EditorEvent[]): EditorState {
  return events.reduce(editor.reduce, state);
}

const undo = (state: EditorState) => editor.reduce(state, { type: 'undo' });
const redo = (state: EditorState) => editor.reduce(state, { type: 'redo' });

test('doing and undoing any step changes nothing', () => {
  fc.assert(
    fc.property(fc.array(deeds, { maxLength: 40 }), deeds, (before, deed) => {
      const state = run(editor.start(noAnnotations), before.flat());
      for (const event of deed) {
        const done = editor.reduce(state, event);
        if (done.history === state.history) continue;
        const isNewStep = done.history.past.length > state.history.past.length;
        expect(undo(done).history.now).toBe(isNewStep ? state.history.now : state.history.past.at(-1));
      }
    }),
    { numRuns: 300 },
  );
});

test('200 steps are undone and redone exactly', () => {
  fc.assert(
    fc.property(fc.array(deeds, { minLength: 400, maxLength: 600 }), (all) => {
      let state = editor.start(noAnnotations);
      const seen = [JSON.stringify(state.history.now)];
      for (const event of all.flat()) {
        const steps = state.history.past.length;
        state = editor.reduce(state, event);
        if (state.history.past.length > steps) seen.push('');
        seen[seen.length - 1] = JSON.stringify(state.history.now);
      }
      fc.pre(seen.length > 200);
      const backwards = seen.toReversed().map((_text, index) => {
        if (index > 0) state = undo(state);
        return JSON.stringify(state.history.now);
      });
      expect(backwards).toEqual(seen.toReversed());
      expect(undo(state)).toBe(state);
      for (const text of seen.slice(1)) {
        state = redo(state);
        expect(JSON.stringify(state.history.now)).toBe(text);
      }
      expect(redo(state)).toBe(state);
    }),
    { numRuns: 10 },
  );
});

test('whatever is done, what comes of it can be stored', () => {
  fc.assert(
    fc.property(fc.array(deeds, { maxLength: 60 }), (all) => {
      const { now } = run(editor.start(noAnnotations), all.flat()).history;
      expect(Annotations.parse(JSON.parse(JSON.stringify(now)))).toEqual(now);
      expect(new Set(now.shapes.map(({ id }) => id)).size).toBe(now.shapes.length);
    }),
  );
});

describe('something new after an undo', () => {
  test('takes the place of what was undone', () => {
    const two = run(editor.start(noAnnotations), [
      ...dragging('box', [10, 10], [100, 100]),
      ...dragging('arrow', [10, 10], [100, 100]),
    ]);
    const other = run(undo(two), dragging('highlight', [10, 10], [100, 100]));
    expect(other.history.now.shapes.map(({ kind }) => kind)).toEqual(['box', 'highlight']);
    expect(redo(other)).toBe(other);
  });

  test('a slip of the hand is nothing new: what was undone can still be had', () => {
    const one = run(editor.start(noAnnotations), dragging('box', [10, 10], [100, 100]));
    const slipped = run(undo(one), dragging('box', [10, 10], [10, 10]));
    expect(redo(slipped).history.now).toBe(one.history.now);
  });
});
