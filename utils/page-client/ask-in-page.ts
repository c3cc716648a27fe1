import type * as z from 'zod/mini';
import { browser, type Scripting } from '../browser.ts';
import { late, unlessLate } from '../unless-late.ts';

/**
 * In milliseconds. If a page runs no script of ours within this time, it is busy with its own work and the capture goes
 * on without it.
 */
export const respondsWithin = 5000;

export type Target = Scripting.InjectionTarget;

export const inject = (target: Target, ...files: string[]) =>
  browser.scripting.executeScript({ target, files, injectImmediately: true });

/**
 * A question for what an earlier file left in our isolated world: the name it was left under, the method to call, its
 * argument; and the schema of the answer.
 */
export interface Question<Answer> {
  place: string;
  method: string;
  argument: unknown;
  reply: z.ZodMiniType<Answer>;
}

/** Validates an answer, because the page that gave it is not ours. Null if it has another shape. */
export function replyIn<Answer>(reply: z.ZodMiniType<Answer>, answer: unknown): Answer | null {
  const parsed = reply.safeParse(answer);
  return parsed.success ? parsed.data : null;
}

/** What crosses into the page of a question. */
type Asked = Omit<Question<unknown>, 'reply'>;

/** For several questions: the answer to each, or null. */
type AnswersTo<Answers extends unknown[]> = { [At in keyof Answers]: Answers[At] | null };
type QuestionsFor<Answers extends unknown[]> = { [At in keyof Answers]: Question<Answers[At]> };

/**
 * Asks one question after the other, each after the answer to the one before. An answer is null if nothing was left.
 */
const ask = async <Answers extends unknown[]>(
  target: Target,
  ...questions: QuestionsFor<Answers>
): Promise<AnswersTo<Answers>> => {
  const asked = questions.map(({ place, method, argument }): Asked => ({ place, method, argument }));
  const [frame] = await browser.scripting.executeScript({
    target,
    func: async (all: Asked[]) => {
      const answers: unknown[] = [];
      for (const { place, method, argument } of all) {
        const left = Reflect.get(globalThis, place) as Record<string, (told: unknown) => unknown> | undefined;
        answers.push((await left?.[method]?.(argument)) ?? null);
      }
      return answers;
    },
    args: [asked],
    injectImmediately: true,
  });
  const answers: unknown[] = Array.isArray(frame?.result) ? frame.result : [];
  return questions.map(({ reply }, at) => replyIn(reply, answers[at])) as AnswersTo<Answers>;
};

/**
 * Asks what a task left in our isolated world of the top frame, and returns its answer; null if it is gone or late, or
 * the answer has another shape. Unlike a task it can be asked several questions at the same time.
 */
export async function askInPage<Answer>(
  tabId: number,
  withinMs: number,
  asked: Question<Answer>,
): Promise<Answer | null> {
  const [answer] = await askInTurn(tabId, withinMs, asked);
  return answer;
}

/** Asks such questions in one call of the browser, each after the answer to the one before. */
export async function askInTurn<Answers extends unknown[]>(
  tabId: number,
  withinMs: number,
  ...questions: QuestionsFor<Answers>
): Promise<AnswersTo<Answers>> {
  const answers = await within(withinMs, ask<Answers>({ tabId }, ...questions));
  return answers ?? (questions.map(() => null) as AnswersTo<Answers>);
}

/** Resolves with null if late or refused. */
export async function within<T>(waitMs: number, running: Promise<T>): Promise<T | null> {
  const answer = await unlessLate(waitMs, orNull(running));
  return answer === late ? null : answer;
}

/** Resolves to null if the browser refuses the script. A screenshot needs no script, so a refusal is no error. */
export const orNull = <T>(running: Promise<T>): Promise<T | null> => running.catch(() => null);
