import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compareFolders } from '../run/compare-folders.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compare-folders-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function folderOf(name: string, files: Record<string, string>): string {
  for (const [file, content] of Object.entries(files)) {
    const path = join(folder, name, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return join(folder, name);
}

describe('two folders', () => {
  const files = { 'manifest.json': '{}', 'chunks/shared.js': 'let a', '.hidden': '' };

  test('are the same if each file has the same bytes', () => {
    expect(compareFolders(folderOf('a', files), folderOf('b', files))).toEqual([]);
  });

  test('differ by each file that is missing, more, or of other bytes', () => {
    const other = { 'manifest.json': '{ }', 'chunks/.more': '', '.hidden': '' };
    expect(compareFolders(folderOf('a', files), folderOf('b', other))).toEqual([
      'chunks/.more is not expected',
      'chunks/shared.js is missing',
      'manifest.json has other bytes',
    ]);
  });
});
