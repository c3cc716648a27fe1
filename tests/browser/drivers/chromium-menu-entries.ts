import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './wait.ts';

/** What the right-click hit. */
export interface TargetKind {
  link: boolean;
  image: boolean;
  video: boolean;
  audio: boolean;
  editable: boolean;
  selection: boolean;
}

interface StoredEntry {
  title: string;
  contexts: number;
  visible: boolean;
}

/** `MenuItem::Context` in Chromium's extensions/browser/menu_item.h. */
const contextBits = {
  all: 1,
  page: 2,
  selection: 4,
  link: 8,
  editable: 16,
  image: 32,
  video: 64,
  audio: 128,
};

/**
 * Resolves to the extension's menu as Chromium has stored it: the newest record `ID.context_menus` in the log of its
 * "Extension State" database, which holds the JSON in plain text. A start or an install writes the record anew.
 */
export async function readMenuEntries(profileDir: string, extensionId: string): Promise<StoredEntry[]> {
  return until('the extension menu to be stored', () => {
    const folder = join(profileDir, 'Default', 'Extension State');
    const logs = readdirSync(folder).filter((file) => file.endsWith('.log'));
    for (const log of logs.sort().reverse()) {
      const entries = parseNewest(readFileSync(join(folder, log)), `${extensionId}.context_menus`);
      if (entries && entries.length > 0) return entries;
    }
    return undefined;
  });
}

/** Returns the titles of the entries that Chromium shows for this target, in order. */
export function visibleEntries(entries: StoredEntry[], target: TargetKind): string[] {
  const specific = (['link', 'image', 'video', 'audio', 'editable', 'selection'] as const).filter(
    (kind) => target[kind],
  );
  const wanted = specific.reduce<number>((bits, kind) => bits | contextBits[kind], contextBits.all);
  const shown = specific.length > 0 ? wanted : wanted | contextBits.page;
  return entries
    .filter(({ contexts, visible }) => visible && (contexts & shown) !== 0)
    .map(({ title }) => title);
}

function parseNewest(log: Buffer, key: string): StoredEntry[] | undefined {
  const at = log.lastIndexOf(key);
  const start = at < 0 ? -1 : log.indexOf('[{"', at);
  if (start < 0) return undefined;
  const end = log.indexOf('}]', start);
  if (end < 0) return undefined;
  return JSON.parse(log.subarray(start, end + 2).toString('utf8')) as StoredEntry[];
}
