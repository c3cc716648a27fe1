import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import {
  argumentName,
  lookerName,
  pickerName,
  readerName,
  takeLeft,
  tasksName,
} from '../utils/page/argument.ts';
import { askToOpen } from '../utils/page/ask-to-open.ts';
import { type ImageRequest, readImages } from '../utils/page/image.ts';
import type { PickRequest } from '../utils/page/pick/pick.ts';
import type { Picker } from '../utils/page/pick/picker.ts';
import { cancelPick } from '../utils/page/pick/running.ts';
import { readReadableText } from '../utils/page/readable-text.ts';
import type { Reader } from '../utils/page/reader.ts';
import type { Judgement } from '../utils/page/regions/judgement.ts';
import { readSelection } from '../utils/page/selection.ts';
import { takeSnapshot } from '../utils/page/snapshot.ts';
import type { PageTask } from '../utils/page/task.ts';
import { removeToast, showToast, toastOf } from '../utils/page/toast.ts';

const snapshot: PageTask = { name: 'page-snapshot', data: null };

/**
 * Does one task in a page, except holding the page still. All tasks share one file, because separate files would each
 * contain the shared code. The script is injected on a user gesture and stays in the extension's isolated world of the
 * page for the next tasks. Without a given task it takes a snapshot, which must be quick.
 */
export default defineUnlistedScript(() => {
  const next = async (task: PageTask) => ({ answer: (await perform(task)) ?? null });
  Reflect.set(globalThis, tasksName, { next });
  return perform(takeLeft<PageTask>(argumentName) ?? snapshot);
});

function perform({ name, data }: PageTask): unknown {
  switch (name) {
    case 'page-snapshot':
      removeToast();
      return cancelPick().then(() => takeSnapshot(document));
    case 'page-selection':
      return JSON.stringify(readSelection(document, judgementOf(data)));
    case 'page-text':
      return readReadableText(document, takeLeft<Reader>(readerName), judgementOf(data));
    case 'page-image':
      return readImages(data as ImageRequest);
    case 'page-toast': {
      const toast = toastOf(data);
      return toast !== null && showToast(document, toast, askToOpen);
    }
    case 'page-pick':
      return takeLeft<Picker>(pickerName)?.(document, data as PickRequest);
  }
}

/**
 * Returns the judgement by `page-look.ts`, which ran before, with the person's own words. Undefined if `words` is null:
 * then nothing is hidden.
 */
function judgementOf(words: unknown): Judgement | undefined {
  if (!Array.isArray(words)) return undefined;
  const looker = Reflect.get(globalThis, lookerName) as { judge: (words: string[]) => Judgement } | undefined;
  return looker?.judge(words);
}
