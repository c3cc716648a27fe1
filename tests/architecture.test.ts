import { describe, expect, test } from 'vitest';
import { componentFolderOf, componentFolders, type Room, roomOf, table } from './rooms.ts';
import {
  functionsCalled,
  type Import,
  isConstant,
  listFiles,
  longFunctions,
  messageKeysAsked,
  objectsUsed,
  offences,
  parseSource,
  reachableFrom,
  readSource,
  readText,
  type SourceFile,
  stringLiterals,
  topLevelVariables,
} from './source-files.ts';

const files = listFiles('{entrypoints,components,utils}/**/*.{ts,tsx}');
const sources = new Map(files.map((file) => [file, readSource(file)]));
const all = [...sources.values()];

function isAllowed(from: Room, one: Import): boolean {
  const to = one.target === null ? null : roomOf(one.target);
  if (to === null || to === from || /\.(css|svg)$/.test(one.specifier)) return true;
  const permission = table[from][to];
  if (permission === 'types') return one.typeOnly;
  if (permission === 'constants')
    return one.values.every((name) => isConstant(sources.get(one.target ?? ''), name));
  if (permission instanceof RegExp) return one.typeOnly || permission.test(one.target ?? '');
  return permission === true;
}

describe('rooms', () => {
  test('every file is in one', () => {
    expect(files.filter((file) => roomOf(file) === null)).toEqual([]);
  });

  test.each(Object.keys(table) as Room[])('%s imports only what it may', (room) => {
    const mine = all.filter(({ path }) => roomOf(path) === room);
    const forbidden = offences(mine, ({ imports }) =>
      imports
        .filter((one) => !isAllowed(room, one))
        .map((one) => `${one.specifier} (${one.typeOnly ? 'types' : one.values.join(', ')})`),
    );
    expect(forbidden).toEqual([]);
  });

  test('the folders of components import downwards', () => {
    const components = all.filter(({ path }) => roomOf(path) === 'components');
    expect(components.filter(({ path }) => componentFolderOf(path) === null)).toEqual([]);
    const forbidden = offences(components, ({ path, imports }) => {
      const own = componentFolderOf(path) ?? '';
      const allowed = [own, ...(componentFolders[own] ?? [])];
      return imports
        .filter(({ target }) => !allowed.includes(componentFolderOf(target) ?? own))
        .map(({ specifier }) => specifier);
    });
    expect(forbidden).toEqual([]);
  });

  test('a page script imports nothing else but how it is defined', () => {
    const scripts = all.filter(({ path }) => roomOf(path) === 'page scripts');
    const foreign = offences(scripts, ({ imports }) =>
      imports
        .map(({ specifier }) => specifier)
        .filter((one) => !/^(\.|wxt\/utils\/define-unlisted-script$)/.test(one)),
    );
    expect(foreign).toEqual([]);
  });

  test('components touch neither the browser nor the network', () => {
    const components = all.filter(({ path }) => roomOf(path) === 'components');
    expect(
      offences(components, (source) => [
        ...[...functionsCalled(source)].filter((name) => name === 'fetch'),
        ...[...objectsUsed(source)].filter((name) =>
          ['browser', 'indexedDB', 'localStorage', 'fetch'].includes(name),
        ),
      ]),
    ).toEqual([]);
  });
});

describe('the browser', () => {
  test('comes in through utils/browser.ts alone', () => {
    const importers = all.filter(({ imports }) =>
      imports.some(({ specifier }) =>
        /^webextension-polyfill|^wxt\/browser|^@wxt-dev\/browser/.test(specifier),
      ),
    );
    expect(importers.map(({ path }) => path)).toEqual(['utils/browser.ts']);
  });

  test('is used only where it is imported', () => {
    const imported = ({ imports }: SourceFile) =>
      imports.some(({ target, values }) => target === 'utils/browser.ts' && values.includes('browser'));
    expect(
      offences(
        all.filter((source) => !imported(source)),
        (source) => (objectsUsed(source).has('browser') ? ['uses browser.*'] : []),
      ),
    ).toEqual([]);
  });

  test('is called chrome in one place: where a page says that the person pressed our button', () => {
    const callers = all.filter((source) => objectsUsed(source).has('chrome'));
    expect(callers.map(({ path }) => path)).toEqual(['utils/page/ask-to-open.ts']);
  });
});

