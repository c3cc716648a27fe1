import { parseAddress } from '../deskpro/address.ts';
import { findHelpdesk } from '../deskpro/connect.ts';
import type { FoundHelpdesk } from '../deskpro/connection.ts';
import type { AppResult } from '../errors.ts';
import { err } from '../result.ts';
import { httpFor, mayReach } from './helpdesk-line.ts';

/** Looks whether a helpdesk is at a typed address. Error `permission-missing` if the browser does not allow to ask. */
export async function lookForHelpdesk(typed: string): Promise<AppResult<FoundHelpdesk>> {
  const address = parseAddress(typed);
  if (!address.ok) return address;
  const { origin, host } = address.value;
  if (!(await mayReach(origin))) return err({ code: 'permission-missing', host });
  return findHelpdesk(address.value, httpFor);
}
