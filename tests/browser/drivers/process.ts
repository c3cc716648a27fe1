import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './wait.ts';

const running = new Set<BrowserProcess>();

/**
 * A browser or display process in its own process group. It is killed when this process ends. Its time zone is UTC and
 * its language en-US unless `env` says otherwise, whatever the machine has.
 */
export class BrowserProcess {
  readonly pid: number;
  readonly #child: ChildProcess;
  #output = '';
  #ended = false;

  constructor(command: string, args: string[], env: Record<string, string | undefined> = {}) {
    cleanUpAtExit();
    this.#child = spawn(command, args, {
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TZ: 'UTC', LANGUAGE: 'en-US', ...env },
      windowsHide: true,
    });
    this.#child.on('error', (error) => {
      this.#output += `\n${error.message}`;
      this.#ended = true;
    });
    this.#child.on('exit', () => {
      this.#ended = true;
      running.delete(this);
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.#output = (this.#output + chunk.toString()).slice(-8_000_000);
      });
    }
    this.pid = this.#child.pid ?? 0;
    running.add(this);
  }

  get ended(): boolean {
    return this.#ended;
  }

  get output(): string {
    return this.#output;
  }

  forgetOutput(): void {
    this.#output = '';
  }

  /** Waits until the output matches. Throws with the output if the process ends before. */
  async waitForOutput(pattern: RegExp, timeoutMs = 60_000): Promise<RegExpExecArray> {
    return until(
      `${pattern} from the process`,
      () => {
        const match = pattern.exec(this.#output);
        if (match) return match;
        if (this.#ended) throw new Error(`it ended: ${this.#output.trim().slice(-2000)}`);
        return undefined;
      },
      timeoutMs,
    );
  }

  /** Waits until the process ends by itself. Kills it after the timeout. */
  async waitForEnd(timeoutMs = 10_000): Promise<void> {
    try {
      await until('the process to end', () => this.#ended, timeoutMs);
    } catch {
      await this.kill();
    }
  }

  terminate(): void {
    if (!this.#ended) this.#child.kill('SIGTERM');
  }

  /** Sends SIGKILL to the process and to everything that it started. */
  async kill(): Promise<void> {
    this.killNow();
    await until('the killed process to be gone', () => this.#ended);
  }

  killNow(): void {
    running.delete(this);
    if (!this.pid || this.#ended) return;
    if (process.platform === 'win32') {
      ignoreFailure(() =>
        execFileSync('taskkill', ['/pid', String(this.pid), '/T', '/F'], { stdio: 'ignore' }),
      );
      return;
    }
    for (const pid of descendants(this.pid)) ignoreFailure(() => process.kill(pid, 'SIGKILL'));
    ignoreFailure(() => process.kill(-this.pid, 'SIGKILL'));
  }
}

const temporaryProfiles = new Set<string>();

/** Makes the folder of a temporary profile. It is removed when this process ends, at the latest. */
export function makeTemporaryProfile(): string {
  cleanUpAtExit();
  const folder = mkdtempSync(join(tmpdir(), 'ticket-capture-profile-'));
  temporaryProfiles.add(folder);
  return folder;
}

/** Retries, because browsers still write for a moment after they end. */
export function removeFolder(folder: string): void {
  temporaryProfiles.delete(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

function descendants(pid: number): number[] {
  let table: string;
  try {
    table = execFileSync('ps', ['-e', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  } catch {
    // A very small container image has no `ps`. The process group is killed anyway.
    return [];
  }
  const rows = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const found: number[] = [];
  const parents = [pid];
  for (let parent = parents.pop(); parent !== undefined; parent = parents.pop()) {
    for (const [child = 0, itsParent] of rows) {
      if (itsParent === parent) {
        found.push(child);
        parents.push(child);
      }
    }
  }
  return found;
}

function ignoreFailure(action: () => unknown): void {
  try {
    action();
  } catch {
    // The process or folder is already gone.
  }
}

let registered = false;

function cleanUpAtExit(): void {
  if (registered) return;
  registered = true;
  const killAll = () => {
    for (const one of [...running]) one.killNow();
    for (const folder of temporaryProfiles) ignoreFailure(() => removeFolder(folder));
  };
  process.on('exit', killAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      killAll();
      // Another handler of this signal decides how to end. Without one, send the signal again to end the process.
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    });
  }
}