test('nothing the background runs keeps a memory of its own: the worker is stopped at any moment', () => {
  const entries = files.filter((file) => roomOf(file) === 'background');
  const run = reachableFrom(entries, sources);
  expect(run.length).toBeGreaterThan(20);
  expect(
    offences(run, (source) =>
      topLevelVariables(source).flatMap(({ kind, declarations }) => {
        if (kind !== 'const') return [`top-level ${kind}`];
        return declarations.flatMap(({ init }) => {
          const isEmptyCollection =
            init?.type === 'NewExpression' &&
            init.callee.type === 'Identifier' &&
            /^(Weak)?(Map|Set)$/.test(init.callee.name) &&
            init.arguments.length === 0;
          const isEmptyLiteral =
            (init?.type === 'ArrayExpression' && init.elements.length === 0) ||
            (init?.type === 'ObjectExpression' && init.properties.length === 0);
          return isEmptyCollection || isEmptyLiteral
            ? ['an empty collection at the top, which only a change makes useful']
            : [];
        });
      }),
    ),
  ).toEqual([]);
});

test('each screen that reads stored images reads them through the worker: an unused copy keeps a deleted file', () => {
  const screens = files.filter((file) => /^entrypoints\/[^/]+\/main\.tsx$/.test(file));
  const reading = screens.filter((screen) =>
    reachableFrom([screen], sources).some(({ imports }) =>
      imports.some(
        ({ target, values }) => target === 'utils/captures/store.ts' && values.includes('getImage'),
      ),
    ),
  );
  const throughWorker = screens.filter((screen) => {
    const source = sources.get(screen);
    return source !== undefined && functionsCalled(source).has('readImagesInWorker');
  });
  expect(reading.length).toBeGreaterThan(2);
  expect(throughWorker).toEqual(reading);
});

describe('functions', () => {
  const most = 80;

  test('are at most 80 lines long', () => {
    expect(offences(all, (source) => longFunctions(source, most))).toEqual([]);
  });

  test.each([
    ['a function', 'export function count() {', '}'],
    ['an arrow function', 'const count = () => {', '};'],
    ['a method', 'const counter = { count() {', '}};'],
    ['a function in a function', 'use(() => { function count() {', '}});'],
  ])('%s of 81 lines is too long, one of 80 is not', (_, head, foot) => {
    const ofLines = (lines: number) =>
      parseSource('utils/count.ts', [head, ...Array(lines - 2).fill('next();'), foot].join('\n'));
    expect(longFunctions(ofLines(most), most)).toEqual([]);
    expect(longFunctions(ofLines(most + 1), most)).toContain('line 1: 81 lines');
  });
});

type Messages = Record<string, { message?: string; description?: string }>;

const localeFiles = listFiles('public/_locales/*/messages.json');
const readMessages = (file: string): Messages => JSON.parse(readText(file));
const english = readMessages('public/_locales/en/messages.json');
const inManifest = [...readText('wxt.config.ts').matchAll(/__MSG_(\w+)__/g)].map(([, key = '']) => key);

describe('words', () => {
  test('every message is used', () => {
    const literals = new Set([...inManifest, ...all.flatMap((source) => [...stringLiterals(source)])]);
    expect(Object.keys(english).filter((key) => !literals.has(key))).toEqual([]);
  });

  test('every message that is asked for exists', () => {
    expect(inManifest.length).toBeGreaterThan(0);
    // The browser itself defines the messages that begin with `@@`.
    const isMissing = (key: string) => !key.startsWith('@@') && !Object.hasOwn(english, key);
    expect(inManifest.filter(isMissing)).toEqual([]);
    expect(offences(all, (source) => messageKeysAsked(source).filter(isMissing))).toEqual([]);
  });

  test('every message says something, and is described for its translator', () => {
    const blank = (text = '') => text.trim() === '';
    const bare = Object.entries(english).filter(
      ([, { message, description }]) => blank(message) || blank(description),
    );
    expect(bare.map(([key]) => key)).toEqual([]);
  });

  test.each(localeFiles)('%s has every message with the same places to fill in', (file) => {
    const places = (messages: Messages) =>
      Object.entries(messages)
        .map(([key, { message = '' }]) => [key, [...new Set(message.match(/\$[1-9]/g))].sort()] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1));
    expect(places(readMessages(file))).toEqual(places(english));
  });
});

describe('files', () => {
  const written = listFiles(
    '{entrypoints,components,utils,tests}/**/*.{ts,tsx,js,mjs,css,html}',
    '*.{ts,js,mjs}',
  );

  test('are at most 300 lines long', () => {
    const lines = (file: string) => readText(file).replace(/\n$/, '').split('\n').length;
    expect(written.map((file) => [file, lines(file)] as const).filter(([, count]) => count > 300)).toEqual(
      [],
    );
  });

  test('have names in kebab-case', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|config|expected|d))*\.[a-z]+$/;
    expect(written.filter((file) => !kebab.test(file.split('/').at(-1) ?? ''))).toEqual([]);
  });
});
