import type { Browser, Control, Surface } from '../drivers/types.ts';

/** The connection check on the options page, by its roles and names. */
export class Doctor {
  readonly surface: Surface;

  constructor(surface: Surface) {
    this.surface = surface;
  }

  static async open(browser: Pick<Browser, 'openExtensionPage'>): Promise<Doctor> {
    const page = new Doctor(await browser.openExtensionPage('options.html'));
    await page.button.waitFor();
    return page;
  }

  /**
   * Makes the extension believe that its helpdesk, with its key, is at another address. Works only if keys are in
   * `storage.local`.
   */
  static async pointAt(browser: Pick<Browser, 'evaluateInExtension'>, baseUrl: string): Promise<void> {
    const change = JSON.stringify({ baseUrl, host: new URL(baseUrl).host });
    await browser.evaluateInExtension(`chrome.storage.local.get(null).then(({ connection, apiKeys }) =>
      chrome.storage.local.set({
        connection: { ...connection, value: { ...connection.value, ...${change} } },
        apiKeys: { ${JSON.stringify(baseUrl)}: apiKeys[connection.value.baseUrl] },
      }))`);
  }

  get button(): Control {
    return this.surface.find('button', 'Check the connection');
  }

  get #list(): Control {
    return this.surface.find('list', 'Connection check');
  }

  /** The control that mends the first failure: a link if it opens a tab, else a button. */
  remedy(name: string): Control {
    return this.#list.find(name.startsWith('Open') ? 'link' : 'button', name);
  }

  async waitForStatus(text: string): Promise<void> {
    await this.surface.waitForText(text, 40_000);
  }

  /** Runs the check. Resolves to the sentence of the first failure once it matches. */
  async checkUntilProblem(wanted: RegExp): Promise<string> {
    await this.button.click();
    await this.waitForStatus('The connection needs attention.');
    const sentence = this.#list.find('alert').find('paragraph');
    return (await sentence.waitForText(wanted)).trim();
  }

  /** Resolves to the outcome of each row: "Passed", "Failed" or "Not checked". */
  async outcomes(): Promise<string[]> {
    const items = this.#list.find('listitem');
    const texts: string[] = [];
    const count = await items.count();
    for (let index = 0; index < count; index += 1) texts.push(await items.nth(index).text());
    return texts.map((text) => /Not checked|Passed|Failed/.exec(text)?.[0] ?? text);
  }
}
