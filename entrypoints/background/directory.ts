import { isFresh, readDirectory } from '../../utils/deskpro/directory.ts';
import type { AppResult } from '../../utils/errors.ts';
import { ok } from '../../utils/result.ts';
import { directorySetting } from '../../utils/settings.ts';
import { openLine } from './line.ts';

/** Reads the directory again, at once or only where what is known is old. One reader at a time. */
export function refreshDirectory(evenIfFresh: boolean): Promise<AppResult<null>> {
  return navigator.locks.request('directory', async () => {
    const known = await directorySetting.read();
    if (!evenIfFresh && isFresh(known, Date.now())) return ok(null);
    const line = await openLine();
    if (!line.ok) return line;
    const directory = await readDirectory(line.value.client, Date.now(), known);
    if (!directory.ok) return directory;
    await directorySetting.write(directory.value);
    return ok(null);
  });
}
