import type { AppResult } from '../errors.ts';
import { err, ok } from '../result.ts';
import { withoutUnseen } from '../without-unseen.ts';

/** Where a helpdesk may be: its origin and the path prefixes to try, longest first, each without a trailing slash. */
export interface HelpdeskAddress {
  origin: string;
  host: string;
  prefixes: string[];
}

/** Path segments of Deskpro's own screens. The segments before one of these in a pasted address are the prefix. */
const screens = new Set([
  'app',
  'agent',
  'admin',
  'api',
  'reports',
  'file.php',
  'new-ticket',
  'login',
  'portal',
  'kb',
  'tickets',
  'index.php',
]);

const loopback = /^(localhost|127\.0\.0\.1)$/;

export function isLoopback(hostname: string): boolean {
  return loopback.test(hostname);
}

/**
 * Reads an address in any form people paste: with or without a scheme, with a ticket's path, a query or a fragment.
 * Errors: `address-empty`, `address-invalid`, and `address-insecure` for http on anything but this computer.
 */
export function parseAddress(input: string): AppResult<HelpdeskAddress> {
  const text = addressIn(input);
  if (text === '') return err({ code: 'address-empty' });
  const url = toUrl(text);
  if (url === null || url.username !== '' || url.password !== '') return err({ code: 'address-invalid' });
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return err({ code: 'address-invalid' });
  // A host in a local network may have no dot, but without a scheme such a word is more likely a company's name.
  if (!isPlausibleHost(url.hostname) && !hasScheme(text)) return err({ code: 'address-invalid' });
  if (/\.\./.test(url.hostname)) return err({ code: 'address-invalid' });
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return err({ code: 'address-insecure', host: url.host });
  return ok({ origin: url.origin, host: url.host, prefixes: prefixesOf(url.pathname) });
}

/**
 * Quotation marks, brackets and punctuation around an address. Square brackets are left out, because an address may
 * itself begin and end with them: `[::1]`.
 */
const wrapping = /^["'“”‘’«»<(]+|["'“”‘’«»>),.;:]+$/g;

/** Returns the address in a pasted text, without the text around it and with its scheme repaired. */
function addressIn(input: string): string {
  const all = withoutUnseen(input).trim();
  const named = all.match(/https?:\/\/\S+/gi) ?? [];
  const pasted = /\s/.test(all) && named.length === 1 ? String(named[0]) : all;
  const bare = pasted.replace(wrapping, '').replace(/^\[(https?:.*)\]$/i, '$1');
  return bare.replace(/^(?:(https?)(?::[\\/]*|[\\/]{2,}))+/i, '$1://');
}

function toUrl(text: string): URL | null {
  if (/\s/.test(text)) return null;
  const bare = text.replace(/^\/+/, '');
  const isWhole = hasScheme(text);
  const first = isWhole ? text : `https://${bare}`;
  if (!URL.canParse(first)) return null;
  const url = new URL(first);
  url.hostname = url.hostname.replace(/\.$/, '');
  if (!isWhole && isLoopback(url.hostname)) return new URL(`http://${bare}`);
  return url;
}

function hasScheme(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
}

function isPlausibleHost(hostname: string): boolean {
  return isLoopback(hostname) || /^[^.]+(\.[^.]+)+\.?$/.test(hostname) || /^\[[0-9a-f:.]+\]$/i.test(hostname);
}

/** The path of a Deskpro installation is short; deeper segments belong to a page. */
const deepestPrefix = 3;

function prefixesOf(pathname: string): string[] {
  const segments: string[] = [];
  for (const segment of pathname.split('/').filter((part) => part !== '')) {
    if (screens.has(segment.toLowerCase()) || segments.length === deepestPrefix) break;
    segments.push(segment);
  }
  const prefixes: string[] = [];
  for (let length = segments.length; length >= 0; length -= 1) {
    prefixes.push(
      segments
        .slice(0, length)
        .map((segment) => `/${segment}`)
        .join(''),
    );
  }
  return prefixes;
}

/** The agent's link to a ticket. */
export function ticketUrl(baseUrl: string, ticketId: number): string {
  return `${baseUrl}/app#/t/ticket/${ticketId}`;
}
