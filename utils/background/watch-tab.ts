import { mayRecordActivity } from '../ask-to-watch.ts';
import { browser } from '../browser.ts';
import { isFirefox } from '../browser-ui.ts';
import {
  inWatchTurn,
  type Watch,
  watchAlarm,
  watchedSetting,
  watchGrantSetting,
  watchSetting,
} from '../captures/watch-setting.ts';
import { joinPages } from '../captures/watched.ts';
import type { AppResult } from '../errors.ts';
import { t } from '../i18n.ts';
import { longestWatch } from '../page/watch/watch-limits.ts';
import type { WatchedPage } from '../page/watch/watched-page.ts';
import { readFrames, watchFrames } from '../page-client/watch-frames.ts';
import { err, ok } from '../result.ts';
import { dropAccess, mayReach } from './helpdesk-line.ts';
import { nameWatchMenu } from './menus.ts';
import { hearTabInFront, hearTabInFrontNoMore, nameForTabInFront } from './watch-menu.ts';

/** A record that no capture takes is deleted this long after the watching ended. Milliseconds. */
const waitsForCapture = 600_000;

/** How long the watching waits for the person's answer to the browser's question. Milliseconds. */
const waitsForAnswer = 120_000;

/** The pauses before each attempt to watch the next page, since the old page may still be going away. Milliseconds. */
const pausesBetweenTries = [0, 100, 400];

const badge = '●';

export interface WatchWish {
  tabId: number;
  /** Whether the page is loaded anew, so that its beginning is recorded too. */
  reload: boolean;
  /** Whether access to the tab's site was requested for this watching only, so that it is given back. */
  isGranted: boolean;
}

/**
 * Begins to watch a tab, and ends the watching of another one. In Firefox it waits until the person has allowed it.
 * Error: `page-not-readable`.
 */
export function startWatching({ tabId, reload, isGranted }: WatchWish): Promise<AppResult<null>> {
  return inWatchTurn(async () => {
    const origin = await originOf(tabId);
    if (origin === null) return err({ code: 'page-not-readable' });
    const before = await watchSetting.read();
    if (before?.phase === 'on' && before.tabId === tabId) return ok(null);
    if (before?.phase === 'on') await end(before, origin);
    else await giveBack(origin);
    await watchedSetting.remove();
    if (isGranted) await watchGrantSetting.write(origin);
    const from = Date.now();
    const watch: Watch = { tabId, origin, phase: 'asked', reload, from, to: from + waitsForAnswer };
    await watchSetting.write(watch);
    browser.alarms.create(watchAlarm, { when: watch.to });
    return begin(watch);
  });
}

/**
 * Begins the watching that waits for the person's answer to the browser's question. Goes on with the watched tab's page
 * if it was loaded while the background slept. Called at each start of the background, since the message of a page that
 * goes away is lost if the next page is there before the background.
 */
export function resumeWatching(): Promise<AppResult<null>> {
  return inWatchTurn(async () => {
    const watch = await watchSetting.read();
    if (watch?.phase === 'asked') {
      if (Date.now() < watch.to) return begin(watch);
      // Refused, or answered too late. What was granted meanwhile is given back at the next start or the next watching.
      await forget();
    }
    if (watch?.phase === 'on') {
      await goOn(watch);
      // The person may have changed the tab while the background slept.
      await nameForTabInFront();
    }
    return ok(null);
  });
}

async function begin(asked: Watch): Promise<AppResult<null>> {
  if (isFirefox && !(await isAnswered(asked.origin))) return ok(null);
  const from = Date.now();
  const watch: Watch = { ...asked, phase: 'on', from, to: from + longestWatch };
  await watchSetting.write(watch);
  browser.alarms.create(watchAlarm, { when: watch.to });
  // The entry is renamed before the page shows its message, so that the person finds the entry.
  await nameWatchMenu(true);
  if (!(await watchPage(watch))) {
    await end(watch);
    await forget();
    return err({ code: 'page-not-readable' });
  }
  hearTabs();
  if (watch.reload) await browser.tabs.reload(watch.tabId);
  return ok(null);
}

/** Whether the person has allowed all that Firefox was asked for. */
async function isAnswered(origin: string): Promise<boolean> {
  if (!(await mayRecordActivity())) return false;
  return (await watchGrantSetting.read()) !== origin || (await mayReach(origin));
}

async function watchPage({ tabId, to }: Watch): Promise<boolean> {
  const words = { text: t('watchPill'), stop: t('watchStop'), close: t('toastClose') };
  const isOn = await watchFrames(tabId, to, words);
  if (isOn) await showBadge(tabId, badge);
  return isOn;
}

/** Ends the watching of a tab, or the request for it, because the person said so. The record is kept for a capture. */
export function stopWatching(tabId: number): Promise<AppResult<null>> {
  return inWatchTurn(async () => {
    const watch = await watchSetting.read();
    if (watch?.tabId !== tabId) return ok(null);
    if (watch.phase === 'on') await end(watch);
    else if (watch.phase === 'asked') await tidy();
    return ok(null);
  });
}

