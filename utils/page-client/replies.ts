import * as z from 'zod/mini';
import { CaptureHealth } from '../captures/capture-health.ts';
import { RichText } from '../captures/rich-text.ts';
import type { PageHealth } from '../page/health/page-trouble.ts';
import type { TaskAnswers } from '../page/task.ts';
import { replyIn } from './ask-in-page.ts';

type Schema<T> = z.ZodMiniType<T>;

/** In UTF-16 units. Our own script cuts what it tells; longer texts are not its. */
const longestHealth = 2000;

function isShort({ troubles }: PageHealth): boolean {
  return (
    troubles.length <= 30 &&
    troubles.every(({ address, what, trace }) => `${address}${what}${trace}`.length <= longestHealth)
  );
}

export const HealthReply: Schema<PageHealth> = CaptureHealth.check(z.refine(isShort));

/** What the file of the tasks answers if it was there before. */
export const TaskReply = z.object({ answer: z.unknown() });

/** The schema of each task's answer. */
const taskReplies: { readonly [Name in keyof TaskAnswers]: Schema<TaskAnswers[Name]> } = {
  'page-selection': z.string(),
  'page-text': RichText,
  'page-image': z.array(z.nullable(z.object({ dataUrl: z.string(), contentType: z.string() }))),
  'page-toast': z.boolean(),
  'page-pick': z.boolean(),
  'page-countdown': z.boolean(),
};

/** Validates a task's answer. Null if it has another shape. */
export function taskReplyIn<Name extends keyof TaskAnswers>(
  name: Name,
  answer: unknown,
): TaskAnswers[Name] | null {
  return replyIn<TaskAnswers[Name]>(taskReplies[name], answer);
}
