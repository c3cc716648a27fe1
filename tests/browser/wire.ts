import { PNG } from 'pngjs';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';

/**
 * The API requests as `METHOD path`, in order. Leaves out the search for tickets like this one, because only a pause in
 * typing sets it off, not a quick Create. existing.spec.ts counts it.
 */
export function wireOf(helpdesk: Helpdesk): string[] {
  return wholeWireOf(helpdesk).filter((request) => request !== 'GET search');
}

export function wholeWireOf(helpdesk: Helpdesk): string[] {
  return helpdesk.apiRequests().map(({ method, path }) => `${method} ${path.replace('/api/v2/', '')}`);
}

export type Rgb = [number, number, number];

export interface Pixels {
  width: number;
  height: number;
  at(x: number, y: number): Rgb;
}

export function readPixels(png: Buffer): Pixels {
  const { width, height, data } = PNG.sync.read(png);
  return {
    width,
    height,
    at: (x, y) => {
      const offset = (y * width + x) * 4;
      return [data[offset] ?? -1, data[offset + 1] ?? -1, data[offset + 2] ?? -1];
    },
  };
}

/** The message in each request to create a ticket. */
export function sentMessages(helpdesk: Helpdesk): string[] {
  return helpdesk
    .apiRequests()
    .filter(({ method, path }) => method === 'POST' && path === '/api/v2/tickets')
    .map(({ json }) => (json as { message: { message: string } }).message.message);
}
