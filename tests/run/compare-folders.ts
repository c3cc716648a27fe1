import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Compares two folders. Returns one sentence for each file that differs; an empty list means the same files with the
 * same bytes.
 */
export function compareFolders(wanted: string, found: string): string[] {
  const [ours, theirs] = [filesIn(wanted), filesIn(found)];
  return [...new Set([...ours, ...theirs])].sort().flatMap((file) => {
    if (!theirs.has(file)) return `${file} is missing`;
    if (!ours.has(file)) return `${file} is not expected`;
    const isSame = readFileSync(join(wanted, file)).equals(readFileSync(join(found, file)));
    return isSame ? [] : `${file} has other bytes`;
  });
}

function filesIn(folder: string): Set<string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Set(files.map(({ parentPath, name }) => relative(folder, join(parentPath, name))));
}
