// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Library } from '../../../utils/captures/library.ts';
import { useRemoved } from '../../../utils/options-screen/use-removed.ts';

const template = (id: string) => ({ id, name: id, text: '' });
const root = document.createElement('div');
let library: Library;
let latest: ReturnType<typeof useRemoved>;

function Screen() {
  const onLibrary = (change: (before: Library) => Library) => {
    library = change(library);
  };
  latest = useRemoved({ library, onLibrary });
  return null;
}
const step = (work: () => void = () => undefined) =>
  act(() => {
    work();
    render(<Screen />, root);
  });
const names = () => library.templates.map(({ name }) => name);

beforeEach(async () => {
  vi.useFakeTimers();
  library = { templates: ['a', 'b', 'c'].map(template), rules: [] };
  await step();
});
afterEach(() => {
  render(null, root);
  vi.useRealTimers();
});

test('a deleted template is gone at once, and back in its place if the person asks', async () => {
  await step(() => latest.onRemove('templates', 1));
  expect(names()).toEqual(['a', 'c']);
  const [removed] = latest.removed;
  if (removed === undefined) throw new Error('Nothing to undo');
  await step(() => latest.onUndoRemove(removed));
  expect(names()).toEqual(['a', 'b', 'c']);
  expect(latest.removed).toEqual([]);
});

test('it can be brought back for ten seconds, and no longer', async () => {
  await step(() => latest.onRemove('templates', 0));
  await step(() => vi.advanceTimersByTime(9_999));
  expect(latest.removed).toHaveLength(1);
  await step(() => vi.advanceTimersByTime(1));
  expect(latest.removed).toEqual([]);
  expect(names()).toEqual(['b', 'c']);
});

test('several are brought back each by itself', async () => {
  await step(() => latest.onRemove('templates', 0));
  await step(() => latest.onRemove('templates', 0));
  expect(names()).toEqual(['c']);
  for (const removed of latest.removed) await step(() => latest.onUndoRemove(removed));
  expect(names().toSorted()).toEqual(['a', 'b', 'c']);
});

test('what an import brought back meanwhile is not doubled', async () => {
  await step(() => latest.onRemove('templates', 1));
  const [removed] = latest.removed;
  library = { ...library, templates: [...library.templates, { ...template('b'), text: 'Newer' }] };
  if (removed) await step(() => latest.onUndoRemove(removed));
  expect(names()).toEqual(['a', 'c', 'b']);
});
