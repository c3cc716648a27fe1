import { expect, expectTypeOf, test } from 'vitest';
import type { Shown } from '../../../utils/page/full-page/shown.ts';
import { holderName, lookerName, pickName } from '../../../utils/page/page-world.ts';
import { replyIn } from '../../../utils/page-client/ask-in-page.ts';
import { runInPage } from '../../../utils/page-client/page-scripts.ts';
import { question, ShownReply } from '../../../utils/page-client/questions.ts';
import { taskReplyIn } from '../../../utils/page-client/replies.ts';

const box = { x: 0, y: 0, width: 10, height: 10 };
const shown: Shown = {
  left: 0,
  top: 0,
  view: box,
  content: { width: 10, height: 900 },
  window: { width: 10, height: 10 },
  ratio: 1,
  isDocument: true,
  inView: false,
  atEnd: { right: true, bottom: false },
  origin: { x: 0, y: 0 },
  isCut: false,
};
const hold = { token: 'job', region: null };

test('a question names what is asked, its argument, and how its answer is checked', () => {
  const look = question(holderName, 'look', 'job');
  expect(look).toMatchObject({ place: holderName, method: 'look', argument: 'job' });
  expect([replyIn(look.reply, shown), replyIn(look.reply, { ...shown, ratio: '1' })]).toEqual([shown, null]);
  expectTypeOf(replyIn(look.reply, shown)).toEqualTypeOf<Shown | null>();
  expect(question(pickName, 'collect').argument).toBeNull();
});

test('a method that the page does not have does not compile', () => {
  // @ts-expect-error The holder has `show`.
  expect(question(holderName, 'display', hold)).not.toHaveProperty('reply.parse');
  // @ts-expect-error Another object has `show`.
  expect(question(pickName, 'show', hold)).not.toHaveProperty('reply.parse');
  // @ts-expect-error The background cannot be given a function.
  expect(question(lookerName, 'judge', [])).not.toHaveProperty('reply.parse');
  expect(question(holderName, 'show', { ...hold, left: 0, top: 0 })).toHaveProperty('reply.parse');
});

test('an argument that the page does not expect does not compile', () => {
  // @ts-expect-error The page wants to know where to scroll.
  expect(question(holderName, 'show', hold).argument).toBe(hold);
  // @ts-expect-error The token stands alone.
  expect(question(holderName, 'look', hold).argument).toBe(hold);
  // @ts-expect-error The page wants the person's words.
  expect(question(lookerName, 'look').argument).toBeNull();
  // @ts-expect-error The page is told nothing.
  expect(question(holderName, 'release', 'job').argument).toBe('job');
});

test('a task with the data of another does not compile', () => {
  type Told = Parameters<typeof runInPage<'page-image'>>[2];
  expectTypeOf<Told>().toEqualTypeOf<{
    urls: readonly string[];
    withinMs: number;
    type: 'image/' | 'application/pdf';
  }>();
  expectTypeOf(runInPage<'page-toast'>).returns.resolves.toEqualTypeOf<boolean | null>();
  // @ts-expect-error There is no such task.
  expect(() => taskReplyIn('page-cookies', null)).toThrow();
});

test.each<[string, unknown]>([
  ['without a size', { ...shown, view: { ...box, width: 0 } }],
  ['without a member', { ...shown, origin: undefined }],
  ['with another member', { ...shown, ratio: null }],
  ['that is none', null],
])('a state of the page %s is no answer', (_kind, answer) => {
  expect(replyIn(ShownReply, answer)).toBeNull();
});

test('what was not asked for is dropped', () => {
  expect(replyIn(ShownReply, { ...shown, cookie: 'x' })).toEqual(shown);
});

test.each<[string, unknown]>([
  ['a pick', { region: { x: 'a' } }],
  ['another object', {}],
])('%s of another shape is no pick', (_kind, answer) => {
  expect(replyIn(question(pickName, 'collect').reply, answer)).toBeNull();
});

test('a picked region that is null says that the person cancelled: results keep null', () => {
  expect(replyIn(question(pickName, 'collect').reply, { region: null })).toEqual({ region: null });
});
