import type { Context } from 'hono';
import type { Page } from '../store/people.ts';
import type { World } from '../world.ts';

interface Extras {
  meta?: object;
  linked?: object;
}

/** Returns `{data, meta, linked}`. Empty maps are `{}`, or `[]` if the switch `emptyAsArray` is on. */
export function envelope(world: World, data: unknown, { meta = {}, linked = {} }: Extras = {}): object {
  return { data, meta: map(world, meta), linked: map(world, linked) };
}

/** Returns a map as PHP would write it. */
export function map(world: World, value: object): object {
  return world.switches.emptyAsArray && Object.keys(value).length === 0 ? [] : value;
}

export interface RequestedPage extends Page {
  current: number;
}

/** Reads `?count=&page=`. The default is 10 per page, the maximum 200. Invalid values count as missing. */
export function readPage(context: Context): RequestedPage {
  const limit = Math.min(positive(context.req.query('count')) ?? 10, 200);
  const current = positive(context.req.query('page')) ?? 1;
  return { limit, offset: (current - 1) * limit, current };
}

function positive(text: string | undefined): number | undefined {
  return text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

/** Returns the envelope of one page. */
export function pageEnvelope(
  world: World,
  page: RequestedPage,
  total: number,
  data: readonly unknown[],
  linked: object = {},
): object {
  const pagination = {
    total,
    count: data.length,
    per_page: page.limit,
    current_page: page.current,
    total_pages: Math.max(1, Math.ceil(total / page.limit)),
  };
  return envelope(world, data, { meta: { pagination }, linked });
}

/** Returns one page of a list that is small enough to be read whole. */
export function paged(world: World, context: Context, all: readonly unknown[]): object {
  const page = readPage(context);
  return pageEnvelope(world, page, all.length, all.slice(page.offset, page.offset + page.limit));
}
