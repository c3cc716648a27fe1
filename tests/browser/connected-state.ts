import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import type { HelpdeskOptions } from '../helpdesk/types.ts';
import type { Browser } from './drivers/types.ts';
import { connect } from './pages/options.ts';
import { storeKey } from './stored-keys.ts';

/**
 * Connects browsers to test helpdesks. It keeps the storage that a real connection made, once for each kind of
 * helpdesk, and fills in each later helpdesk's own address and key.
 */
export class ConnectedState {
  readonly #stored = new Map<string, string>();

  /** Connects the first browser of a kind through the options page, and writes the kept storage into later browsers. */
  async connect(browser: Browser, helpdesk: Helpdesk, options: HelpdeskOptions): Promise<void> {
    const kind = JSON.stringify({ browser: browser.name, ...options });
    const stored = this.#stored.get(kind);
    if (stored === undefined) {
      await connect(browser, helpdesk);
      const items = await browser.evaluateInExtension<object>('chrome.storage.local.get(null)');
      this.#stored.set(kind, withoutHelpdesk(JSON.stringify(items), helpdesk));
      return;
    }
    await browser.grantHost('http://127.0.0.1/*');
    const items = withHelpdesk(stored, helpdesk);
    // Take the lock as the product does: after a reset the background still deletes keys without a connection.
    await browser.evaluateInExtension(
      `navigator.locks.request('helpdesks', () => chrome.storage.local.set(${items})).then(() => null)`,
    );
    await storeKey(browser, helpdesk.url, helpdesk.apiKey);
  }
}

const placeholders = { host: '<helpdesk-host>', key: '<helpdesk-key>' };

function withoutHelpdesk(json: string, { url, apiKey }: Helpdesk): string {
  return json.replaceAll(new URL(url).host, placeholders.host).replaceAll(apiKey, placeholders.key);
}

function withHelpdesk(json: string, { url, apiKey }: Helpdesk): string {
  return json.replaceAll(placeholders.host, new URL(url).host).replaceAll(placeholders.key, apiKey);
}
