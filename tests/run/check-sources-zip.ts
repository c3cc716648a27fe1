import { execFile } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { readZip } from '../zip-entries.ts';
import { compareFolders } from './compare-folders.ts';
import { root, run } from './steps.ts';

const target = join('.output', 'firefox-mv3');
const notSources = /(^|\/)(\.git|\.output|\.artifacts|\.wxt|node_modules|tests)(\/|$)/;

/**
 * Makes new zips for Firefox, unpacks the zip of the sources in an empty folder and builds there, as Mozilla's
 * reviewers do. Returns and prints one sentence for each problem; an empty list means that the build has the same
 * bytes.
 */
export async function checkSourcesZip(): Promise<string[]> {
  const wrong = await wrongWithSources();
  for (const line of wrong) console.log(`Sources zip: ${line}`);
  return wrong;
}

async function wrongWithSources(): Promise<string[]> {
  const { code } = await run('wxt', ['zip', '-b', 'firefox', '--mv3'], 'on-failure');
  const [file] = globSync('*-sources.zip', { cwd: join(root, '.output') });
  if (code !== 0 || file === undefined) return ['it could not be made'];
  const zip = readFileSync(join(root, '.output', file));
  const entries = readZip(zip);
  console.log(`${file}: ${(zip.length / 1000).toFixed(1)} kB, ${entries.length} files`);
  const folder = mkdtempSync(join(tmpdir(), 'ticket-capture-sources-'));
  try {
    for (const { name, content } of entries) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    const needless = entries
      .filter(({ name }) => notSources.test(name))
      .map(({ name }) => `${name} is no source`);
    const failure = (await npm(folder, 'ci')) ?? (await npm(folder, 'run', 'build'));
    if (failure !== null) return [...needless, failure];
    return [...needless, ...compareFolders(join(root, target), join(folder, target))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs npm. Resolves to its output if it failed, otherwise to null. */
async function npm(cwd: string, ...args: string[]): Promise<string | null> {
  // NODE_ENV=production would skip the build tools, and NODE_ENV=test would build for tests.
  const { NODE_ENV: _, ...env } = process.env;
  const options = { cwd, env, shell: process.platform === 'win32', maxBuffer: 64 * 1024 * 1024 };
  return promisify(execFile)('npm', args, options).then(
    () => null,
    (failed: { stdout: string; stderr: string }) =>
      `npm ${args.join(' ')} failed\n${failed.stdout}${failed.stderr}`,
  );
}

if (import.meta.main) process.exitCode = (await checkSourcesZip()).length === 0 ? 0 : 1;
