import { isFresh } from '../deskpro/directory.ts';
import { readDirectory } from '../deskpro/read-directory.ts';
import type { AppResult } from '../errors.ts';
import { changeHelpdesk, readHelpdesk } from '../helpdesks.ts';
import type { RequestData } from '../request-schemas.ts';
import { ok } from '../result.ts';
import { openLine } from './helpdesk-line.ts';

/** Reads a helpdesk's directory again if the stored one is old or `evenIfFresh` is set. One reader at a time. */
export function refreshDirectory({
  evenIfFresh,
  helpdesk,
}: RequestData<'refreshDirectory'>): Promise<AppResult<null>> {
  return navigator.locks.request('directory', async () => {
    const known = await readHelpdesk(helpdesk);
    if (!evenIfFresh && isFresh(known?.directory ?? null, Date.now())) return ok(null);
    const line = await openLine(helpdesk);
    if (!line.ok) return line;
    const directory = await readDirectory(line.value.client, Date.now(), known?.directory ?? null);
    if (!directory.ok) return directory;
    await changeHelpdesk(line.value.connection.baseUrl, () => ({ directory: directory.value }));
    return ok(null);
  });
}
