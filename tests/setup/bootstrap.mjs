// node tests/setup/bootstrap.mjs [--browsers=all|any|none] SCRIPT.ts [arguments]
//
// Makes a fresh clone ready and runs the script on the project's own Node 24. Plain JavaScript without dependencies,
// because it runs on whatever Node (20 or newer) the machine has.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const modules = join(root, 'node_modules');
const isWindows = process.platform === 'win32';
const projectNode = join(modules, 'node', 'bin', isWindows ? 'node.exe' : 'node');
const runsOnProjectNode = process.execPath.startsWith(modules + sep);

main();

function main() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    fail(`Node ${process.versions.node} is too old: install Node 20 or newer.`);
  }
  const { browsers, script, rest } = readArguments(process.argv.slice(2));
  installPackages();
  const env = { ...process.env, PATH: [join(modules, '.bin'), process.env.PATH].join(delimiter) };
  if (browsers !== 'none') {
    const { status } = spawnSync(projectNode, [join(root, 'tests', 'setup', 'browsers.ts'), browsers], {
      cwd: root,
      env,
      stdio: 'inherit',
    });
    if (status !== 0) process.exit(status ?? 1);
  }
  run(script, rest, env);
}

function readArguments(args) {
  let browsers = 'none';
  let index = 0;
  for (; args[index]?.startsWith('--'); index += 1) {
    const match = /^--(?:with-)?browsers=(all|any|none)$/.exec(args[index]);
    if (!match) fail(`Unknown option ${args[index]}; there is --browsers=all|any|none, before the script.`);
    browsers = match[1];
  }
  const script = args[index];
  if (!script)
    fail('Which script? node tests/setup/bootstrap.mjs [--browsers=all|any|none] SCRIPT.ts [arguments]');
  return { browsers, script, rest: args.slice(index + 1) };
}

function installPackages() {
  const stampFile = join(modules, '.stamp');
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = createHash('sha256').update(`${process.platform} ${process.arch} ${lock}`).digest('hex');
  if (existsSync(projectNode)) {
    if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
    if (holdsEverything(JSON.parse(lock))) {
      writeFileSync(stampFile, stamp);
      return;
    }
  }
  say('Installing the packages of package-lock.json (only once)…');
  const started = Date.now();
  const [command, ...first] = npmCommand();
  // `npm ci` deletes node_modules first, and Windows cannot delete a Node that is running.
  const install = isWindows && runsOnProjectNode ? ['install', '--no-save'] : ['ci'];
  // With NODE_ENV=production and similar settings, npm would skip the build tools without `--include`.
  const args = [...first, ...install, '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, PATH: otherFolders().join(delimiter) },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
    shell: isWindows && first.length === 0,
  });
  if (status !== 0) {
    fail(
      `${stdout ?? ''}${stderr ?? ''}${error ?? ''}`.trim(),
      `The packages could not be installed: npm ${install[0]} failed, see above.`,
    );
  }
  if (!existsSync(projectNode)) {
    fail(
      'Node 24 is not among the packages: allow the install script of "node" (npm config set ignore-scripts false).',
    );
  }
  writeFileSync(stampFile, stamp);
  say(`Packages installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/**
 * Whether node_modules holds what the lock file asks for, by npm's own note there. Somebody may have run npm
 * themselves.
 */
function holdsEverything(lock) {
  const noteFile = join(modules, '.package-lock.json');
  if (!existsSync(noteFile)) return false;
  const installed = JSON.parse(readFileSync(noteFile, 'utf8')).packages;
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    return found ? found.version === wanted.version : wanted.optional === true;
  });
}

/** Returns the command that runs npm, on a Node that the installation does not replace while it runs. */
function npmCommand() {
  const cli = process.env.npm_execpath;
  if (!cli || !/npm-cli\.c?js$/.test(cli) || cli.startsWith(modules + sep)) return ['npm'];
  return [runsOnProjectNode ? findOtherNode() : process.execPath, cli];
}

function findOtherNode() {
  const found = otherFolders()
    .map((folder) => join(folder, isWindows ? 'node.exe' : 'node'))
    .find((path) => existsSync(path));
  return found ?? process.execPath;
}

/** Returns the folders of PATH, without those of packages. */
function otherFolders() {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder && !folder.includes('node_modules'));
}

/** Runs the script as if it had been called directly: same output, exit code and signals. */
function run(script, args, env) {
  const child = spawn(projectNode, [script, ...args], { cwd: root, env, stdio: 'inherit' });
  const forward = (signal) => {
    // In a terminal, Ctrl-C has already reached the script.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  child.on('error', (error) => fail(`${projectNode}: ${error.message}`));
  child.on('exit', (code, signal) => {
    for (const one of signals) process.removeListener(one, forward);
    if (signal) process.kill(process.pid, signal);
    else process.exit(code ?? 1);
  });
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

function fail(...lines) {
  for (const line of lines) if (line) process.stderr.write(`${line}\n`);
  process.exit(1);
}
