import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import { axeExpression } from '../browser/drivers/axe.ts';
import type { AriaRole, AxeViolation, Control, Focus, Surface } from '../browser/drivers/types.ts';
import { until, untilText } from '../browser/drivers/wait.ts';
import { evaluate } from './evaluate.ts';
import { findByRole, isEnabled, isShown, roleAndNameOf, shownTextOf } from './find-by-role.ts';
import { clickOn, pressKey, typeOver } from './keys.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Throws, because only a real browser can do this. A test that gets here belongs in `tests/browser`. */
function onlyInABrowser(what: string): never {
  throw new Error(`Only a real browser has ${what}`);
}

/** Waits for a frame and a task, because a person sees the result of one action before the next. */
async function nextFrame(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await new Promise((resolve) => setTimeout(resolve));
}

/** The place where a screen is drawn. Only the screen in front is in the document. */
export interface Place {
  readonly kind: 'popup' | 'tab';
  readonly body: HTMLElement;
  readonly url: string;
  isOpen(): boolean;
  /** Brings the screen to the front. */
  show(): void;
  close(): Promise<void>;
}

/** A screen of the product in this process, with the interface of the browser drivers. */
export class InProcessSurface implements Surface {
  readonly #place: Place;

  constructor(place: Place) {
    this.#place = place;
  }

  get kind(): 'popup' | 'tab' {
    return this.#place.kind;
  }

  async url(): Promise<string> {
    return this.#place.url;
  }

  find(role: AriaRole, name?: string | RegExp): Control {
    return new InProcessControl(this.#place, [{ role, name }]);
  }

  async text(): Promise<string> {
    return shownTextOf(this.#place.body);
  }

  async press(key: string): Promise<void> {
    this.#place.show();
    pressKey(key);
    await nextFrame();
  }

  async type(text: string): Promise<void> {
    for (const character of text) await this.press(character);
  }

  waitForText(text: string | RegExp, timeoutMs?: number): Promise<string> {
    return untilText('the page', text, () => this.text(), timeoutMs);
  }

  async evaluate<T>(expression: string): Promise<T> {
    this.#place.show();
    return evaluate(expression);
  }

  async screenshot(): Promise<void> {
    onlyInABrowser('pixels');
  }

  /** Runs axe's rules about roles, names and structure. Rules about colours and sizes need a layout. */
  async heapHolds(): Promise<null> {
    return null;
  }

  async axe(): Promise<AxeViolation[]> {
    this.#place.show();
    runInThisContext(axeSource);
    return evaluate(axeExpression);
  }

  async isClosed(): Promise<boolean> {
    return !this.#place.isOpen();
  }

  async waitForClosed(timeoutMs?: number): Promise<void> {
    await until('the page to close', () => this.isClosed(), timeoutMs);
  }

  close(): Promise<void> {
    return this.#place.close();
  }

  async focused(): Promise<Focus> {
    this.#place.show();
    return roleAndNameOf(document.activeElement);
  }

  async drag(): Promise<void> {
    onlyInABrowser('a pointer');
  }

  async giveFiles(): Promise<void> {
    onlyInABrowser('a clipboard');
  }

  async chooseFiles(): Promise<void> {
    onlyInABrowser('a dialog for files');
  }
}

interface Step {
  role: AriaRole;
  name: string | RegExp | undefined;
  index?: number;
}

class InProcessControl implements Control {
  readonly #place: Place;
  readonly #path: readonly Step[];

  constructor(place: Place, path: readonly Step[]) {
    this.#place = place;
    this.#path = path;
  }

  async click(): Promise<void> {
    await this.#act((element) => {
      expectEnabled(element);
      clickOn(element);
    });
  }

  async fill(text: string): Promise<void> {
    await this.#act((element) => {
      expectEnabled(element);
      typeOver(element, text);
    });
  }

  async press(key: string): Promise<void> {
    await this.focus();
    this.#place.show();
    pressKey(key);
    await nextFrame();
  }

  async focus(): Promise<void> {
    await this.#act((element) => {
      if (document.activeElement !== element) (element as HTMLElement).focus();
    });
  }

  text(): Promise<string> {
    return this.#read(shownTextOf);
  }

  value(): Promise<string> {
    return this.#read(fieldValueOf);
  }

  attribute(name: string): Promise<string | null> {
    return this.#read((element) => element.getAttribute(name));
  }

  async isVisible(): Promise<boolean> {
    const [element] = this.#all();
    return element !== undefined && isShown(element);
  }

  isChecked(): Promise<boolean> {
    return this.#read((element) =>
      element instanceof HTMLInputElement ? element.checked : element.getAttribute('aria-checked') === 'true',
    );
  }

  isEnabled(): Promise<boolean> {
    return this.#read(isEnabled);
  }

  async count(): Promise<number> {
    return this.#all().length;
  }

  async waitFor(state: 'visible' | 'hidden' = 'visible', timeoutMs?: number): Promise<void> {
    const what = `${this.#describe()} to be ${state}`;
    await until(what, async () => (await this.isVisible()) === (state === 'visible'), timeoutMs);
  }

  waitForText(text: string | RegExp, timeoutMs?: number): Promise<string> {
    const read = async () => {
      const [element] = this.#all();
      return element === undefined ? '' : shownTextOf(element) || fieldValueOf(element);
    };
    return untilText(this.#describe(), text, read, timeoutMs);
  }

  async box(): Promise<never> {
    return onlyInABrowser('a layout');
  }

  nth(index: number): Control {
    const last = this.#path.at(-1);
    return new InProcessControl(this.#place, last ? [...this.#path.slice(0, -1), { ...last, index }] : []);
  }

  find(role: AriaRole, name?: string | RegExp): Control {
    return new InProcessControl(this.#place, [...this.#path, { role, name }]);
  }

  /** Returns all matching elements. The screen need not be in front. */
  #all(): Element[] {
    return this.#place.isOpen()
      ? this.#path.reduce<Element[]>(
          (roots, { role, name, index }) => {
            const found = [...new Set(roots.flatMap((root) => findByRole(root, role, name)))];
            return index === undefined ? found : found.slice(index, index + 1);
          },
          [this.#place.body],
        )
      : [];
  }

  #one(): Element {
    const [element, ...more] = this.#all();
    if (element === undefined) throw new Error('it is not there');
    if (more.length > 0) throw new Error(`${more.length + 1} controls match`);
    return element;
  }

  /** Acts on the element once it is there and ready. */
  async #act(act: (element: Element) => void): Promise<void> {
    this.#place.show();
    await this.#read(act);
    await nextFrame();
  }

  async #read<T>(read: (element: Element) => T): Promise<T> {
    const { value } = await until(this.#describe(), () => ({ value: read(this.#one()) }));
    return value;
  }

  #describe(): string {
    return this.#path
      .map(({ role, name = '', index }) => `${role} ${name}${index === undefined ? '' : ` number ${index}`}`)
      .join(' > ');
  }
}

function expectEnabled(element: Element): void {
  if (!isEnabled(element)) throw new Error('it is disabled');
}

function fieldValueOf(element: Element): string {
  return 'value' in element ? String(element.value) : (element.textContent ?? '');
}
