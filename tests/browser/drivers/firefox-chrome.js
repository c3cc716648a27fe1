// Runs once in Firefox's own window, with the browser's own rights, and sets `window.ticketDriver` there. The driver in
// Node calls its functions through Marionette. Arguments and values are JSON.
/* global window, document, gBrowser, PopupNotifications, Services, ChromeUtils, Cc, Ci, WebExtensionPolicy */
// biome-ignore lint/complexity/noArguments: this is a function's body for Marionette, which has no parameters to name.
const [agentSource, geckoId] = arguments;
const agentUrl = `data:text/javascript;charset=utf-8,${encodeURIComponent(agentSource)}`;
const principal = Services.scriptSecurityManager.getSystemPrincipal();
const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
const { ExtensionPermissions } = ChromeUtils.importESModule(
  'resource://gre/modules/ExtensionPermissions.sys.mjs',
);
const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
const { setInterval, clearInterval, setTimeout } = ChromeUtils.importESModule(
  'resource://gre/modules/Timer.sys.mjs',
);
let lastCall = 0;

const extension = () => WebExtensionPolicy.getByID(geckoId)?.extension;
const popupSelector = 'browser[webextension-view-type="popup"]';
const findBrowser = (browserId) => {
  for (const browser of document.querySelectorAll('browser')) {
    if (browser.browserId === browserId) return browser;
  }
  return null;
};
const expectBrowser = (browserId) => {
  const browser = findBrowser(browserId);
  if (!browser) throw new Error('The page has closed');
  return browser;
};
const tabOf = (browserId) => gBrowser.getTabForBrowser(expectBrowser(browserId));

/**
 * Loads the agent if it is not there. A browser that changes its process gets a new message manager without the agent.
 */
const loadAgent = (browser) => {
  if (browser.ticketDriverManager === browser.messageManager) return;
  browser.ticketDriverManager = browser.messageManager;
  browser.messageManager.loadFrameScript(agentUrl, false);
};

const call = (browserId, name, ...args) =>
  new Promise((resolve, reject) => {
    const browser = expectBrowser(browserId);
    loadAgent(browser);
    lastCall += 1;
    const id = lastCall;
    const manager = browser.messageManager;
    const settle = (action) => {
      clearInterval(watch);
      manager.removeMessageListener('ticket-driver:answer', listener);
      action();
    };
    const listener = ({ data }) => {
      if (data.id !== id) return;
      settle(() => (data.error === undefined ? resolve(data.value) : reject(new Error(data.error))));
    };
    const watch = setInterval(() => {
      if (findBrowser(browserId)?.messageManager === manager) return;
      settle(() => reject(new Error('The page has closed')));
    }, 50);
    manager.addMessageListener('ticket-driver:answer', listener);
    manager.sendAsyncMessage('ticket-driver:call', { id, name, args });
  });

/**
 * Uninstalls the extension and deletes what it stored, as a person's uninstall does. At other times the preference is
 * on, because a restart of the tests uninstalls too and must keep the storage. Firefox leaves the popup's view in its
 * window if the panel with the extension's button was never open. The view of the next installation has the same id,
 * and a click on the toolbar button then shows the old view, which stays empty.
 */
const uninstall = async () => {
  const keepStorage = 'extensions.webextensions.keepStorageOnUninstall';
  const addon = await AddonManager.getAddonByID(geckoId);
  Services.prefs.setBoolPref(keepStorage, false);
  await addon.uninstall();
  Services.prefs.setBoolPref(keepStorage, true);
  for (const view of document.querySelectorAll('panelview[extension]')) view.remove();
};
/** Deletes cookies, caches, stores, permissions, zoom, history and downloads of all sites. */
const deleteSiteData = () =>
  new Promise((resolve) =>
    Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_ALL, { onDataDeleted: resolve }),
  );

const shown = (popup) =>
  popup.state === 'open'
    ? Promise.resolve()
    : new Promise((resolve) => popup.addEventListener('popupshown', resolve, { once: true }));

