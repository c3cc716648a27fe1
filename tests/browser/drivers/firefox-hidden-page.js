// Runs once in Firefox's own window, after firefox-chrome.js, and adds to its `window.ticketDriver` a page of the
// extension that is in no tab.
/* global window, document, Services, ChromeUtils, WebExtensionPolicy */
// biome-ignore lint/complexity/noArguments: this is a function's body for Marionette, which has no parameters to name.
const [geckoId] = arguments;
const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');

/** The open page, and the start of the extension that it belongs to. */
let hidden;
const closeHiddenPage = () => {
  hidden?.browser.remove();
  hidden = undefined;
};

/**
 * Resolves to the browser id of the page. It is opened as a sidebar's page is, and kept for as long as the extension
 * runs. A tab for each look into the extension took a fifth of a second of processor time.
 */
const hiddenPage = async (url) => {
  const policy = WebExtensionPolicy.getByID(geckoId);
  const { instanceId } = policy;
  if (hidden?.instanceId === instanceId && hidden.browser.isConnected) return hidden.browser.browserId;
  closeHiddenPage();
  const browser = document.createXULElement('browser');
  const attributes = {
    type: 'content',
    disableglobalhistory: 'true',
    messagemanagergroup: 'webext-browsers',
    'webextension-view-type': 'sidebar',
    remote: 'true',
    remoteType: policy.extension.remoteType,
    initialBrowsingContextGroupId: policy.browsingContextGroupId,
    style: 'position: fixed; width: 1px; height: 1px; visibility: hidden',
  };
  for (const [name, value] of Object.entries(attributes)) browser.setAttribute(name, value);
  const created = new Promise((resolve) =>
    browser.addEventListener('XULFrameLoaderCreated', resolve, { once: true }),
  );
  document.documentElement.append(browser);
  await created;
  ExtensionParent.apiManager.emit('extension-browser-inserted', browser);
  browser.loadURI(Services.io.newURI(url), { triggeringPrincipal: policy.extension.principal });
  hidden = { browser, instanceId };
  return browser.browserId;
};

Object.assign(window.ticketDriver, { hiddenPage, closeHiddenPage });
