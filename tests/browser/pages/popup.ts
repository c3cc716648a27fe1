import type { Control, Surface } from '../drivers/types.ts';
import { until } from '../drivers/wait.ts';

/** The toolbar popup, by its roles and names. */
export class Popup {
  readonly surface: Surface;

  constructor(surface: Surface) {
    this.surface = surface;
  }

  /** Opens the popup by a real toolbar click on that tab. */
  static async open<Tab>(browser: { clickToolbar(tab: Tab): Promise<Surface> }, tab: Tab): Promise<Popup> {
    return new Popup(await browser.clickToolbar(tab));
  }

  /** Resolves once the form can be used and the picture is there. */
  async ready(): Promise<this> {
    await this.preview.waitFor();
    // The picture comes before the form.
    await until('a form that can be used', () => this.subject.isEnabled());
    return this;
  }

  get preview(): Control {
    return this.surface.find('img', 'Screenshot preview');
  }

  /** Waits until the shown picture's tooltip, its mode, sides and size, matches. */
  async untilPicture(facts: RegExp): Promise<void> {
    const button = this.surface.find('button', 'Edit screenshot');
    await until(`a picture with ${facts}`, async () => facts.test((await button.attribute('title')) ?? ''));
  }

  captureMode(name: 'Visible area' | 'Full page' | 'Area' | 'Element' | 'No screenshot'): Control {
    return this.surface.find('radiogroup', 'Capture').find('radio', name);
  }

  get subject(): Control {
    return this.surface.find('textbox', 'Subject');
  }

  get requester(): Control {
    return this.surface.find('combobox', 'Requester');
  }

  get message(): Control {
    return this.surface.find('textbox', 'Message');
  }

  get agent(): Control {
    return this.surface.find('combobox', 'Agent');
  }

  get department(): Control {
    return this.surface.find('combobox', 'Department');
  }

  /** A further field of the helpdesk that offers a choice. */
  field(title: string): Control {
    return this.surface.find('combobox', title);
  }

  get createButton(): Control {
    return this.surface.find('button', 'Create ticket');
  }

  /** Types into a picker and chooses the option with that name. */
  async choose(picker: Control, option: string): Promise<void> {
    await picker.fill(option);
    await this.surface
      .find('option', new RegExp(escapeRegExp(option)))
      .nth(0)
      .click();
  }

  /** Opens one of the popup's menus and resolves to a button in it. */
  async inMenu(
    menu: 'Add to the ticket' | 'More about this draft' | 'More ways to send',
    name: string,
  ): Promise<Control> {
    await this.surface.find('button', menu).click();
    const button = this.surface.find('button', name);
    await button.waitFor();
    return button;
  }

  /** Opens the menu of delays, and takes the visible area after this one. */
  async takeAfter(delay: '3 s' | '5 s' | '10 s'): Promise<void> {
    await this.surface.find('button', 'Visible area after a delay').click();
    await this.surface.find('button', delay).click();
  }

  /** Opens the list of page details, each with a button that removes it. */
  async openDetails(): Promise<void> {
    await this.surface.find('button', /^(\d+|No) details?$/).click();
    await this.surface.find('group', 'Page details').waitFor();
  }

  /** Opens the list of what is hidden in the pictures. */
  async openHidden(): Promise<void> {
    await this.surface.find('button', /^\d+ hidden$/).click();
    await this.surface.find('list', 'Hidden in the pictures').waitFor();
  }

  /** Presses the button that searches for an existing ticket. */
  async searchExisting(): Promise<void> {
    await (await this.inMenu('More ways to send', 'Add to an existing ticket')).click();
  }

  /** Chooses an existing ticket to add to, by words of its subject or by its number. */
  async addTo(words: string): Promise<void> {
    await this.searchExisting();
    await this.choose(this.surface.find('combobox', 'Existing ticket'), words);
  }

  /** Presses Create and waits for the ticket's number. */
  async create(): Promise<number> {
    await this.createButton.click();
    return this.created();
  }

  /** Presses Create and waits for the popup's question in these words. */
  async isAsked(words: RegExp): Promise<void> {
    await this.createButton.click();
    await this.surface.waitForText(words);
  }

  /**
   * Answers the question about content that could not be checked by allowing the site for good. Closes the popup once
   * the ticket is created.
   */
  async allowSite(): Promise<void> {
    await this.surface.find('button', 'Always allow on this site').click();
    await this.created();
    await this.surface.close();
  }

  async created(timeoutMs?: number): Promise<number> {
    const said = await this.surface.waitForText(/Ticket #\d+ created/, timeoutMs);
    return Number(/Ticket #(\d+) created/.exec(said)?.[1]);
  }
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
