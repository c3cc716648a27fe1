import { alikeSetting } from '../captures/alike-look-ups.ts';
import { recentRequestersSetting } from '../captures/recent-requesters.ts';
import { statusReadsSetting } from '../captures/status-reads.ts';
import { connectRequestSetting, forgetPause } from '../deskpro/stored-connection.ts';
import { type Keys, type OtherHelpdesk, removeHelpdesk, restoreHelpdesk } from '../helpdesks.ts';

/** The options page offers Undo for ten seconds from when it hears that the helpdesk is disconnected. */
const keptForMs = 12_000;

interface DisconnectingPorts {
  keys: Keys;
  /** Null if there is no key of this base URL. */
  readKey(baseUrl: string): Promise<string | null>;
  /** Blocks what waits for this helpdesk, or for any if it is null. */
  stopOutbox(helpdesk: string | null): Promise<void>;
  /** Sends what was blocked. */
  resumeBlocked(): Promise<void>;
}

interface Disconnected {
  helpdesk: OtherHelpdesk;
  apiKey: string;
  requesters: string[] | null;
}

/**
 * Disconnects the active helpdesk, and connects it again if the person asks for that within a few seconds. Meanwhile
 * its key is in this memory and in no storage, because each storage is on the disk or tells the screens. If the browser
 * stops the background, the key is gone.
 */
export function createDisconnecting({ keys, readKey, stopOutbox, resumeBlocked }: DisconnectingPorts) {
  let kept: Disconnected | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = (one: Disconnected | null) => {
    clearTimeout(timer);
    kept = one;
    if (one !== null) timer = setTimeout(() => keep(null), keptForMs);
  };

  return {
    async disconnect(baseUrl: string | undefined): Promise<void> {
      const apiKey = baseUrl === undefined ? null : await readKey(baseUrl);
      const requesters = await recentRequestersSetting.read();
      // These go before the key: in Chromium its removal rewrites the local storage, which takes them off the disk too.
      await Promise.all([
        connectRequestSetting.remove(),
        recentRequestersSetting.remove(),
        alikeSetting.remove(),
        statusReadsSetting.remove(),
      ]);
      const { gone, isLast } = await removeHelpdesk(keys);
      const url = gone?.connection.baseUrl ?? null;
      keep(
        gone !== null && apiKey !== null && url === baseUrl ? { helpdesk: gone, apiKey, requesters } : null,
      );
      if (url !== null) await forgetPause(url);
      await stopOutbox(isLast ? null : url);
    },

    /** Resolves to false if it is too late. */
    async undo(): Promise<boolean> {
      const one = kept;
      keep(null);
      if (one === null) return false;
      await restoreHelpdesk(one.helpdesk, one.apiKey, keys);
      if (one.requesters !== null && (await recentRequestersSetting.read()) === null)
        await recentRequestersSetting.write(one.requesters);
      void resumeBlocked();
      return true;
    },
  };
}
