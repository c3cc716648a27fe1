// node tests/setup/browsers.ts any|all: makes sure that the browsers are installed. `any`: one browser of any kind.
// `all`: everything that the tests need (Chromium, Firefox, and on Linux a virtual screen for the real right-click).
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findBrowser, findBrowsers, findCommand, findDisplayTools } from './executables.ts';

const wanted = process.argv[2] === 'all' ? 'all' : 'any';
const missing = findMissing();
if (missing.length > 0) {
  if (canInstall()) install(missing);
  else giveAdvice(missing);
}

/** Returns the names of the missing Debian packages. */
function findMissing(): string[] {
  if (wanted === 'any') return findBrowsers().length > 0 || findBrowser('chromium') ? [] : ['chromium'];
  return [
    ...(findBrowser('chromium') ? [] : ['chromium']),
    ...(findBrowser('firefox') ? [] : ['firefox-esr']),
    ...(process.platform === 'linux' ? findDisplayTools().missing : []),
  ];
}

function canInstall(): boolean {
  return (
    process.platform === 'linux' && process.getuid?.() === 0 && isDebian() && Boolean(findCommand('apt-get'))
  );
}

function isDebian(): boolean {
  const file = '/etc/os-release';
  return existsSync(file) && /^ID(_LIKE)?=.*debian/m.test(readFileSync(file, 'utf8'));
}

function install(packages: string[]): void {
  process.stdout.write(`Installing ${packages.join(', ')} with apt (only once)…\n`);
  // Without a font, screenshots would have no text.
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...packages, 'fonts-liberation'];
  // A new machine has no package lists, or old lists with old browsers. Without a network, the old lists are used.
  runApt(['update', '-qq']);
  const result = runApt(args);
  if (result.status === 0 && findMissing().length === 0) return;
  process.stderr.write(`${result.output}\n`);
  giveAdvice(findMissing());
}

function runApt(args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync('apt-get', args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, output: `${stdout}${stderr}`.trim() };
}

function giveAdvice(packages: string[]): never {
  const browsers = 'Chrome, Chromium, Edge, Brave or Firefox';
  const advice =
    wanted === 'any'
      ? `No browser found: install ${browsers} (on Debian: apt install chromium).`
      : `The tests need ${packages.join(', ')}: install them (on Debian: apt install ${packages.join(' ')}).`;
  process.stderr.write(`${advice}\n`);
  process.exit(1);
}
