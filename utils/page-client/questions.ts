import * as z from 'zod/mini';
import type { Shown } from '../page/full-page/shown.ts';
import { type AskedInPage, holderName, lookerName, pickName } from '../page/page-world.ts';
import type { Picked } from '../page/pick/picked.ts';
import type { Question } from './ask-in-page.ts';
import { SensitiveReply } from './look-in-page.ts';
import { SnapshotReply } from './page-facts.ts';
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

const PickReply: Schema<Picked> = z.object({ region: z.nullable(z.object(box)) });

/** The schema of each answer to a question. */
const replies: {
  readonly [Name in keyof AskedInPage]: {
    readonly [Method in keyof AskedInPage[Name]]: Schema<AnswerOf<AskedInPage[Name][Method]>>;
  };
} = {
  [lookerName]: { look: SensitiveReply, snapshot: SnapshotReply },
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