window.ticketDriver = {
  call,
  /** Whether the background runs, if the extension has one. Then its menus and listeners are there. */
  isExtensionReady: () => {
    const { manifest, backgroundState } = extension() ?? {};
    return manifest !== undefined && (!manifest.background || backgroundState === 'running');
  },
  /** Id that differs at each start of the extension. Null if its background does not run. */
  runningInstance: () =>
    extension()?.backgroundState === 'running' ? WebExtensionPolicy.getByID(geckoId).instanceId : null,
  openTab: (url, inBackground) => {
    const tab = gBrowser.addTab(url, { triggeringPrincipal: principal, inBackground });
    if (!inBackground) gBrowser.selectedTab = tab;
    return tab.linkedBrowser.browserId;
  },
  /**
   * Allows private windows as the person's "Allow" in the add-ons manager does. Firefox offers no "Allow" for an
   * extension that must not run there.
   */
  allowPrivateWindows: async () => {
    const permissions = ['internal:privateBrowsingAllowed'];
    await ExtensionPermissions.add(geckoId, { permissions, origins: [] }, extension());
    await (await AddonManager.getAddonByID(geckoId)).reload();
  },
  /** Opens the address in a private window. Resolves to true if the extension has access to that window. */
  openPrivateWindow: async (url) => {
    const opened = window.OpenBrowserWindow({ private: true });
    await new Promise((resolve) => opened.addEventListener('load', resolve, { once: true }));
    await opened.delayedStartupPromise;
    const { selectedBrowser } = opened.gBrowser;
    selectedBrowser.loadURI(Services.io.newURI(url), { triggeringPrincipal: principal });
    while (selectedBrowser.currentURI.spec !== url || opened.gBrowser.selectedTab.hasAttribute('busy'))
      await new Promise((resolve) => setTimeout(resolve, 50));
    return extension().canAccessWindow(opened);
  },
  tabs: () =>
    gBrowser.tabs.map(({ linkedBrowser }) => ({
      id: linkedBrowser.browserId,
      url: linkedBrowser.currentURI.spec,
    })),
  exists: (browserId) => findBrowser(browserId) !== null,
  load: (browserId, url) => {
    expectBrowser(browserId).loadURI(Services.io.newURI(url), { triggeringPrincipal: principal });
  },
  activate: (browserId) => {
    gBrowser.selectedTab = tabOf(browserId);
    for (const browser of document.querySelectorAll(popupSelector)) browser.closest('panel')?.hidePopup();
  },
  closeTab: (browserId) => gBrowser.removeTab(tabOf(browserId)),
  closePopup: (browserId) => findBrowser(browserId)?.closest('panel')?.hidePopup(),
  focus: (browserId) => {
    const browser = expectBrowser(browserId);
    if (document.activeElement !== browser) browser.focus();
  },
  clickToolbar: () => ExtensionParent.apiManager.global.browserActionFor(extension()).triggerAction(window),
  popup: () => document.querySelector(popupSelector)?.browserId ?? null,
  // Firefox loads a popup in a hidden panel first and shows it in another panel, with another id if loading takes long.
  shownPopup: () =>
    [...document.querySelectorAll(popupSelector)].find((one) => one.closest('panel')?.state === 'open')
      ?.browserId ?? null,
  badgeText: (browserId) => {
    const { action } = ExtensionParent.apiManager.global.browserActionFor(extension());
    return action.getProperty(browserId ? tabOf(browserId) : null, 'badgeText') ?? '';
  },
  screenshot: async (browserId) => {
    const { browsingContext } = expectBrowser(browserId);
    const bitmap = await browsingContext.currentWindowGlobal.drawSnapshot(
      null,
      window.devicePixelRatio,
      'white',
    );
    const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext('2d').drawImage(bitmap, 0, 0);
    return canvas.toDataURL('image/png').replace(/^.*,/, '');
  },
  answerPromptsWithYes: () => Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', false),
  grantHost: (pattern) =>
    ExtensionPermissions.add(geckoId, { permissions: [], origins: [pattern] }, extension()),
  revokeHost: (pattern) =>
    ExtensionPermissions.remove(geckoId, { permissions: [], origins: [pattern] }, extension()),
  /** Presses the prompt's button. False if the prompt is not open yet. */
  answerPrompt: (answer) => {
    const prompt = PopupNotifications.getNotification('addon-webext-permissions', gBrowser.selectedBrowser);
    const element = document.getElementById('addon-webext-permissions-notification');
    if (!prompt || PopupNotifications.panel.state !== 'open' || !element) return false;
    (answer === 'allow' ? element.button : element.secondaryButton).click();
    return true;
  },
  hasExtensionWorld: (browserId) => call(browserId, 'hasWorldOf', geckoId),
  /**
   * Builds the warnings as the add-ons manager builds its install prompt (`installPermissions` in XPIDatabase,
   * `_buildStrings` in ExtensionsUI).
   */
  installWarnings: async (folder) => {
    const { ExtensionData } = ChromeUtils.importESModule('resource://gre/modules/Extension.sys.mjs');
    const { FileUtils } = ChromeUtils.importESModule('resource://gre/modules/FileUtils.sys.mjs');
    const rootURI = Services.io.newFileURI(new FileUtils.File(folder));
    const data = await ExtensionData.constructAsync({ rootURI, checkPrivileged: async () => false });
    await data.loadManifest();
    if (data.errors.length > 0) throw new Error(data.errors.join('\n'));
    const [required, requested] = [data.getRequiredPermissions(), data.getRequestedPermissions()];
    const permissions = {
      origins: [...required.origins, ...requested.origins],
      permissions: [...required.permissions, ...requested.permissions],
    };
    return ExtensionData.formatPermissionStrings({ permissions }, { fullDomainsList: true }).msgs;
  },
  /**
   * Closes all panels and menus; true once all have closed. If the extension goes while its panel is open, the panel is
   * broken for the next extension.
   */
  closePopups: () => {
    const open = [...document.querySelectorAll('panel, menupopup')].filter(({ state }) => state !== 'closed');
    for (const popup of open) popup.hidePopup();
    return open.length === 0 && document.querySelector(popupSelector) === null;
  },
  /** Does what `Browser.reset` says, up to the removal of the extension. */
  clear: async () => {
    for (const other of Services.wm.getEnumerator('navigator:browser')) if (other !== window) other.close();
    Services.io.offline = false;
    Services.prefs.clearUserPref('extensions.webextOptionalPermissionPrompts');
    const blank = gBrowser.addTab('about:blank', { triggeringPrincipal: principal });
    gBrowser.selectedTab = blank;
    window.ticketDriver.closeHiddenPage();
    gBrowser.removeAllTabsBut(blank, { animate: false, skipPermitUnload: true, skipSessionStore: true });
    await uninstall();
    await deleteSiteData();
  },
  closeTabAt: (urlPart) => {
    const tab = gBrowser.tabs.find(({ linkedBrowser }) => linkedBrowser.currentURI.spec.includes(urlPart));
    if (tab) gBrowser.removeTab(tab, { animate: false, skipPermitUnload: true, skipSessionStore: true });
    return tab !== undefined;
  },
  setOffline: (offline) => {
    Services.io.offline = offline;
    // Otherwise Firefox keeps using the open connections to this computer.
    if (offline) Services.obs.notifyObservers(null, 'net:prune-all-connections');
  },
  isBackgroundRunning: () => extension()?.backgroundState === 'running',
  killBackground: () =>
    extension().terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true }),
  chooseFromContextMenu: async (browserId, target, label) => {
    const menu = document.getElementById('contentAreaContextMenu');
    gBrowser.selectedTab = tabOf(browserId);
    await call(browserId, 'rightClick', target);
    await shown(menu);
    const items = [...menu.querySelectorAll('menuitem')].filter(
      (item) => item.getAttribute('label') && !item.closest('[hidden]'),
    );
    const item = items.find((candidate) => candidate.getAttribute('label') === label);
    if (!item) {
      menu.hidePopup();
      const labels = items.map((candidate) => candidate.getAttribute('label')).join(', ');
      throw new Error(`The menu has no "${label}" here; it has: ${labels}`);
    }
    const parent = item.closest('menu');
    if (parent && menu.contains(parent)) {
      parent.openMenu(true);
      await shown(parent.menupopup);
    }
    const closed = new Promise((resolve) =>
      menu.addEventListener('popuphidden', ({ target: popup }) => popup === menu && resolve()),
    );
    item.closest('menupopup').activateItem(item);
    await closed;
  },
  pressShortcut: (chord) => {
    const keys = chord.split('+');
    const last = keys.pop();
    const processor = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
    processor.beginInputTransactionForTests(window);
    // Focus the address bar, because synthetic keys that go through a page first never reach the browser's commands.
    window.gURLBar.focus();
    const event = new window.KeyboardEvent('', {
      key: last,
      code: `Key${last.toUpperCase()}`,
      keyCode: last.toUpperCase().charCodeAt(0),
    });
    const modifiers = keys.map(
      (key) => new window.KeyboardEvent('', { key: key === 'Ctrl' ? 'Control' : key }),
    );
    for (const modifier of modifiers) processor.keydown(modifier, processor.KEY_NON_PRINTABLE_KEY);
    processor.keydown(event);
    processor.keyup(event);
    for (const modifier of modifiers.reverse()) processor.keyup(modifier, processor.KEY_NON_PRINTABLE_KEY);
    gBrowser.selectedBrowser.focus();
  },
};
