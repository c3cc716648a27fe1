import type { Page } from '@playwright/test';

/** One picture of the gallery. */
export interface Shot {
  name: string;
  story: string;
  query?: string;
  width?: number;
  height?: number;
  dark?: boolean;
  forced?: boolean;
  act?: (page: Page) => Promise<void>;
}

/** The window of a picture of a page in a tab. */
export const page = { width: 900, height: 900 };
/** How a story is pictured. */
const variants: Omit<Shot, 'name' | 'story'>[] = [
  { query: '' },
  { dark: true },
  { query: '&long' },
  { query: '&dir=rtl' },
  { query: '&text=200%25' },
  { forced: true },
];
/** A variant in the name of its picture. */
const tag = (shot: Omit<Shot, 'name' | 'story'>): string =>
  [shot.dark ? 'dark' : '', shot.forced ? 'forced' : '', (shot.query ?? '').replace(/\W+/g, '')].join('');

/** Returns one picture of a story for each variant. `size`: the window, and what is pressed before the picture. */
export const inAll = (story: string, size: Pick<Shot, 'width' | 'height' | 'act'>): Shot[] =>
  variants.map((variant) => ({
    ...size,
    ...variant,
    story,
    name: [story, tag(variant)].filter(Boolean).join('-'),
  }));

/** Returns the picture of a story in the narrowest window, with long words. */
export const narrow = (story: string): Shot => ({
  name: `${story}-narrow`,
  story,
  width: 320,
  height: 900,
  query: '&long',
});
