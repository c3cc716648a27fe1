import { defineBackground } from 'wxt/utils/define-background';
import { answerRequests } from '../../utils/answer-requests.ts';
import { hideSent } from '../../utils/background/badge.ts';
import { createFromCommand, createFromMenu } from '../../utils/background/create-from-gesture.ts';
import { openMade } from '../../utils/background/feedback.ts';
import { followByAlarm, readStatuses } from '../../utils/background/follow-tickets.ts';
import { installMenus } from '../../utils/background/menus.ts';
import { openWelcome } from '../../utils/background/open-welcome.ts';
import { resumeBlocked, reviveOutbox, runOutbox } from '../../utils/background/outbox.ts';
import { handlers } from '../../utils/background/requests.ts';
import { reviveScreenshot } from '../../utils/background/screenshots.ts';
import { restrictStorage, tidyStorage } from '../../utils/background/storage-access.ts';
import { watchFromMenu } from '../../utils/background/watch-from-menu.ts';
import {
  isWatchedTab,
  keepWatchedPage,
  resumeWatching,
  stopWatching,
  tidyWatching,
  watchIsOver,
} from '../../utils/background/watch-tab.ts';
import { browser } from '../../utils/browser.ts';
import { followAlarm } from '../../utils/captures/followed-tickets.ts';
import { watchAlarm } from '../../utils/captures/watch-setting.ts';
import { restoreLocal } from '../../utils/storage/renew-local.ts';

export default defineBackground({
  main() {
    restrictStorage();
    void restoreLocal();
    answerRequests(handlers, openMade, {
      stop: stopWatching,
      isWatched: isWatchedTab,
      keep: keepWatchedPage,
    });
    browser.runtime.onInstalled.addListener(installMenus);
    browser.runtime.onInstalled.addListener(openWelcome);
    for (const started of [browser.runtime.onInstalled, browser.runtime.onStartup])
      started.addListener(() => void tidyStorage().finally(runOutbox));
    for (const started of [browser.runtime.onInstalled, browser.runtime.onStartup])
      started.addListener(() => void tidyWatching());
    // An update or a restart of the browser may have dropped the alarm.
    for (const started of [browser.runtime.onInstalled, browser.runtime.onStartup])
      started.addListener(() => void readStatuses({ isLooking: false }));
    browser.alarms.onAlarm.addListener(
      ({ name }) =>
        void (name === followAlarm ? followByAlarm() : name === watchAlarm ? watchIsOver() : runOutbox()),
    );
    browser.permissions.onAdded.addListener(() => void resumeBlocked());
    browser.permissions.onAdded.addListener(() => void resumeWatching());
    self.addEventListener('online', () => void runOutbox());
    browser.contextMenus.onClicked.addListener(createFromMenu);
    browser.contextMenus.onClicked.addListener(watchFromMenu);
    browser.commands.onCommand.addListener(createFromCommand);
    void reviveScreenshot();
    void reviveOutbox();
    void hideSent();
    void resumeWatching();
  },
});
