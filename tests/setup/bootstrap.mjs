// Runs on whatever Node the machine has (20 or newer) before anything is installed: plain JavaScript, no dependency.
// node tests/setup/bootstrap.mjs [--browsers=any|all|none] SCRIPT.ts [arguments]
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const isWindows = process.platform === 'win32';
const [wanted, script, ...args] = readArguments(process.argv.slice(2));

installPackages();
installBrowsers(wanted);
runScript();

function readArguments(given) {
  const first = given[0] ?? '';
  return first.startsWith('--browsers=')
    ? [first.slice('--browsers='.length), ...given.slice(1)]
    : ['none', ...given];
}

/** Installs what the lockfile says, once per lockfile and platform. */
function installPackages() {
  const modules = join(root, 'node_modules');
  const stampFile = join(modules, '.installed-from');
  const lock = readFileSync(join(root, 'package-lock.json'));
  const stamp = `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}`;
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp && existsSync(newerNode())) return;
  console.log('Installing packages (once, about a minute) …');
  const npm = process.env.npm_execpath;
  const [command, before] = npm ? [process.execPath, [npm]] : [isWindows ? 'npm.cmd' : 'npm', []];
  // Not `npm ci`: it refuses a lockfile in which another platform's optional binary could not be resolved.
  const install = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  quietly('npm install', command, [...before, ...install], isWindows && !npm);
  writeFileSync(stampFile, stamp);
}

/** The `node` package's own binary. */
function newerNode() {
  return join(root, 'node_modules', 'node', 'bin', isWindows ? 'node.exe' : 'node');
}

/** On Debian as root, missing browsers and what the tests click with come from its packages. */
function installBrowsers(which) {
  if (which === 'none') return;
  const packages = {
    chromium: [
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      'microsoft-edge',
      'brave-browser',
    ],
    'firefox-esr': ['firefox', 'firefox-esr'],
    ...(which === 'all' && {
      xvfb: ['Xvfb'],
      xdotool: ['xdotool'],
      openbox: ['openbox'],
      imagemagick: ['import'],
    }),
  };
  const missing = Object.entries(packages)
    .filter(([, commands]) => !commands.some(hasCommand))
    .map(([name]) => name);
  if (missing.length === 0 || process.platform !== 'linux') return;
  const hasBrowser = !(missing.includes('chromium') && missing.includes('firefox-esr'));
  if (which === 'any' && hasBrowser) return;
  const needed = which === 'any' ? ['chromium'] : missing;
  if (process.getuid?.() !== 0 || !hasCommand('apt-get')) {
    console.log(`Missing on this machine: ${needed.join(', ')}. Install them and run this again.`);
    process.exit(1);
  }
  console.log(`Installing ${needed.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  quietly('apt-get update', 'apt-get', ['update', '-qq'], false, env);
  const fonts = needed.includes('chromium') || needed.includes('firefox-esr') ? ['fonts-liberation'] : [];
  quietly(
    'apt-get install',
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...needed, ...fonts],
    false,
    env,
  );
}

function hasCommand(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      // Not in this folder of the PATH.
      return false;
    }
  });
}

/** Runs a command; only when it fails is its output worth reading. */
function quietly(title, command, commandArguments, shell, env = process.env) {
  const { status, stdout, stderr, error } = spawnSync(command, commandArguments, {
    cwd: root,
    env,
    shell,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return;
  console.error(`${title} failed.\n${stdout ?? ''}${stderr ?? ''}${error ?? ''}`);
  process.exit(1);
}

function runScript() {
  const env = {
    ...process.env,
    PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
  };
  const child = spawn(newerNode(), [join(root, script), ...args], { cwd: root, env, stdio: 'inherit' });
  // Ctrl+C reaches the child by itself; this process only waits for it to finish tidying up.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
