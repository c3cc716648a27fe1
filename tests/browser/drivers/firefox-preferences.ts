import type { LaunchOptions } from './types.ts';

/**
 * Returns the text of a `user.js` that turns off Firefox's own dialogs and network services and applies the options.
 */
export function firefoxPreferences(options: Partial<LaunchOptions>, uuids: Record<string, string>): string {
  const isDark = options.colorScheme === 'dark';
  const preferences: Record<string, string | number | boolean> = {
    'marionette.port': 0,
    // The extension keeps its address, and what it stored, when it is installed anew after a restart.
    'extensions.webextensions.uuids': JSON.stringify(uuids),
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    // Print what pages and the extension log. The driver reads it from the output.
    'devtools.console.stdout.content': true,
    'devtools.jsonview.enabled': false,
    'browser.dom.window.dump.enabled': true,
    // Put a page and its extension frames in as few processes as possible, because the machine has two cores.
    'dom.ipc.processCount': 1,
    'dom.ipc.processPrelaunch.enabled': false,
    // Nothing in these tests asks for the accessibility tree, which slows each page.
    'accessibility.force_disabled': 1,
    'security.notification_enable_delay': 0,
    // The agent must also get into about: pages, which run in the browser's own process.
    'security.allow_parent_unrestricted_js_loads': true,
    'security.allow_eval_in_parent_process': true,
    'security.allow_eval_with_system_principal': true,
    'layout.css.prefers-color-scheme.content-override': isDark ? 0 : 1,
    'ui.systemUsesDarkTheme': isDark ? 1 : 0,
    'browser.theme.content-theme': isDark ? 0 : 1,
    'browser.theme.toolbar-theme': isDark ? 0 : 1,
    'intl.accept_languages': options.locale ?? 'en-US',
    'intl.locale.requested': options.locale ?? 'en-US',
    ...(options.deviceScaleFactor && { 'layout.css.devPixelsPerPx': String(options.deviceScaleFactor) }),
    ...(options.forcedColors && { 'browser.display.document_color_use': 2 }),
    'app.normandy.enabled': false,
    'app.update.disabledForTesting': true,
    'browser.aboutConfig.showWarning': false,
    'browser.aboutwelcome.enabled': false,
    'browser.bookmarks.restore_default_bookmarks': false,
    'browser.contentblocking.introCount': 99,
    'browser.discovery.enabled': false,
    'browser.messaging-system.whatsNewPanel.enabled': false,
    'browser.newtabpage.enabled': false,
    'browser.places.importBookmarksHTML': false,
    'browser.region.network.url': '',
    'browser.safebrowsing.downloads.enabled': false,
    'browser.safebrowsing.malware.enabled': false,
    'browser.safebrowsing.phishing.enabled': false,
    'browser.safebrowsing.update.enabled': false,
    'browser.search.update': false,
    'browser.sessionstore.restore_on_demand': false,
    'browser.sessionstore.resume_from_crash': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.couldRestoreSession.count': -1,
    'browser.startup.homepage': 'about:blank',
    'browser.startup.homepage_override.mstone': 'ignore',
    'browser.startup.page': options.restoresTabs ? 3 : 0,
    'browser.tabs.warnOnClose': false,
    'browser.translations.enable': false,
    'browser.uitour.enabled': false,
    'browser.urlbar.suggest.searches': false,
    'datareporting.healthreport.uploadEnabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'datareporting.policy.dataSubmissionPolicyBypassNotification': true,
    'extensions.getAddons.cache.enabled': false,
    'extensions.systemAddon.update.enabled': false,
    'extensions.update.enabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    // The journeys' pages under a name with a dot, as addresses have. Chromium knows such names by itself.
    'network.dns.localDomains': 'shop.localhost',
    'network.manage-offline-status': false,
    // Without this preference an offline Firefox still reaches servers on this computer, such as the tests' helpdesk.
    'network.disable-localhost-when-offline': true,
    'privacy.trackingprotection.enabled': false,
    'services.settings.server': 'data:,#remote-settings-dummy/v1',
    'signon.rememberSignons': false,
    'startup.homepage_welcome_url': 'about:blank',
    'termsofuse.bypassNotification': true,
    'toolkit.startup.max_resumed_crashes': -1,
    'toolkit.telemetry.reportingpolicy.firstRun': false,
  };
  return Object.entries(preferences)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`)
    .join('\n');
}