export async function isWatchedTab(tabId: number): Promise<boolean> {
  const watch = await watchSetting.read();
  const isOn = watch?.phase === 'on' && watch.tabId === tabId;
  if (isOn) hearTabs();
  return isOn;
}

/**
 * Keeps what was recorded of a page or frame that goes away. `isPage`: it was the tab's page. The next page may be there
 * already, because the message may have had to wake the background.
 */
export function keepWatchedPage(tabId: number, isPage: boolean, recorded: WatchedPage): Promise<void> {
  return inWatchTurn(async () => {
    const watch = await watchSetting.read();
    if (watch?.phase !== 'on' || watch.tabId !== tabId) return;
    hearTabs();
    await keep([recorded]);
    if (isPage) await goOn(watch);
  });
}

/** Goes on with the tab's next page if it is of the same site, and ends the watching otherwise. */
async function goOn(watch: Watch): Promise<void> {
  hearTabs();
  const { tabId, origin, to } = watch;
  for (const pauseMs of pausesBetweenTries) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    if (Date.now() >= to || (await originOf(tabId)) !== origin) break;
    // A page that is going away refuses scripts. `onTabChange` hears of the next page.
    if ((await watchPage(watch)) || (await isLoading(tabId))) return;
  }
  await end(watch);
}

/** Called when a tab begins to load a page, and when it has loaded it. */
function onTabChange(tabId: number, { status, url }: { status?: string; url?: string }): void {
  if (status === undefined && url === undefined) return;
  void inWatchTurn(async () => {
    const watch = await watchSetting.read();
    if (watch?.phase === 'on' && watch.tabId === tabId) await goOn(watch);
  });
}

function onTabClosed(tabId: number): void {
  void stopWatching(tabId);
}

/**
 * Listens to the tab's loads while the background is awake; the watched page keeps it awake. A permanent listener would
 * wake the background for every page of every tab.
 */
function hearTabs(): void {
  browser.tabs.onUpdated.addListener(onTabChange);
  browser.tabs.onRemoved.addListener(onTabClosed);
  hearTabInFront();
}

/** Chromium keeps the listeners of a background that was stopped, until the same ones are added and removed again. */
function hearTabsNoMore(): void {
  hearTabs();
  browser.tabs.onUpdated.removeListener(onTabChange);
  browser.tabs.onRemoved.removeListener(onTabClosed);
  hearTabInFrontNoMore();
}

/** Called by the alarm: ends the watching, or forgets what nobody captured. */
export function watchIsOver(): Promise<void> {
  return inWatchTurn(async () => {
    const watch = await watchSetting.read();
    if (watch?.phase === 'on') await end(watch);
    else await forget();
  });
}

/** After a start of the browser or an update nothing is watched any more: gives back what was granted for it. */
export function tidyWatching(): Promise<void> {
  return inWatchTurn(tidy);
}

async function tidy(): Promise<void> {
  hearTabsNoMore();
  await forget();
  await giveBack();
  await nameWatchMenu(false);
}

/** Ends the watching of a tab. `next`: the origin that the person watches instead; the extension keeps its access to it. */
async function end(watch: Watch, next: string | null = null): Promise<void> {
  hearTabsNoMore();
  const pages = await readFrames(watch.tabId, 'stop');
  await keep(pages);
  const to = Date.now();
  await watchSetting.write({ ...watch, phase: 'over', to });
  browser.alarms.create(watchAlarm, { when: to + waitsForCapture });
  await showBadge(watch.tabId, '');
  await nameWatchMenu(false);
  await giveBack(next);
}

async function keep(pages: readonly WatchedPage[]): Promise<void> {
  const before = await watchedSetting.read();
  await watchedSetting.write(joinPages([...(before === null ? [] : [before]), ...pages]));
}

async function forget(): Promise<void> {
  await Promise.all([watchSetting.remove(), watchedSetting.remove()]);
  await browser.alarms.clear(watchAlarm);
}

async function giveBack(next: string | null = null): Promise<void> {
  const origin = await watchGrantSetting.read();
  if (origin === null || origin === next) return;
  await dropAccess(origin).catch(() => undefined);
  await watchGrantSetting.remove();
}

async function isLoading(tabId: number): Promise<boolean> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  return tab?.status === 'loading';
}

async function originOf(tabId: number): Promise<string | null> {
  const url = await browser.tabs.get(tabId).then(
    (tab) => tab.url ?? '',
    () => '',
  );
  return /^https?:/.test(url) && URL.canParse(url) ? new URL(url).origin : null;
}

/** A tab's own badge, which the browser drops with the page, hides the general one. */
async function showBadge(tabId: number, text: string): Promise<void> {
  await browser.action.setBadgeText({ tabId, text: text === '' ? null : text }).catch(() => undefined);
}
