import type { Fetch } from './http.ts';

/** A fetch whose replies are overheard for what the helpdesk's clock shows. */
export interface OverheardFetch {
  fetch: Fetch;
  /** The last request's reply's `Date`, epoch milliseconds; null if it has none, or there was no reply. */
  time(): number | null;
}

export function overhear(fetch: Fetch): OverheardFetch {
  let heard: number | null = null;
  return {
    fetch: async (url, init) => {
      heard = null;
      const response = await fetch(url, init);
      const date = Date.parse(response.headers.get('Date') ?? '');
      heard = Number.isNaN(date) ? null : date;
      return response;
    },
    time: () => heard,
  };
}
