import type { Helpdesk } from '../../helpdesk/helpdesk.ts';
import type { Browser, Surface } from '../drivers/types.ts';

/** The options page, by its roles and names. */
export class OptionsPage {
  readonly surface: Surface;

  constructor(surface: Surface) {
    this.surface = surface;
  }

  static async open(browser: Pick<Browser, 'openExtensionPage'>): Promise<OptionsPage> {
    const page = new OptionsPage(await browser.openExtensionPage('options.html'));
    await page.surface.find('button', /^(Connect|Disconnect)$/).waitFor();
    return page;
  }

  get address() {
    return this.surface.find('textbox', 'Helpdesk address');
  }

  get key() {
    return this.surface.find('textbox', 'API key');
  }

  get connectButton() {
    return this.surface.find('button', 'Connect');
  }

  async connect(address: string, key: string): Promise<void> {
    await this.address.fill(address);
    await this.key.fill(key);
    await this.connectButton.click();
  }
}

/** Connects the way a person does: address, key, Connect, and the browser's "Allow". */
export async function connect(
  browser: Pick<Browser, 'openExtensionPage' | 'allowHost'>,
  helpdesk: Helpdesk,
  key = helpdesk.apiKey,
): Promise<void> {
  const { protocol, hostname } = new URL(helpdesk.url);
  await browser.allowHost(`${protocol}//${hostname}/*`);
  const options = await OptionsPage.open(browser);
  await options.connect(helpdesk.url, key);
  await options.surface.waitForText(/Connected as /);
  await options.surface.close();
}

/** Connects a further helpdesk, which becomes the active one. */
export async function addAnother(
  browser: Pick<Browser, 'openExtensionPage'>,
  helpdesk: Helpdesk,
): Promise<void> {
  const options = await OptionsPage.open(browser);
  await options.surface.find('button', 'Add another helpdesk').click();
  await options.connect(helpdesk.url, helpdesk.apiKey);
  await options.surface.find('button', /^Use /).waitFor();
  await options.surface.waitForText(new RegExp(`Connected as .*${new URL(helpdesk.url).host}`));
  await options.surface.close();
}
