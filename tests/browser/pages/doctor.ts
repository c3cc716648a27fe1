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

  /** Has the extension believe that its helpdesk, key and all, is at another address. Where keys are in the local storage. */
  static async pointAt(browser: Pick<Browser, 'evaluateInExtension'>, baseUrl: string): Promise<void> {
    const change = JSON.stringify({ baseUrl, host: new URL(baseUrl).host });
    await browser.evaluateInExtension(`chrome.storage.local.get(null).then(({ connection, apiKeys }) =>
      chrome.storage.local.set({
        connection: { ...connection, ...${change} },
        apiKeys: { ${JSON.stringify(baseUrl)}: apiKeys[connection.baseUrl] },
      }))`);
  }

  get button(): Control {
    return this.surface.find('button', 'Check the connection');
  }

  get #list(): Control {
    return this.surface.find('list', 'Connection check');
  }

  /** What mends the first failure; a link where it opens a tab. */
  remedy(name: string): Control {
    return this.#list.find(name.startsWith('Open') ? 'link' : 'button', name);
  }

  async waitForStatus(text: string): Promise<void> {
    await this.surface.waitForText(text, 40_000);
  }

  /** Checks; the sentence of the first failure, once it is the wanted one. */
  async checkUntilProblem(wanted: RegExp): Promise<string> {
    await this.button.click();
    await this.waitForStatus('The connection needs attention.');
    const sentence = this.#list.find('alert').find('paragraph');
    return (await sentence.waitForText(wanted)).trim();
  }

  /** What each row says at its end. */
  async outcomes(): Promise<string[]> {
    const items = this.#list.find('listitem');
    const texts: string[] = [];
    const count = await items.count();
    for (let index = 0; index < count; index += 1) texts.push(await items.nth(index).text());
    return texts.map((text) => /Not checked|Passed|Failed/.exec(text)?.[0] ?? text);
  }
}
