import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The origins allowed so far, kept in the profile. Both browsers forget them at a restart, because the tests' extension
 * counts as newly installed each time. A person's installed extension keeps its origins.
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
