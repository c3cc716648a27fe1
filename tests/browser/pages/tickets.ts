import type { Capture } from '../../../utils/captures/capture.ts';
import { rowOf } from '../../../utils/captures/stored-row.ts';
import type { Browser, Control, Surface } from '../drivers/types.ts';

/** The tickets page, by its roles and names. */
export class TicketsPage {
  readonly surface: Surface;

  constructor(surface: Surface) {
    this.surface = surface;
  }

  static async open(browser: Pick<Browser, 'openExtensionPage'>): Promise<TicketsPage> {
    const page = new TicketsPage(await browser.openExtensionPage('tickets.html'));
    await page.search.waitFor();
    await page.surface.waitForText(/Nothing is waiting|Try again|Edit/);
    return page;
  }

  get search(): Control {
    return this.surface.find('searchbox', 'Search');
  }

  get waiting(): Control {
    return this.surface.find('list', 'Waiting');
  }

  get sent(): Control {
    return this.surface.find('list', 'Sent');
  }

  /** A button of a waiting ticket. `row` counts from 0. */
  button(name: string, row = 0): Control {
    return this.waiting.find('listitem').nth(row).find('button', name);
  }
}

const opening = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('ticket-capture');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => resolve(opening.result);
})`;

/** Stores captures as our own code does, and tells the open pages. A page of ours must have been open before. */
export async function seed(
  browser: Pick<Browser, 'evaluateInExtension'>,
  captures: Capture[],
): Promise<void> {
  const portion = 1000;
  for (let start = 0; start < captures.length; start += portion) {
    const rows = JSON.stringify(captures.slice(start, start + portion).map(rowOf));
    await browser.evaluateInExtension<boolean>(`${opening}.then((database) => new Promise((resolve, reject) => {
      const transaction = database.transaction('captures', 'readwrite');
      const rows = ${rows};
      for (const row of rows) transaction.objectStore('captures').put(row);
      transaction.onabort = () => reject(transaction.error);
      transaction.oncomplete = () => {
        database.close();
        const channel = new BroadcastChannel('captures');
        channel.postMessage(rows[0].id);
        setTimeout(() => { channel.close(); resolve(true); }, 100);
      };
    }))`);
  }
}

/** The ids of all stored captures. */
export function storedIds(browser: Pick<Browser, 'evaluateInExtension'>): Promise<string[]> {
  return browser.evaluateInExtension<
    string[]
  >(`${opening}.then((database) => new Promise((resolve, reject) => {
    const all = database.transaction('captures').objectStore('captures').getAllKeys();
    all.onerror = () => reject(all.error);
    all.onsuccess = () => { database.close(); resolve(all.result); };
  }))`);
}
