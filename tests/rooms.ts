export type Room =
  | 'background'
  | 'pages'
  | 'ticket-screen'
  | 'options-screen'
  | 'tickets-screen'
  | 'page scripts'
  | 'components'
  | 'captures'
  | 'har'
  | 'privacy'
  | 'settings'
  | 'storage'
  | 'messages'
  | 'problems'
  | 'i18n'
  | 'format'
  | 'errors'
  | 'locales'
  | 'screenshot'
  | 'page-client'
  | 'outbox'
  | 'deskpro'
  | 'annotate'
  | 'page'
  | 'result'
  | 'shell'
  | 'browser'
  | 'build';

const patterns: [RegExp, Room][] = [
  [/^(entrypoints\/background|utils\/storage\/(secrets|renew-local))(\/|\.ts$)/, 'background'],
  [/^entrypoints\/page-[a-z-]+\.ts$/, 'page scripts'],
  [/^entrypoints\/har-worker\.ts$/, 'har'],
  [/^entrypoints\/image-worker\.ts$/, 'captures'],
  [/^entrypoints\/[a-z]+\//, 'pages'],
  [/^components\//, 'components'],
  [/^public\/_locales\//, 'locales'],
  [/^utils\/(helpdesks|last-made)\.ts$/, 'settings'],
  [/^utils\/(messages|request-schemas|answer-requests)\.ts$/, 'messages'],
  [/^utils\/i18n\.ts$/, 'i18n'],
  [/^utils\/format\.ts$/, 'format'],
  [/^utils\/errors\.ts$/, 'errors'],
  [/^utils\/(result|parse-json|load-again|unless-late|without-unseen)\.ts$/, 'result'],
  [/^utils\/(browser-ui|browser-settings|back-to-page|ask-to-watch)\.ts$/, 'shell'],
  [/^utils\/browser\.ts$/, 'browser'],
];

/**
 * Returns the room of a file: that of the first pattern, else its folder of `utils/` is the room of the same name. Null:
 * the file is in no room.
 */
export function roomOf(file: string): Room | null {
  const room = patterns.find(([pattern]) => pattern.test(file))?.[1];
  const folder = /^utils\/([a-z-]+)\//.exec(file)?.[1] ?? '';
  return room ?? (Object.hasOwn(table, folder) ? (folder as Room) : null);
}

/** `types`: only `import type`. `constants`: types and constants by name. A pattern: only these files of the room. */
type Permission = true | 'types' | 'constants' | RegExp;

/** Rooms that every room but the pure ones may import: errors and results. */
const vocabulary = { errors: true, result: true } as const;
const base = {
  ...vocabulary,
  captures: true,
  privacy: true,
  settings: true,
  messages: true,
  i18n: true,
  format: true,
  problems: true,
} as const;

/** Rooms that work with what a page answers. */
const asksPage = { ...vocabulary, captures: true, privacy: true, page: 'constants', browser: true } as const;

/** Screens parse addresses and keys themselves (pure code): a permission must be asked for inside the click. */
const screen = {
  ...base,
  components: 'types',
  deskpro: /\/(address|api-key|directory|fields|stored-connection)\.ts$/,
  screenshot: /\/screenshot-job\.ts$/,
  storage: /\/is-private\.ts$/,
  annotate: 'types',
  page: /read-rich-text/,
  shell: true,
} as const;

/** For each folder of `components/`: the other folders there that it may import from. */
export const componentFolders: Record<string, readonly string[]> = {
  kit: [],
  connect: ['kit'],
  annotator: ['kit'],
  ticket: ['kit'],
  screens: ['kit', 'connect', 'annotator', 'ticket'],
};

/** Returns the folder of `components/` that a file is in; null if it is in none. */
export function componentFolderOf(file: string | null): string | null {
  return /^components\/([a-z]+)\//.exec(file ?? '')?.[1] ?? null;
}

/** For each room: the rooms that it may import from. Files of one room may import each other. */
export const table: Record<Room, Partial<Record<Room, Permission>>> = {
  background: {
    ...base,
    storage: true,
    screenshot: true,
    'page-client': true,
    outbox: true,
    deskpro: true,
    annotate: true,
    page: true,
    shell: true,
    browser: true,
  },
  pages: {
    ...screen,
    components: true,
    'ticket-screen': true,
    'options-screen': true,
    'tickets-screen': true,
  },
  // The popup takes its picture itself: nothing stands between the click and the picture.
  'ticket-screen': {
    ...screen,
    screenshot: /\/(screenshot-job|begin-capture|read-sought|new-draft|encode)\.ts$/,
    annotate: true,
    har: /take-har|clean-in-worker/,
  },
  'options-screen': screen,
  'tickets-screen': { ...screen, storage: true },
  'page scripts': { page: true },
  components: { ...base, deskpro: 'types', annotate: true },
  outbox: { ...vocabulary, captures: true, deskpro: true },
  screenshot: {
    ...asksPage,
    storage: true,
    'page-client': true,
    deskpro: /\/(connection|fields|stored-connection)\.ts$/,
    annotate: /flatten/,
  },
  'page-client': asksPage,
  deskpro: { ...vocabulary, storage: true },
  page: { result: /without-unseen/ },
  annotate: {},
  result: {},
  captures: {
    ...vocabulary,
    storage: true,
    i18n: true,
    annotate: /annotations|flatten|spare-shapes/,
    page: /rich-text|addr|pick-modes|trouble-kinds|watch-limits|watched-page/,
  },
  // Runs in a worker, which has no browser API: it may import none of what asks for a message.
  har: {
    ...vocabulary,
    captures: /same-address|limits|cleaned\./,
    privacy: /hide-in-url|secret-paths/,
    page: /\/sensitive\//,
  },
  privacy: { captures: true, i18n: true, page: /rich-text|\/sensitive\// },
  settings: {
    ...vocabulary,
    storage: true,
    captures: /capture\.|pref/,
    deskpro: /connection|rectory/,
    browser: true,
  },
  shell: { captures: 'types', deskpro: /\/origin-pattern\.ts$/, browser: true },
  messages: { ...vocabulary, captures: true, deskpro: 'types', page: 'types', browser: true },
  problems: { ...vocabulary, captures: true, deskpro: 'types', i18n: true, format: true },
  format: { i18n: true },
  i18n: { locales: 'types', browser: true },
  errors: { result: true },
  storage: { result: true, browser: true },
  locales: {},
  browser: {},
  // Runs when the extension is built; the built extension contains none of it.
  build: { page: 'constants' },
};
