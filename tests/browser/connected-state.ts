import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import type { HelpdeskOptions } from '../helpdesk/types.ts';
import type { Browser } from './drivers/types.ts';
import { connect } from './pages/options.ts';
import { storeKey } from './stored-keys.ts';

/**
 * Keeps what a real connection through the options page has stored, for later helpdesks of the same kind. The address
 * and the key are each helpdesk's own.
 */
export class ConnectedState {
  readonly #stored = new Map<string, string>();

  /** Connects the first browser through the options page, and writes the same storage into each later browser. */
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
