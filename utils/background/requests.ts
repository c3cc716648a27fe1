import type { Handlers } from '../answer-requests.ts';
import { browser } from '../browser.ts';
import { changeInBurst } from '../captures/change-capture.ts';
import { wordsToHide } from '../captures/preferences.ts';
import { isEditable } from '../captures/stages.ts';
import { statusReadsSetting } from '../captures/status-reads.ts';
import { tellNews } from '../captures/status-store.ts';
import { getCapture } from '../captures/store.ts';
import { changeLibrary } from '../captures/stored-library.ts';
import { readPreferences, writePreferences } from '../captures/stored-preferences.ts';
import { parseAddress } from '../deskpro/address.ts';
import { connect } from '../deskpro/connect.ts';
import { readDirectory } from '../deskpro/read-directory.ts';
import { connectionSetting, connectRequestSetting, forgetPause } from '../deskpro/stored-connection.ts';
import type { AppResult } from '../errors.ts';
import { addHelpdesk, switchHelpdesk } from '../helpdesks.ts';
import { burner } from '../outbox/enqueue.ts';
import type { GestureTab } from '../page-client/gesture-tab.ts';
import { err, ok } from '../result.ts';
import { addPdf } from '../screenshot/pdf.ts';
import { addPageText } from '../screenshot/take-capture.ts';
import { adoptOldKeys, keys, readKey } from '../storage/secrets.ts';
import { showNews } from './badge.ts';
import { checkConnection } from './check-connection.ts';
import { asStored, createTicket } from './create-ticket.ts';
import { createDisconnecting } from './disconnecting.ts';
import { findAlike, findTickets } from './find-tickets.ts';
import { changeFollowing, readStatuses } from './follow-tickets.ts';
import { dropAccess, httpFor, mayReach } from './helpdesk-line.ts';
import { lookForHelpdesk } from './look-for-helpdesk.ts';
import { resumeBlocked, settleOutbox, stopOutbox, tidyStore } from './outbox.ts';
import { refreshDirectory } from './refresh-directory.ts';
import { awaitScreenshot, cancelScreenshot, endScreenshot, takeScreenshot } from './screenshots.ts';
import { searchPeople } from './search-people.ts';
import { dropUpdate, readReply, readTicket, retryUpdate, updateTicket } from './update-ticket.ts';
import { resumeWatching, startWatching, stopWatching } from './watch-tab.ts';

const disconnecting = createDisconnecting({ keys, readKey, stopOutbox, resumeBlocked });

/**
 * The background's handler of each message. Handlers keep no state in memory between two messages, except
 * `disconnecting`, which keeps the key of a disconnected helpdesk for Undo.
 */
export const handlers: Handlers = {
  async tidy() {
    await tidyStore();
    await settleOutbox();
    return ok(null);
  },

  takeScreenshot,
  awaitScreenshot,
  cancelScreenshot,
  endScreenshot,

  async addPageText({ tabId, id }) {
    const capture = await getCapture(id);
    if (capture === null) return err({ code: 'capture-missing' });
    return nothing(await addPageText(await gestureTab(tabId), capture, wordsToHide(await readPreferences())));
  },

  async addPdf({ tabId, id, byPerson }) {
    const capture = await getCapture(id);
    if (capture === null) return err({ code: 'capture-missing' });
    const toHide = wordsToHide(await readPreferences());
    const added = await addPdf(await gestureTab(tabId), capture, toHide, { byPerson });
    if (byPerson) await dropAccess(capture.page.url);
    return added;
  },

  async changeCapture(change) {
    await changeInBurst(change);
    return ok(null);
  },

  async burnAhead({ id }) {
    const capture = await getCapture(id);
    if (capture !== null && isEditable(capture)) await burner.burnAhead(capture);
    return ok(null);
  },

  create: (wanted) => createTicket(wanted),

  async retry({ id }) {
    const capture = await getCapture(id);
    if (capture === null) return err({ code: 'capture-missing' });
    const helpdesk = capture.delivery.helpdesk ?? (await connectionSetting.read())?.baseUrl;
    if (helpdesk === undefined) return err({ code: 'not-connected' });
    return nothing(await createTicket({ id, helpdesk, ...asStored }));
  },

  async rebind({ id }) {
    const connection = await connectionSetting.read();
    if (connection === null) return err({ code: 'not-connected' });
    return nothing(await createTicket({ id, helpdesk: connection.baseUrl, ...asStored }));
  },

  findHelpdesk: ({ address }) => lookForHelpdesk(address),

  async connect() {
    const attempt = await connectRequestSetting.read();
    await connectRequestSetting.remove();
    if (attempt === null) return err({ code: 'address-empty' });
    const address = parseAddress(attempt.address);
    if (!address.ok) return address;
    if (!(await mayReach(address.value.origin)))
      return err({ code: 'permission-missing', host: address.value.host });
    const connected = await connect(attempt.address, attempt.key, httpFor);
    if (!connected.ok) return connected;
    const { connection, apiKey, client } = connected.value;
    const directory = await readDirectory(client, Date.now(), null);
    const read = directory.ok ? directory.value : null;
    await adoptOldKeys();
    await addHelpdesk({ connection, apiKey, directory: read }, attempt.isFurther, keys);
    await forgetPause(connection.baseUrl);
    await statusReadsSetting.remove();
    void resumeBlocked();
    return ok(null);
  },

  async disconnect() {
    await adoptOldKeys();
    await disconnecting.disconnect((await connectionSetting.read())?.baseUrl);
    return ok(null);
  },

  async undoDisconnect() {
    return (await disconnecting.undo()) ? ok(null) : err({ code: 'not-connected' });
  },

  async changePreferences(patch) {
    await writePreferences(patch);
    if (patch.followTickets !== undefined) await changeFollowing(patch.followTickets);
    return ok(null);
  },

  async changeLibrary(change) {
    await changeLibrary(change);
    return ok(null);
  },

  async switchHelpdesk({ helpdesk }) {
    await adoptOldKeys();
    await switchHelpdesk(helpdesk);
    return ok(null);
  },

  checkConnection,

  findTickets,
  findAlike,
  readTicket,
  updateTicket,
  retryUpdate,
  dropUpdate,

  readStatuses,
  readReply,
  async tellNews({ tickets: told }) {
    await tellNews(told);
    await showNews();
    return ok(null);
  },

  refreshDirectory,

  startWatching,
  stopWatching: ({ tabId }) => stopWatching(tabId),
  resumeWatching,

  searchPeople,
};

async function gestureTab(tabId: number): Promise<GestureTab> {
  const { windowId, url, title } = await browser.tabs.get(tabId);
  return {
    id: tabId,
    windowId: windowId ?? browser.windows.WINDOW_ID_CURRENT,
    url: url ?? '',
    title: title ?? '',
  };
}

function nothing<T>(result: AppResult<T>): AppResult<null> {
  return result.ok ? ok(null) : result;
}
