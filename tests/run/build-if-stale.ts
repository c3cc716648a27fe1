import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './steps.ts';

/** The files and folders that a build depends on. */
const sources = [
  'entrypoints',
  'components',
  'utils',
  'public',
  'package-lock.json',
  'tsconfig.json',
  'wxt.config.ts',
];

export const buildTargets = { chromium: 'chrome', firefox: 'firefox' } as const;
export type BuildTarget = keyof typeof buildTargets;

/**
 * Builds the extension for each browser whose build is missing or older than a source file. Resolves to false if a
 * build fails.
 */
export async function buildIfStale(
  browsers: readonly BuildTarget[] = ['chromium', 'firefox'],
): Promise<boolean> {
  const changedAt = Math.max(...sources.map((path) => newestIn(join(root, path))));
  for (const browser of browsers) {
    const target = buildTargets[browser];
    // The manifest is the last file that WXT writes.
    const manifest = join(root, '.output', `${target}-mv3`, 'manifest.json');
    if (existsSync(manifest) && statSync(manifest).mtimeMs > changedAt) continue;
    const { code } = await run('wxt', ['build', '-b', target, '--mv3'], 'on-failure');
    if (code !== 0) return false;
  }
  return true;
}

/**
 * Returns when a file, or anything in a folder, was last changed. This includes removed entries. Epoch milliseconds.
 */
function newestIn(path: string): number {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}
