import path from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';
import { listFiles, messageKeysAsked, readSource, readText, stringLiterals } from './source-files.ts';

/** The folders with the code of one screen alone. */
const ownFolders = {
  popup: ['components/screens/popup'],
  editor: ['components/screens/editor', 'components/annotator'],
  options: ['components/screens/options'],
  tickets: ['components/screens/tickets'],
  welcome: ['components/screens/welcome'],
};
type Screen = keyof typeof ownFolders;

/** The most bytes of script that a screen loads when it starts. Lower a figure when the screen gets lighter. */
const limits: Record<Screen, number> = {
  popup: 145_570,
  editor: 175_260,
  options: 127_550,
  tickets: 115_140,
  welcome: 77_800,
};

const screens = Object.keys(ownFolders) as Screen[];

/** What is injected to capture the window, with nothing selected, and the most bytes of it. */
const visibleCapture = {
  scripts: ['page-detectors.js', 'page-look.js'],
  limit: 65_536,
};

/** Returns the scripts that a built page loads when it starts: those it names, and their static imports. */
function startScripts(folder: string, screen: Screen): string[] {
  const [, entry = ''] = /<script [^>]*\bsrc="\/([^"]+)"/.exec(readText(`${folder}/${screen}.html`)) ?? [];
  const found = new Set([entry]);
  for (const file of found) {
    for (const statement of parseSync(file, readText(`${folder}/${file}`)).program.body) {
      const isLoading =
        statement.type === 'ImportDeclaration' ||
        statement.type === 'ExportAllDeclaration' ||
        statement.type === 'ExportNamedDeclaration';
      if (isLoading && statement.source !== null)
        found.add(path.posix.join(path.posix.dirname(file), statement.source.value));
    }
  }
  return [...found];
}

const sources = listFiles('{entrypoints,components,utils}/**/*.{ts,tsx}').map(readSource);

/** Returns the keys of the messages that a screen's own code asks for, and that no other code mentions. */
function ownMessages(screen: Screen): string[] {
  const isOwn = ({ path: file }: { path: string }) =>
    ownFolders[screen].some((folder) => file.startsWith(`${folder}/`));
  const ofOthers = new Set(
    sources.filter((source) => !isOwn(source)).flatMap((source) => [...stringLiterals(source)]),
  );
  return sources
    .filter(isOwn)
    .flatMap(messageKeysAsked)
    .filter((key) => !ofOthers.has(key));
}

describe.each(['.output/chrome-mv3', '.output/firefox-mv3'])('in %s', (folder) => {
  test.each(screens)('%s loads at its start no more script than it is allowed', (screen) => {
    const scripts = startScripts(folder, screen);
    const bytes = scripts.reduce((sum, file) => sum + Buffer.byteLength(readText(`${folder}/${file}`)), 0);
    console.log(`${folder}/${screen}.html: ${bytes} bytes of script in ${scripts.length} files`);
    expect(bytes).toBeLessThanOrEqual(limits[screen]);
  });

  test.each(screens)('%s loads at its start its own code, and none of another screen', (screen) => {
    const code = startScripts(folder, screen)
      .map((file) => readText(`${folder}/${file}`))
      .join('\n');
    const has = (key: string) => new RegExp(`["'\`]${key}["'\`]`).test(code);
    for (const other of screens) {
      const keys = ownMessages(other);
      expect(keys).not.toEqual([]);
      expect([other, keys.filter(has)]).toEqual([other, other === screen ? keys : []]);
    }
  });

  test.each(screens)('%s names all scripts of its start, so that none waits for another', (screen) => {
    const html = readText(`${folder}/${screen}.html`);
    expect(startScripts(folder, screen).filter((file) => !html.includes(`"/${file}"`))).toEqual([]);
  });

  test("no screen loads the library that wraps the browser's functions, which the background needs", () => {
    const has = (file: string) => readText(file).includes('__mozWebExtensionPolyfillReject__');
    const scripts = listFiles(`${folder}/chunks/*.js`);
    expect(scripts.length).toBeGreaterThan(screens.length);
    expect(scripts.filter(has)).toEqual([]);
    expect(has(`${folder}/background.js`)).toBe(true);
  });

  test('a capture of the window injects no more script than it is allowed', () => {
    const sizes = visibleCapture.scripts.map((file) => Buffer.byteLength(readText(`${folder}/${file}`)));
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    console.log(`${folder}, capture of the window: ${bytes} bytes of script, ${sizes.join(' + ')}`);
    expect(bytes).toBeLessThanOrEqual(visibleCapture.limit);
  });

  test('no script that is injected has the schemas, which would double it', () => {
    const scripts = listFiles(`${folder}/page-*.js`);
    expect(scripts.length).toBeGreaterThan(visibleCapture.scripts.length);
    expect(scripts.filter((file) => readText(file).includes('safeParse'))).toEqual([]);
    expect(readText(`${folder}/background.js`)).toContain('safeParse');
  });

  test('the background is one file, because a service worker can load no more code', () => {
    const code = readText(`${folder}/background.js`);
    expect(parseSync('background.js', code, { sourceType: 'script' }).errors).toEqual([]);
    expect(code).not.toMatch(/\bimport\s*\(|\bimportScripts\b/);
  });
});
