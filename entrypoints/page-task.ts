import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { argumentName, leave, takeLeft, tasksName } from '../utils/page/page-world.ts';
import { parsing } from '../utils/page/parsers.ts';
import { performTask } from '../utils/page/perform-task.ts';
import { type PageTask, parseTask } from '../utils/page/task.ts';

const readSelection: PageTask = { name: 'page-selection', data: null };
const perform = parsing(parseTask, performTask);

/**
 * Does one task in a page. All tasks share one file, because separate files would each contain the shared code. The
 * script is injected when the first task is asked, and stays in the extension's isolated world of the page for the next
 * tasks. Without a given task it reads the selection.
 */
export default defineUnlistedScript(() => {
  leave(tasksName, { next: async (task) => ({ answer: await perform(task) }) });
  return perform(takeLeft(argumentName) ?? readSelection);
});
