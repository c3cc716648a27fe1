import type { Browser as Connection, ConsoleMessage, Page } from '@playwright/test';

/** Gathers everything that pages and workers log, for example to look for a secret in it. */
export class ChromiumConsole {
  readonly lines: string[] = [];
  readonly #seen = new WeakSet<ConsoleMessage>();

  /** Listens to every page and worker of this connection, now and later. */
  listenTo(connection: Connection): void {
    const [context] = connection.contexts();
    context?.on('console', (message) => this.#record(message));
    context?.on('weberror', (error) => this.lines.push(String(error.error())));
  }

  /** Records what a popup has logged so far and what it logs from now on. The popup was open before the connection. */
  async listenToPopup(page: Page): Promise<void> {
    page.on('console', (message) => this.#once(message));
    page.on('pageerror', (error) => this.lines.push(String(error)));
    for (const message of await page.consoleMessages()) this.#once(message);
    for (const error of await page.pageErrors()) this.lines.push(String(error));
  }

  #once(message: ConsoleMessage): void {
    if (this.#seen.has(message)) return;
    this.#record(message);
  }

  #record(message: ConsoleMessage): void {
    this.#seen.add(message);
    this.lines.push(message.text());
    if (message.args().length > 0) void this.#recordObjects(message);
  }

  /** Records the objects of a message, because the message's text shortens them and a secret could be inside. */
  async #recordObjects(message: ConsoleMessage): Promise<void> {
    try {
      const values: unknown[] = await Promise.all(message.args().map((arg) => arg.jsonValue()));
      if (values.some((value) => typeof value === 'object')) this.lines.push(JSON.stringify(values));
    } catch {
      // The page has closed meanwhile. The message's text is recorded.
    }
  }
}
