import { defineBackground } from 'wxt/utils/define-background';
import { browser } from '../../utils/browser.ts';
import { answerRequests } from '../../utils/messages.ts';
import { restoreLocal } from '../../utils/storage/renew-local.ts';
import { openMade } from './feedback.ts';
import { createFromCommand, createFromMenu } from './gestures.ts';
import { installMenus } from './menus.ts';
import { resumeBlocked, reviveOutbox, runOutbox } from './outbox.ts';
import { handlers } from './requests.ts';
import { reviveScreenshot } from './screenshots.ts';
import { restrictStorage, tidyStorage } from './storage-access.ts';

export default defineBackground({
  type: 'module',
  main() {
    restrictStorage();
    void restoreLocal();
    answerRequests(handlers, openMade);
    browser.runtime.onInstalled.addListener(installMenus);
    for (const started of [browser.runtime.onInstalled, browser.runtime.onStartup])
      started.addListener(() => void tidyStorage().finally(runOutbox));
    browser.alarms.onAlarm.addListener(() => void runOutbox());
    browser.permissions.onAdded.addListener(() => void resumeBlocked());
    self.addEventListener('online', () => void runOutbox());
    browser.contextMenus.onClicked.addListener(createFromMenu);
    browser.commands.onCommand.addListener(createFromCommand);
    void reviveScreenshot();
    void reviveOutbox();
  },
});
