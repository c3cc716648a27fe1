// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { parsingHolder } from '../../../utils/page/full-page/holder.ts';
import { leave, leftAs, lookerName, takeLeft, toastName } from '../../../utils/page/page-world.ts';
import { performTask } from '../../../utils/page/perform-task.ts';
import { searchPage } from '../../../utils/page/sensitive-regions.ts';
import { type PageTask, parseTask, type TaskName } from '../../../utils/page/task.ts';
import { withoutNulls } from './without-nulls.ts';

const words = { name: 'Pick', hints: ['Drag', 'Size'] };
const toast = { text: 'Done', button: null, tone: 'good', closeLabel: 'Close' } as const;

const tasks: { [Name in TaskName]: PageTask<Name>[] } = {
  'page-selection': [
    { name: 'page-selection', data: null },
    { name: 'page-selection', data: ['bluebird'] },
  ],
  'page-text': [
    { name: 'page-text', data: null },
    { name: 'page-text', data: [] },
  ],
  'page-image': [
    { name: 'page-image', data: { urls: ['https://a.example/1'], withinMs: 5, type: 'image/' } },
  ],
  'page-toast': [
    { name: 'page-toast', data: toast },
    { name: 'page-toast', data: { ...toast, button: 'Open' } },
  ],
  'page-pick': [{ name: 'page-pick', data: { mode: 'area', words } }],
  'page-countdown': [
    { name: 'page-countdown', data: { until: 0, name: 'Seconds left', cancelLabel: 'Cancel' } },
  ],
};

afterEach(() => {
  takeLeft(toastName)?.remove();
  takeLeft(lookerName);
});

describe('a task on its way into a page', () => {
  test.each(Object.values<PageTask[]>(tasks).flat())('arrives as it was told: $name, $data', (task) => {
    expect(parseTask(task)).toEqual(task);
    expect(parseTask(withoutNulls(task))).toEqual(task);
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'page-toast'],
    ['a name of no task', { name: 'page-cookies', data: null }],
    ['a name that every object has', { name: 'constructor', data: null }],
    ['a toast that says nothing', { name: 'page-toast', data: { ...toast, text: undefined } }],
    ['a toast in an unknown tone', { name: 'page-toast', data: { ...toast, tone: 'loud' } }],
    ['words that are none', { name: 'page-text', data: 'bluebird' }],
    ['the data of another task', { name: 'page-image', data: toast }],
  ])('is refused as %s', (_what, told) => {
    expect(() => parseTask(told)).toThrow(TypeError);
  });
});

describe('a request to a held page', () => {
  const told: unknown[] = [];
  const answering = async (request: unknown) => {
    told.push(request);
    throw new Error('not asked for an answer');
  };
  const holder = parsingHolder({
    show: answering,
    lay: answering,
    grow: answering,
    look: (token) => {
      told.push(token);
      return null;
    },
    release: async () => undefined,
  });
  // Chromium passes on an object of which only the compiler knows the members.
  const pass = <T>(request: T) => withoutNulls(request) as T;

  test('for the whole page arrives as it was told', async () => {
    told.length = 0;
    const request = { token: 'job', region: null, left: 0, top: 300 };
    await expect(holder.show(pass(request))).rejects.toThrow('not asked');
    await expect(holder.lay(pass({ token: 'job', region: null }))).rejects.toThrow('not asked');
    await expect(holder.grow(pass({ token: 'job', region: null }))).rejects.toThrow('not asked');
    expect(told).toEqual([request, { token: 'job', region: null }, { token: 'job', region: null }]);
  });

  test('for a region keeps it, and another shape is refused', async () => {
    told.length = 0;
    const region = { x: 0, y: 1, width: 20, height: 30 };
    await expect(holder.lay(pass({ token: 'job', region }))).rejects.toThrow('not asked');
    expect(() => holder.lay(pass({ token: 'job', region: { ...region, width: null as never } }))).toThrow(
      TypeError,
    );
    expect(() => holder.look(null as never)).toThrow(TypeError);
    expect(told).toEqual([{ token: 'job', region }]);
  });
});

describe('a task that has arrived', () => {
  test('shows a toast, also without a button', async () => {
    expect(await performTask(parseTask(withoutNulls({ name: 'page-toast', data: toast })))).toBe(true);
    expect(leftAs(toastName)?.isConnected).toBe(true);
  });

  test('judges words if it is told the person’s own, and only then', async () => {
    const judged: unknown[] = [];
    leave(lookerName, {
      look: () => {
        throw new Error('not asked to look');
      },
      search: (listed) => {
        judged.push(listed);
        return searchPage(document, listed);
      },
      snapshot: () => {
        throw new Error('not asked for a snapshot');
      },
    });
    await performTask(parseTask(withoutNulls({ name: 'page-selection', data: null })));
    expect(judged).toEqual([]);
    await performTask(parseTask(withoutNulls({ name: 'page-selection', data: [] })));
    expect(judged).toEqual([[]]);
  });

  test('cannot pick without the picker, which has a file of its own', async () => {
    expect(await performTask({ name: 'page-pick', data: { mode: 'area', words } })).toBe(false);
  });
});
