import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { optionsShots } from './options-shots.ts';
import { inAll, narrow, page, type Shot } from './shot.ts';

/**
 * Takes pictures of the gallery: `node tests/gallery/take-pictures.ts [words in the picture's name…]`. The pictures go
 * to /tmp/deskpro-gallery-pictures.
 */

const folder = '/tmp/deskpro-gallery-pictures';
const configFile = fileURLToPath(new URL('vite.config.ts', import.meta.url));
const openList = (field: string, text?: string) => async (page: Page) => {
  const input = page.getByRole('combobox', { name: field });
  await input.click();
  if (text !== undefined) await input.pressSequentially(text);
};

const openHealth = async (page: Page) => {
  await page.getByRole('button', { name: /^Page/ }).click();
  await page.locator('.health-lines').evaluate((list) => list.scrollIntoView({ block: 'center' }));
};
const openWatched = (kind: string) => async (page: Page) => {
  await page.getByRole('button', { name: new RegExp(`^${kind}`) }).click();
  await page.locator('.health-lines').evaluate((list) => list.scrollIntoView({ block: 'center' }));
};
const openHidden = (page: Page) =>
  page.locator('.form-chip[aria-expanded]', { hasText: '3' }).first().click();
/** Selects a shape by its place among the drawn ones, from 1 on. */
const selectShape = (place: number) => async (page: Page) => {
  const canvas = page.getByRole('application');
  for (let presses = 0; presses < place; presses += 1) await canvas.press('PageDown');
};

const popupStories = [
  'ready',
  'filled',
  'several',
  'thirty',
  'file',
  'elsewhere',
  'follow-up',
  'refused',
  'capturing',
  'full-page',
  'long-page',
  'picking',
  'waiting',
  'cut-short',
  'unread',
  'not-connected',
  'selection',
  'text-only',
  'no-details',
  'unreadable',
  'busy-page',
  'sending',
  'sent',
  'sent-copied',
  'parked',
  'offline',
  'key-rejected',
  'fields',
  'alike',
  'target',
  'target-values',
  'changed',
  'change-conflict',
  'news',
  'library',
  'not-saved',
  'keep',
  'common',
  'hidden',
  'health',
  'watched',
  'unchecked',
  'added',
  'further',
  'further-missing',
  'missing',
  'directory-loading',
  'directory-failed',
  'directory-empty',
];
const editorStories = [
  'spares',
  'follow-up',
  'several',
  'file',
  'ready',
  'annotated',
  'hidden',
  'alike',
  'further',
  'loading',
  'sent',
  'parked',
  'problem',
  'missing',
];
const ticketsStories = [
  'statuses',
  'statuses-refused',
  'ready',
  'empty',
  'unread',
  'many',
  'none-found',
  'discarded',
  'problem',
  'changes',
  'unseen',
  'unreadable',
];

