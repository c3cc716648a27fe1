import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The origins allowed so far, kept in the profile: both browsers forget them at a restart, because there the extension
 * counts as newly installed each time, and a person's installed extension does not.
 */
export class RememberedHosts {
  readonly #file: string;

  constructor(profileDir: string) {
    this.#file = join(profileDir, 'driver-hosts.json');
  }

  list(): string[] {
    return existsSync(this.#file) ? (JSON.parse(readFileSync(this.#file, 'utf8')) as string[]) : [];
  }

  add(pattern: string): void {
    writeFileSync(this.#file, JSON.stringify([...new Set([...this.list(), pattern])]));
  }

  delete(pattern: string): void {
    writeFileSync(this.#file, JSON.stringify(this.list().filter((one) => one !== pattern)));
  }

  clear(): void {
    rmSync(this.#file, { force: true });
  }
}
