import { useCallback, useEffect, useState } from 'preact/hooks';
import { saveFile } from '../browser-ui.ts';
import { recentRequestersSetting } from '../captures/recent-requesters.ts';
import { librarySetting } from '../captures/stored-library.ts';
import { preferencesSetting } from '../captures/stored-preferences.ts';
import { readUnreadableRows } from '../captures/ticket-list.ts';
import { listUnreadableUpdates } from '../captures/update-store.ts';
import { connectionSetting, pausesSetting } from '../deskpro/stored-connection.ts';
import { otherHelpdesksSetting } from '../helpdesks.ts';
import { readUnreadableValues } from '../storage/define-stored.ts';

/** The settings of which nothing that cannot be read is thrown away. */
export const keptSettings = [
  connectionSetting,
  preferencesSetting,
  otherHelpdesksSetting,
  librarySetting,
  recentRequestersSetting,
  pausesSetting,
];

/** What is stored and cannot be read. `key` is that of a setting, or the object store of a row. */
export interface UnreadableEntry {
  key: string;
  value: unknown;
}

export async function readUnreadableEntries(): Promise<UnreadableEntry[]> {
  const [captures, updates, values] = await Promise.all([
    readUnreadableRows(),
    listUnreadableUpdates(),
    readUnreadableValues(keptSettings),
  ]);
  return [
    ...captures.map((value) => ({ key: 'captures', value })),
    ...updates.map((value) => ({ key: 'updates', value })),
    ...values,
  ];
}

/** The member in which version 0.1 stored an API key beside its helpdesk. No file gets one. */
const apiKeyMember = /^api_?keys?$/i;
const apiKeyInText = /"api_?keys?"\s*:\s*"[^"]*"?/gi;

/**
 * Returns the entries as JSON for a file. Pictures are not in it, because what is to be hidden in them cannot be read
 * either.
 */
export function unreadableToFile(entries: readonly UnreadableEntry[]): string {
  return JSON.stringify({ kind: 'ticket-capture-unreadable', version: 1, entries }, withoutApiKeys, 2);
}

function withoutApiKeys(name: string, value: unknown): unknown {
  if (apiKeyMember.test(name)) return undefined;
  return typeof value === 'string' ? value.replace(apiKeyInText, '') : value;
}

const filename = 'unreadable-entries.json';

/** Returns how many stored entries cannot be read, and what saves them; `save` returns the file's name. */
export function useUnreadable(): { count: number; save(): string } {
  const [entries, setEntries] = useState<readonly UnreadableEntry[]>([]);
  useEffect(() => {
    // If nothing can be read at all, the lists say it.
    void readUnreadableEntries().then(setEntries, () => undefined);
  }, []);
  const save = useCallback(() => {
    saveFile(new Blob([unreadableToFile(entries)], { type: 'application/json' }), filename);
    return filename;
  }, [entries]);
  return { count: entries.length, save };
}
