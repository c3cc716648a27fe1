import { writeFile } from 'node:fs/promises';
import type { TestInfo } from '@playwright/test';
import { type Pixels, readPixels } from '../browser/wire.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';

/** Returns the pictures of the last ticket, and keeps them beside the other artifacts of the test. */
export async function picturesOf(helpdesk: Helpdesk, info: TestInfo, name: string): Promise<Pixels[]> {
  const { attachments = [] } = helpdesk.tickets().at(-1) ?? {};
  return Promise.all(
    attachments.map(async ({ blobAuth }, at) => {
      const png = await helpdesk.blobBytes(blobAuth);
      await writeFile(info.outputPath(`${name}-${at + 1}.png`), png);
      return readPixels(png);
    }),
  );
}
