import type { AriaRole, Browser, Point, Surface, Tab } from './drivers/types.ts';
import { Popup } from './pages/popup.ts';

/** The role and the whole accessible name of a control. */
type Wanted = readonly [role: AriaRole, name: string];

/**
 * A person who does everything by mouse, or everything by keyboard, and whose gestures count themselves. An action is
 * one press (of the mouse, a key or keys together), one drag, or one text typed into a field. A key that only moves on,
 * such as Tab, is no action and is counted apart. A click that only moves on is an action.
 */
export abstract class ActionCounter {
  /** What was done so far, in words. */
  readonly actions: string[] = [];
  moves = 0;
  protected readonly browser: Browser;

  constructor(browser: Browser) {
    this.browser = browser;
  }

  toString(): string {
    return `${this.actions.length} actions (${this.actions.join(', ')}) and ${this.moves} keys that move on`;
  }

  /** Opens the popup over that tab. Resolves once its form can be used. */
  async openPopup(tab: Tab): Promise<Surface> {
    const popup = await this.act('open the popup', () => this.toPopup(tab));
    await new Popup(popup).ready();
    return popup;
  }

  /** Types a text in place of what the field holds. */
  async write(surface: Surface, field: Wanted, text: string): Promise<void> {
    await surface.find(...field).waitFor();
    if (!(await hasFocus(surface, field))) await this.goTo(surface, field);
    await this.type(surface, text);
  }

  /** Types a text where the focus is. */
  async type(surface: Surface, text: string): Promise<void> {
    await this.act(`type ${text}`, () => surface.type(text));
  }

  async pressKey(surface: Surface, key: string): Promise<void> {
    await this.act(`press ${key}`, () => surface.press(key));
  }

  /** Presses "Allow" in the browser's own prompt, which the driver can press in one way only. */
  async allow(): Promise<void> {
    await this.act('allow', () => this.browser.answerPermissionPrompt('allow'));
  }

  /** Presses a control, such as a button or a link. */
  abstract press(surface: Surface, control: Wanted): Promise<void>;

  /** Takes the first option whose name begins with these words, of a list that opens at a combobox. */
  abstract choose(surface: Surface, combobox: Wanted, option: string): Promise<void>;

  /**
   * Draws with the chosen tool on the canvas, which has the focus. By keyboard the drawing goes from the middle along
   * the arrow keys; it is one action, as a drag is, from the key that begins it to the key that ends it.
   */
  abstract draw(surface: Surface, from: Point, to: Point): Promise<void>;

  abstract create(surface: Surface): Promise<void>;

  protected abstract toPopup(tab: Tab): Promise<Surface>;

  protected abstract goTo(surface: Surface, control: Wanted): Promise<void>;

  protected async act<T>(what: string, does: () => Promise<T>): Promise<T> {
    this.actions.push(what);
    return does();
  }
}

class Mouse extends ActionCounter {
  async press(surface: Surface, control: Wanted): Promise<void> {
    await this.act(`click ${control[1]}`, () => surface.find(...control).click());
  }

  async choose(surface: Surface, combobox: Wanted, option: string): Promise<void> {
    await this.press(surface, combobox);
    await this.act(`click ${option}`, () =>
      surface
        .find('option', new RegExp(`^${option}`))
        .nth(0)
        .click(),
    );
  }

  async draw(surface: Surface, from: Point, to: Point): Promise<void> {
    await this.act('drag', () => surface.drag(from, to));
  }

  create(surface: Surface): Promise<void> {
    return this.press(surface, ['button', 'Create ticket']);
  }

  protected toPopup(tab: Tab): Promise<Surface> {
    return this.browser.clickToolbar(tab);
  }

  protected goTo(surface: Surface, control: Wanted): Promise<void> {
    return this.press(surface, control);
  }
}

/** The most presses of Tab before the search for a control fails. No screen has so many controls. */
const mostMoves = 60;

class Keyboard extends ActionCounter {
  async press(surface: Surface, control: Wanted): Promise<void> {
    await surface.find(...control).waitFor();
    await this.goTo(surface, control);
    await this.pressKey(surface, 'Enter');
  }

  async choose(surface: Surface, combobox: Wanted, option: string): Promise<void> {
    await this.write(surface, combobox, option);
    await this.pressKey(surface, 'Enter');
  }

  async draw(surface: Surface, from: Point, to: Point): Promise<void> {
    await this.act('draw', async () => {
      await surface.press('Enter');
      await this.#move(surface, to.x > from.x ? 'ArrowRight' : 'ArrowLeft', 6);
      await this.#move(surface, to.y > from.y ? 'ArrowDown' : 'ArrowUp', 4);
      await surface.press('Enter');
    });
  }

  create(surface: Surface): Promise<void> {
    return this.pressKey(surface, 'Control+Enter');
  }

  protected async toPopup(tab: Tab): Promise<Surface> {
    await this.browser.pressShortcut(tab, 'Alt+Shift+Y');
    return this.browser.waitForPopup(tab);
  }

  protected async goTo(surface: Surface, control: Wanted): Promise<void> {
    for (let presses = 0; presses < mostMoves; presses += 1) {
      if (await hasFocus(surface, control)) return;
      await this.#move(surface, 'Tab', 1);
    }
    throw new Error(`Tab never reached ${control[0]} "${control[1]}"`);
  }

  async #move(surface: Surface, key: string, times: number): Promise<void> {
    for (let time = 0; time < times; time += 1) await surface.press(key);
    this.moves += times;
  }
}

async function hasFocus(surface: Surface, [role, name]: Wanted): Promise<boolean> {
  const focus = await surface.focused();
  return focus.role === role && focus.name === name;
}

export type HandName = 'mouse' | 'keyboard';

export function handOf(name: HandName, browser: Browser): ActionCounter {
  return name === 'mouse' ? new Mouse(browser) : new Keyboard(browser);
}