const shots: Shot[] = [
  ...[...popupStories, '5000'].flatMap((story) => inAll(`popup-${story}`, {})),
  ...['ready', 'several'].flatMap((story) => inAll(`panel-${story}`, { width: 320, height: 800 })),
  ...inAll('popup-spares', { act: openHidden }),
  {
    name: 'popup-further-open',
    story: 'popup-further',
    act: (page) => page.getByRole('button', { name: 'More fields' }).click(),
  },
  { name: 'popup-health-open', story: 'popup-health', act: openHealth },
  { name: 'popup-health-open-long', story: 'popup-health', act: openHealth, query: '&long' },
  ...['Console', 'Requests', 'Steps'].flatMap((kind) =>
    [{}, { dark: true }, { query: '&long' }].map((variant) => ({
      ...variant,
      name: `popup-watched-${kind}-${Object.keys(variant).join('')}`,
      story: 'popup-watched',
      act: openWatched(kind),
    })),
  ),
  { name: 'popup-list-agents', story: 'popup-ready', act: openList('Agent') },
  { name: 'popup-list-agents-dark', story: 'popup-ready', act: openList('Agent', 'hof'), dark: true },
  { name: 'popup-list-departments', story: 'popup-filled', act: openList('Department') },
  {
    name: 'popup-list-departments-rtl',
    story: 'popup-filled',
    query: '&dir=rtl',
    act: openList('Department'),
  },
  ...['6 details', '1 hidden', 'More fields', 'Add to', 'delay', 'this draft', 'ways to send'].map(
    (button) => ({
      name: `popup-opened-${button.replaceAll(' ', '-')}`,
      story: 'popup-common',
      act: (page: Page) => page.getByRole('button', { name: button }).click(),
    }),
  ),
  { name: 'popup-list-none', story: 'popup-ready', act: openList('Agent', 'zzz') },
  { name: 'popup-list-requester', story: 'popup-ready', act: openList('Requester') },
  { name: 'popup-list-5000', story: 'popup-5000', act: openList('Agent', 'e') },
  { name: 'panel-500', story: 'panel-ready', width: 500, height: 800 },
  ...editorStories.flatMap((story) => inAll(`editor-${story}`, { width: 1280, height: 800 })),
  ...editorStories.map((story) => ({
    name: `editor-${story}-narrow`,
    story: `editor-${story}`,
    width: 600,
    height: 900,
    query: '&long',
  })),
  {
    name: 'editor-selected',
    story: 'editor-annotated',
    width: 1280,
    height: 800,
    act: selectShape(2),
  },
  { name: 'editor-selected-line', story: 'editor-annotated', width: 1280, height: 800, act: selectShape(3) },
  { name: 'editor-320', story: 'editor-annotated', width: 320, height: 800, query: '&long' },
  { name: 'editor-200-narrow', story: 'editor-annotated', width: 640, height: 800, query: '&text=200%25' },
  ...optionsShots,
  ...ticketsStories.flatMap((story) => inAll(`tickets-${story}`, page)),
  ...ticketsStories.map((story) => narrow(`tickets-${story}`)),
  {
    name: 'popup-change-open',
    story: 'popup-sent',
    act: (page) => page.getByRole('button', { name: 'Assign' }).click(),
  },
  {
    name: 'tickets-change-open',
    story: 'tickets-ready',
    width: 900,
    height: 1600,
    act: (page) => page.getByRole('button', { name: 'Assign' }).first().click(),
  },
];

/** Returns the violations that axe finds on the screen in its current state. */
async function offences(page: Page): Promise<{ id: string; nodes: { html: string }[] }[]> {
  await page.addScriptTag({
    path: fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url)),
  });
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    return (await axe.run()).violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ html }) => ({ html })),
    }));
  });
}

const words = process.argv.slice(2);
await mkdir(folder, { recursive: true });
await build({ configFile, logLevel: 'warn' });
const server = await preview({ configFile, preview: { port: 0, host: '127.0.0.1' } });
const address = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const shot of shots.filter(({ name }) => words.every((word) => name.includes(word)))) {
  const page = await browser.newPage({
    viewport: { width: shot.width ?? 400, height: shot.height ?? 600 },
    colorScheme: shot.dark ? 'dark' : 'light',
    forcedColors: shot.forced ? 'active' : 'none',
    reducedMotion: 'reduce',
  });
  page.on('pageerror', (error) => console.log(`${shot.name}: ${error.message}`));
  await page.goto(`${address}?story=${shot.story}${shot.query ?? ''}`);
  await shot.act?.(page);
  const sizes = await page.evaluate(() => {
    const main = document.querySelector('.popup-main');
    const { scrollWidth, clientWidth } = document.documentElement;
    return { over: main ? main.scrollHeight - main.clientHeight : 0, wide: scrollWidth - clientWidth };
  });
  if (sizes.over > 0 || sizes.wide > 0)
    console.log(`${shot.name}: scrolls ${sizes.over} px, ${sizes.wide} px too wide`);
  for (const { id, nodes } of await offences(page)) {
    console.log(`${shot.name}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }
  await page.screenshot({
    path: `${folder}/${shot.name}.png`,
    fullPage: /^(options|tickets|welcome)/.test(shot.name),
  });
  await page.close();
}
await browser.close();
await server.close();
console.log(`Pictures in ${folder}`);
