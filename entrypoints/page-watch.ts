import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { leave, leftAs, watcherName } from '../utils/page/page-world.ts';
import { createWatcher } from '../utils/page/watch/watch-page.ts';
import { watchPorts } from '../utils/page/watch/watch-ports.ts';

/** Leaves the watcher of a page or frame in the extension's isolated world. A watcher that is already there stays. */
export default defineUnlistedScript(() => {
  if (leftAs(watcherName) === undefined) leave(watcherName, createWatcher(window, watchPorts(document)));
  return true;
});
