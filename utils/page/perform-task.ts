import { askToOpen } from './ask-to-open.ts';
import { countDown } from './countdown.ts';
import { readImages } from './image.ts';
import { leftAs, lookerName, pickerName, readerName, takeLeft } from './page-world.ts';
import { readReadableText } from './readable-text.ts';
import { type Judgement, judgementOf } from './regions/judgement.ts';
import { readSelection } from './selection.ts';
import type { PageTask, TaskAnswers, TaskData, TaskName } from './task.ts';
import { showToast } from './toast.ts';

const tasks: {
  readonly [Name in TaskName]: (data: TaskData[Name]) => TaskAnswers[Name] | Promise<TaskAnswers[Name]>;
} = {
  'page-selection': (words) => JSON.stringify(readSelection(document, judge(words))),
  'page-text': (words) => readReadableText(document, takeLeft(readerName), judge(words)),
  'page-image': readImages,
  'page-toast'(toast) {
    showToast(document, toast, askToOpen);
    return true;
  },
  'page-countdown': (countdown) => countDown(document, countdown),
  'page-pick': (request) => takeLeft(pickerName)?.(document, request) ?? false,
};

/** Does one task in a page and returns its answer. */
export function performTask<Name extends TaskName>({ name, data }: PageTask<Name>) {
  return tasks[name](data);
}

/**
 * Returns the judgement of what `page-look.ts`, which ran before, finds with the person's own words. Undefined if `words` is null:
 * then nothing is hidden.
 */
function judge(words: readonly string[] | null): Judgement | undefined {
  const searched = words === null ? undefined : leftAs(lookerName)?.search(words);
  return searched && judgementOf(searched);
}
