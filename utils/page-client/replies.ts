import * as z from 'zod/mini';
import { CaptureHealth } from '../captures/capture-health.ts';
import { RichText } from '../captures/rich-text.ts';
import type { Shown } from '../page/full-page/shown.ts';
import type { PageHealth } from '../page/health/page-trouble.ts';
import { type AskedInPage, holderName, lookerName, pickName } from '../page/page-world.ts';
import type { Picked } from '../page/pick/picked.ts';
import type { TaskAnswers } from '../page/task.ts';
import { type Question, replyIn } from './ask-in-page.ts';
import { SensitiveReply } from './look-in-page.ts';
import { box, number, place } from './reply-parts.ts';

/** What a method is told, as a list of its arguments. */
export type ToldTo<Method> = Method extends (...told: infer Told) => unknown ? Told : never;

/** What a method answers. The browser makes null of undefined. */
type AnswerOf<Method> = Method extends (...told: never) => infer Answer
  ? Awaited<Answer> extends infer Given
    ? Given extends void
      ? null
      : Given
    : never
  : never;

type Schema<T> = z.ZodMiniType<T>;

const size = z.object({ width: number, height: number });
const length = number.check(z.positive());

export const ShownReply: Schema<Shown> = z.object({
  left: number,
  top: number,
  view: z.object({ ...place, width: length, height: length }),
  content: size,
  window: size,
  ratio: number,
  isDocument: z.boolean(),
  inView: z.boolean(),
  atEnd: z.object({ right: z.boolean(), bottom: z.boolean() }),
  origin: z.object(place),
  isCut: z.boolean(),
});

/** In UTF-16 units. Our own script cuts what it tells; longer texts are not its. */
const longestHealth = 2000;

function isShort({ troubles }: PageHealth): boolean {
  return (
    troubles.length <= 30 &&
    troubles.every(({ address, what, trace }) => `${address}${what}${trace}`.length <= longestHealth)
  );
}

export const HealthReply: Schema<PageHealth> = CaptureHealth.check(z.refine(isShort));

const PickReply: Schema<Picked> = z.object({ region: z.nullable(z.object(box)) });

/** What the file of the tasks answers if it was there before. */
export const TaskReply = z.object({ answer: z.unknown() });

/** The schema of each task's answer. */
const taskReplies: { readonly [Name in keyof TaskAnswers]: Schema<TaskAnswers[Name]> } = {
  'page-selection': z.string(),
  'page-text': RichText,
  'page-image': z.array(z.nullable(z.object({ dataUrl: z.string(), contentType: z.string() }))),
  'page-toast': z.boolean(),
  'page-pick': z.boolean(),
};

/** The schema of each answer to a question. */
const replies: {
  readonly [Name in keyof AskedInPage]: {
    readonly [Method in keyof AskedInPage[Name]]: Schema<AnswerOf<AskedInPage[Name][Method]>>;
  };
} = {
  [lookerName]: { look: SensitiveReply },
  [holderName]: {
    show: ShownReply,
    lay: ShownReply,
    grow: ShownReply,
    look: z.nullable(ShownReply),
    release: z.null(),
  },
  [pickName]: { collect: PickReply, cancel: PickReply },
};

/** Returns a question, typed by the page's own interface. */
export function question<Name extends keyof AskedInPage, Method extends keyof AskedInPage[Name] & string>(
  place: Name,
  method: Method,
  ...[argument = null]: ToldTo<AskedInPage[Name][Method]>
): Question<AnswerOf<AskedInPage[Name][Method]>> {
  return { place, method, argument, reply: replies[place][method] };
}

/** Validates a task's answer. Null if it has another shape. */
export function taskReplyIn<Name extends keyof TaskAnswers>(
  name: Name,
  answer: unknown,
): TaskAnswers[Name] | null {
  return replyIn<TaskAnswers[Name]>(taskReplies[name], answer);
}
