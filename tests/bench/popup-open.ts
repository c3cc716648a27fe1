import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../browser/drivers/launch.ts';
import type { Browser, BrowserName } from '../browser/drivers/types.ts';
import { connect } from '../browser/pages/options.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';

const observer = 'when-painted.js';

/** Milliseconds from the toolbar click until the picture is painted, and until the form can be used. */
export interface PopupTimes {
  shown: number[];
  usable: number[];
}

interface Sides {
  /** The folder of the extension without a form. */
  bare: string;
  ours: string;
}

/**
 * Opens the popups of two extensions in turn, each in a browser of its own. With `isCold` our background is stopped
 * before each click.
 */
export async function timePopups(
  name: BrowserName,
  sides: Sides,
  pageUrl: string,
  { runs, helpdesk, isCold }: { runs: number; helpdesk: Helpdesk; isCold: boolean },
): Promise<{ bare: PopupTimes; ours: PopupTimes }> {
  const folders = { bare: observed(sides.bare), ours: observed(sides.ours) };
  const bare = await launchBrowser(name, { extensionDir: folders.bare });
  const ours = await launchBrowser(name, { extensionDir: folders.ours });
  const times = { bare: { shown: [], usable: [] }, ours: { shown: [], usable: [] } } as Record<
    keyof Sides,
    PopupTimes
  >;
  try {
    await connect(ours, helpdesk);
    // The first opening also compiles the code, so it does not count on either side.
    for (let run = 0; run <= runs; run += 1) {
      const page = `${pageUrl}?run=${run}`;
      const plain = await timePopup(bare, page, { hasForm: false });
      const own = await timePopup(ours, page, { hasForm: true, isCold });
      if (run === 0) continue;
      times.bare.shown.push(plain.shown);
      times.ours.shown.push(own.shown);
      times.ours.usable.push(own.usable);
    }
    return times;
  } finally {
    await bare.close();
    await ours.close();
    for (const folder of Object.values(folders)) rmSync(folder, { recursive: true });
  }
}

async function timePopup(
  browser: Browser,
  page: string,
  { hasForm, isCold = false }: { hasForm: boolean; isCold?: boolean },
): Promise<{ shown: number; usable: number }> {
  const tab = await browser.openTab(page);
  if (isCold) await browser.killWorker();
  const clickedAt = Date.now();
  const popup = await browser.clickToolbar(tab);
  const [shownAt, usableAt] = await popup.evaluate<[number, number]>(`new Promise((resolve) => {
    const look = setInterval(() => {
      const { shownAt, usableAt } = globalThis.notedTimes;
      if (shownAt === null || (${hasForm} && usableAt === null)) return;
      clearInterval(look);
      resolve([shownAt, usableAt ?? 0]);
    }, 20);
  })`);
  await popup.close();
  await tab.close();
  return { shown: shownAt - clickedAt, usable: usableAt - clickedAt };
}

/** Returns the folder of a copy of an extension whose popup notes when its picture is painted. */
function observed(extensionDir: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'observed-'));
  cpSync(extensionDir, copy, { recursive: true });
  cpSync(fileURLToPath(new URL(observer, import.meta.url)), join(copy, observer));
  const popup = join(copy, 'popup.html');
  const script = `<head><script src="/${observer}"></script>`;
  writeFileSync(popup, readFileSync(popup, 'utf8').replace('<head>', script));
  return copy;
}
