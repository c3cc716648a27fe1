import { createRequire } from 'node:module';
import { build } from 'vite';

const made: { source?: Promise<string> } = {};

/**
 * Resolves to the source of a script that declares `rolesAndNames` with `getRole` and `computeAccessibleName`.
 * Firefox's own accessibility tree is not used, because it never gets some elements of a popup that loads slowly.
 */
export function rolesAndNames(): Promise<string> {
  made.source ??= bundle();
  return made.source;
}

async function bundle(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('dom-accessibility-api');
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['iife'], name: 'rolesAndNames' },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  const [script] = outputs;
  if (script?.type !== 'chunk') throw new Error('The library makes no script');
  return script.code;
}
