import { askToStopWatching, isConnected, isWatched, keepWatched } from '../ask-to-open.ts';
import { leftAs, toastName } from '../page-world.ts';
import { hasToast, removeToast, showToast } from '../toast.ts';
import type { WatchPorts } from './watch-page.ts';

/**
 * Returns what connects a watcher with the extension. The pill is a toast that stays: it leaves for each picture and
 * comes back when the person goes on in the page. If the person closes it, it stays away.
 */
export function watchPorts(document: Document): WatchPorts {
  let isClosed = false;
  let pill: Element | undefined;
  return {
    isConnected,
    isWatched,
    keep: keepWatched,
    showPill({ text, stop, close }) {
      if (isClosed || hasToast()) return undefined;
      const toast = { text, button: stop, tone: 'busy', closeLabel: close } as const;
      showToast(document, toast, askToStopWatching, {
        onClose: () => {
          isClosed = true;
        },
      });
      pill = leftAs(toastName);
      return pill;
    },
    removePill() {
      isClosed = false;
      if (leftAs(toastName) === pill) removeToast();
    },
  };
}
