import { execFileSync } from 'node:child_process';
import type { Browser } from './drivers/types.ts';

/** Resident memory of the browser with all its processes, in MB. */
export function memoryOf({ pid }: Browser): number {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,rss='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const tree = new Set([pid]);
  let total = 0;
  for (const [own = 0, parent = 0, size = 0] of rows) {
    if (!tree.has(parent) && own !== pid) continue;
    tree.add(own);
    total += size;
  }
  return Math.round(total / 1024);
}
