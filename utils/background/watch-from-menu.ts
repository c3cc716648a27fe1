import { askToWatch } from '../ask-to-watch.ts';
import type { Menus, Tabs } from '../browser.ts';
import { watchSetting } from '../captures/watch-setting.ts';
import { showFailure } from './feedback.ts';
import { watchMenu } from './menus.ts';
import { resumeWatching, startWatching, stopWatching } from './watch-tab.ts';

/** Begins to watch the tab that was right-clicked, or stops if it is watched. */
export async function watchFromMenu(info: Menus.OnClickData, tab?: Tabs.Tab): Promise<void> {
  if (info.menuItemId !== watchMenu || tab?.id === undefined) return;
  // Asked before anything is awaited: the browser asks only inside the click.
  const { isGranted, isAllowed } = askToWatch(tab.url ?? '');
  const tabId = tab.id;
  const watch = await watchSetting.read();
  if (watch?.phase === 'on' && watch.tabId === tabId) {
    await stopWatching(tabId);
    return;
  }
  // Firefox may stop the background while its question is open.
  let started = await startWatching({ tabId, reload: false, isGranted: await isGranted });
  if (!(await isAllowed)) await stopWatching(tabId);
  else if (started.ok) started = await resumeWatching();
  if (!started.ok) await showFailure(tabId, started.error);
}
