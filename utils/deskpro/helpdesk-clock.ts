import type { Fetch } from './http.ts';

/** A fetch that records the time of the helpdesk's clock. */
export interface OverheardFetch {
  fetch: Fetch;
  /** The `Date` of the last request's reply, in epoch milliseconds; null if there was no reply or it had no date. */
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
