import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The file of the build with the licences of the packages whose code the build holds. */
export const licencesFile = 'licences.txt';

/** Returns the npm package of a module, by the module's path; null if the module is our own. */
export function packageOf(modulePath: string): string | null {
  const [, name] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(modulePath.replaceAll('\\', '/')) ?? [];
  return name ?? null;
}

/**
 * Returns the name, the version and the licence of each package, in the order of the names. `folder` is the
 * `node_modules` that has them. A package without a file of its licence tells only the licence's name.
 */
export function licencesOf(names: Iterable<string>, folder: string): string {
  return [...names]
    .sort()
    .map((name) => {
      const of = join(folder, name);
      const { version, license } = JSON.parse(readFileSync(join(of, 'package.json'), 'utf8'));
      const file = readdirSync(of).find((one) => /^licen[cs]e(?:\.|$)/i.test(one));
      const words = file === undefined ? `Licence: ${license}` : readFileSync(join(of, file), 'utf8').trim();
      return `${name} ${version}\n\n${words}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}

interface Chunk {
  modules?: Record<string, unknown>;
}

/** Returns a Vite plugin that adds to `names` the packages whose code is in a bundle. */
export function noteBundled(names: Set<string>) {
  return {
    name: 'note-bundled',
    generateBundle: (_options: unknown, bundle: Record<string, Chunk>): void => {
      for (const { modules = {} } of Object.values(bundle))
        for (const path of Object.keys(modules)) {
          const name = packageOf(path);
          if (name !== null) names.add(name);
        }
    },
  };
}
