import { defineBackground } from 'wxt/utils/define-background';
import { browser } from '../../utils/browser.ts';
import { answerRequests } from '../../utils/messages.ts';
import { createFromCommand, createFromMenu } from './gestures.ts';
import { installMenus } from './menus.ts';
import { handlers } from './requests.ts';
import { restrictStorage } from './storage-access.ts';

export default defineBackground({
  type: 'module',
  main() {
    restrictStorage();
    answerRequests(handlers);
    browser.runtime.onInstalled.addListener(installMenus);
    browser.contextMenus.onClicked.addListener(createFromMenu);
    browser.commands.onCommand.addListener(createFromCommand);
  },
});
