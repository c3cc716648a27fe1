import type { Page } from '@playwright/test';
import { page, type Shot, tag, variants } from './shot.ts';

const optionsStories = [
  'nameless',
  'new',
  'busy',
  'finding',
  'found',
  'address',
  'permission',
  'key',
  'trouble',
  'connected',
  'library',
  'import',
  'not-saved',
  'disconnected',
  'undo-too-late',
  'directory-failed',
];

/** The pictures of the options page and the welcome page. */
export const optionsShots: Shot[] = [
  ...optionsStories.map((story) => ({
    name: `options-${story}`,
    story: `options-${story}`,
    width: 900,
    height: 900,
  })),
  { name: 'options-import-long', story: 'options-import', width: 320, height: 900, query: '&long' },
  { name: 'options-import-dark', story: 'options-import', width: 900, height: 900, dark: true },
  { name: 'options-not-saved-dark', story: 'options-not-saved', width: 900, height: 900, dark: true },
  { name: 'options-not-saved-long', story: 'options-not-saved', width: 320, height: 900, query: '&long' },
  ...['passed', 'again', 'unreachable', 'key', 'upload'].map((story) => ({
    name: `options-doctor-${story}`,
    story: `doctor-${story}`,
    width: 900,
    height: 900,
  })),
  { name: 'options-doctor-dark', story: 'doctor-unreachable', width: 900, height: 900, dark: true },
  { name: 'options-doctor-narrow', story: 'doctor-key', width: 320, height: 900 },
  { name: 'options-doctor-long', story: 'doctor-key', width: 900, height: 900, query: '&long' },
  { name: 'options-doctor-rtl', story: 'doctor-upload', width: 900, height: 900, query: '&dir=rtl' },
  { name: 'options-doctor-200', story: 'doctor-upload', width: 900, height: 900, query: '&text=200%25' },
  { name: 'options-doctor-forced', story: 'doctor-upload', width: 900, height: 900, forced: true },
  { name: 'options-dark', story: 'options-connected', width: 900, height: 900, dark: true },
  { name: 'options-key-dark', story: 'options-key', width: 900, height: 900, dark: true },
  { name: 'options-narrow', story: 'options-key', width: 320, height: 900 },
  { name: 'options-long', story: 'options-address', width: 900, height: 900, query: '&long' },
  ...variants.slice(1).map((variant) => ({
    ...variant,
    ...page,
    name: `options-found-${tag(variant)}`,
    story: 'options-found',
    act: (page: Page) => page.getByRole('button', { name: /admin/ }).click(),
  })),
  ...['new', 'found', 'connected', 'sample'].flatMap((story) =>
    variants.map((variant) => ({
      ...variant,
      ...page,
      name: `welcome-${story}${tag(variant) && '-'}${tag(variant)}`,
      story: `welcome-${story}`,
    })),
  ),
  { name: 'welcome-new-narrow', story: 'welcome-new', width: 320, height: 900, query: '&long' },
  { name: 'options-found-narrow', story: 'options-found', width: 320, height: 900, query: '&long' },
  { name: 'options-rtl', story: 'options-connected', width: 900, height: 900, query: '&dir=rtl' },
  { name: 'options-200', story: 'options-connected', width: 900, height: 900, query: '&text=200%25' },
  {
    name: 'options-disconnect',
    story: 'options-connected',
    width: 900,
    height: 900,
    act: (page) => page.getByRole('button', { name: 'Disconnect' }).click(),
  },
];
