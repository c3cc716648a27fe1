import { beforeEach, expect, test, vi } from 'vitest';
import { newAttachmentId, newCaptureId } from '../../../utils/captures/capture.ts';
import type { CaptureChange } from '../../../utils/captures/capture-change.ts';
import {
  type ChangePorts,
  type ChangeWriter,
  createChangeWriter,
} from '../../../utils/ticket-screen/change-writer.ts';

const id = newCaptureId();
const store = vi.fn<(change: CaptureChange) => Promise<boolean>>();
const tell = vi.fn<(change: CaptureChange) => void>();
const onWrite = vi.fn<ChangePorts['onWrite']>();
let ends: ((isStored: boolean) => void)[] = [];
let writer: ChangeWriter;

const written = () => store.mock.calls.map(([{ step, form }]) => [step, form]);
const told = () => tell.mock.calls.map(([{ step, form }]) => [step, form]);
const type = (message: string) => writer.change({ form: { message }, byPerson: true });

beforeEach(() => {
  vi.resetAllMocks();
  ends = [];
  store.mockImplementation(() => new Promise((resolve) => ends.push(resolve)));
  writer = createChangeWriter(id, { store, tell, onWrite });
});

test('a change is written and told in the task that makes it, with everything that may not be stored', async () => {
  type('A');
  writer.change({ form: { subject: 'Lamp' }, byPerson: true });
  expect(written()).toEqual([[1, { message: 'A' }]]);
  expect(told()).toEqual([
    [1, { message: 'A' }],
    [2, { message: 'A', subject: 'Lamp' }],
  ]);
});

test('what is changed while a write is under way is written in one, and waited for', async () => {
  type('A');
  for (const message of ['Al', 'All']) type(message);
  writer.change({ form: { requester: 'j@x.example' }, byPerson: false });
  const done = vi.fn();
  const all = writer.written().then(done);
  ends[0]?.(true);
  await vi.waitFor(() => expect(store).toHaveBeenCalledTimes(2));
  expect(store).toHaveBeenLastCalledWith({
    id,
    screen: expect.any(String),
    step: 4,
    form: { message: 'All', requester: 'j@x.example' },
    drawings: {},
    byPerson: true,
  });
  expect(done).not.toHaveBeenCalled();
  ends[1]?.(true);
  await all;
  expect([store.mock.calls.length, writer.unstored()]).toEqual([2, null]);
});

test('what is stored is in no later change', async () => {
  type('A');
  ends[0]?.(true);
  await writer.written();
  writer.change({ form: { subject: 'Lamp' }, byPerson: true });
  expect(told().at(-1)).toEqual([2, { subject: 'Lamp' }]);
});

test('forms and drawings go the same way', async () => {
  const image = newAttachmentId();
  const annotations = { shapes: [], crop: null };
  type('A');
  writer.change({ drawings: { [image]: annotations }, byPerson: true });
  expect(tell.mock.calls.at(-1)?.[0]).toMatchObject({
    form: { message: 'A' },
    drawings: { [image]: annotations },
  });
});

test('a change that is not by the person is written and not told', () => {
  writer.change({ form: { requester: 'j@x.example' }, byPerson: false });
  expect([store.mock.calls.length, tell.mock.calls.length]).toEqual([1, 0]);
});

test('a write that the browser refuses is reported, and written with the next change', async () => {
  store.mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'));
  type('A');
  await writer.written();
  expect(onWrite.mock.calls).toEqual([[true]]);
  expect(writer.unstored()).toMatchObject({ step: 1, form: { message: 'A' } });
  store.mockResolvedValueOnce(true);
  writer.change({ form: { subject: 'Lamp' }, byPerson: true });
  await writer.written();
  expect(written().at(-1)).toEqual([2, { message: 'A', subject: 'Lamp' }]);
  expect(onWrite.mock.calls).toEqual([[true], [false]]);
  expect(writer.unstored()).toBeNull();
});

test('a change that the row does not take stays unstored', async () => {
  store.mockResolvedValueOnce(false);
  type('A');
  await writer.written();
  expect(writer.unstored()).toMatchObject({ form: { message: 'A' } });
  expect(onWrite.mock.calls).toEqual([[false]]);
});

test('two screens have two names', () => {
  type('A');
  createChangeWriter(id, { store, tell, onWrite }).change({ form: {}, byPerson: true });
  expect(new Set(store.mock.calls.map(([{ screen }]) => screen)).size).toBe(2);
});
