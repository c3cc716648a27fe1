import { describe, expect, test, vi } from 'vitest';
import { wordsFor } from '../../../../components/annotator/annotator-words.ts';
import { noAnnotations } from '../../../../utils/annotate/annotations.ts';
import type { EditorEvent } from '../../../../utils/annotate/editor.ts';
import {
  bench,
  dragging,
  editor,
  makeArrow,
  makeNumber,
  makeRedaction,
  withShapes,
} from '../../annotate/make-shapes.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));

const blank = editor.start(noAnnotations);

/** Returns the words that are read out during these events. */
function said(from: typeof blank, ...events: EditorEvent[]): string[] {
  let state = from;
  return events.flatMap((event) => {
    const before = state;
    state = editor.reduce(before, event);
    const words = wordsFor(event, before, state, bench);
    return words === '' ? [] : [words];
  });
}

describe('is read out', () => {
  test('drawing by keys: where it begins, how large it is, what it became', () => {
    const tool: EditorEvent = { type: 'tool', tool: 'redact' };
    const enter: EditorEvent = { type: 'enter' };
    const move: EditorEvent = { type: 'nudge', by: { x: 20, y: 10 } };
    expect(said(blank, tool, move, enter, move, enter)).toEqual([
      'Redact',
      '420, 310',
      'Begun at 420, 310',
      '20 × 10',
      'Redaction added',
    ]);
    expect(said(blank, tool, enter, enter).at(-1)).toBe('Too small, nothing added');
    expect(said(blank, tool, enter, { type: 'cancel' }).at(-1)).toBe('Left without a change');
  });

  test('the size of a crop while it is drawn', () => {
    const events: EditorEvent[] = [
      { type: 'tool', tool: 'crop' },
      { type: 'enter' },
      { type: 'nudge', by: { x: 100, y: 50 } },
      { type: 'enter' },
    ];
    expect(said(blank, ...events).slice(-2)).toEqual(['100 × 50', 'Crop changed']);
  });

  test('what is selected, its place among the others, and where it is moved', () => {
    const state = editor.start(withShapes(makeRedaction(), makeNumber(), makeNumber({ id: 9 })));
    const next: EditorEvent = { type: 'next', step: 1 };
    expect(said(state, next, next, next)).toEqual([
      'Redaction selected, 1 of 3',
      'Number 1 selected, 2 of 3',
      'Number 2 selected, 3 of 3',
    ]);
    expect(said(state, next, { type: 'nudge', by: { x: 5, y: 0 } }).at(-1)).toBe('105, 100');
    expect(said(state, next, { type: 'grip' }, { type: 'nudge', by: { x: 5, y: 0 } }).slice(-2)).toEqual([
      'The arrow keys move its end',
      '205 × 100',
    ]);
  });

  test('what goes, comes back and cannot come back', () => {
    const state = editor.start(withShapes(makeArrow()));
    const events: EditorEvent[] = [
      { type: 'next', step: 1 },
      { type: 'remove' },
      { type: 'undo' },
      { type: 'undo' },
    ];
    expect(said(state, ...events).slice(1)).toEqual(['Arrow removed', 'Undone', 'Nothing to undo']);
  });

  test('what the pointer drew, once and at its end', () => {
    expect(said(blank, ...dragging('box', [10, 10], [90, 90])).slice(1)).toEqual(['Box added']);
    expect(said(blank, ...dragging('box', [10, 10], [10, 10])).slice(1)).toEqual([]);
  });
});
