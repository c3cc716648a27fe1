import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { axeExpression } from './axe.ts';
import type { FirefoxPage, PathStep } from './firefox-page.ts';
import { givingExpression } from './give-files.ts';
import type { AriaRole, AxeViolation, Control, Focus, Point, Surface } from './types.ts';
import { defaultTimeoutMs, explained, until, untilText } from './wait.ts';

export class FirefoxSurface implements Surface {
  readonly kind: 'popup' | 'tab';
  readonly #page: FirefoxPage;

  constructor(kind: 'popup' | 'tab', page: FirefoxPage) {
    this.kind = kind;
    this.#page = page;
  }

  async url(): Promise<string> {
    return (await this.#page.call('state')).url;
  }

  find(role: AriaRole, name?: string | RegExp): Control {
    return new FirefoxControl(this.#page, [step(role, name)]);
  }

  text(): Promise<string> {
    return this.#page.call('text');
  }

  async press(key: string): Promise<void> {
    const { isUsed } = await this.#page.pressFocused(key);
    // Synthetic keys in the page do not reach the panel around it. The panel closes on an Escape that the page does not
    // use.
    if (this.kind === 'popup' && key === 'Escape' && !isUsed) await this.close();
  }

  async type(text: string): Promise<void> {
    await this.#page.chrome('focus');
    await this.#page.call('type', text);
  }

  waitForText(text: string | RegExp, timeoutMs?: number): Promise<string> {
    return untilText('the page', text, () => this.text(), timeoutMs);
  }

  async evaluate<T>(expression: string): Promise<T> {
    return (await this.#page.call('evaluate', expression)) as T;
  }

  screenshot(file: string): Promise<void> {
    return this.#page.screenshot(file);
  }

  async heapHolds(): Promise<null> {
    return null;
  }

  async axe(): Promise<AxeViolation[]> {
    const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    return this.evaluate<AxeViolation[]>(`${source};\n${axeExpression}`);
  }

  isClosed(): Promise<boolean> {
    return this.#page.isClosed();
  }

  async waitForClosed(timeoutMs?: number): Promise<void> {
    await until('the page to close', () => this.isClosed(), timeoutMs);
  }

  async close(): Promise<void> {
    await this.#page.chrome(this.kind === 'popup' ? 'closePopup' : 'closeTab');
    await this.waitForClosed();
  }

  focused(): Promise<Focus> {
    return this.#page.call('focused');
  }

  async giveFiles(way: 'paste' | 'drop', paths: readonly string[]): Promise<void> {
    await this.evaluate(givingExpression(way, paths));
  }

  async chooseFiles(button: Control, paths: readonly string[]): Promise<void> {
    await button.waitFor();
    await this.evaluate(givingExpression('choose', paths));
  }

  async drag(from: Point, to: Point): Promise<void> {
    await this.#page.call('drag', from, to);
  }
}

class FirefoxControl implements Control {
  readonly #page: FirefoxPage;
  readonly #path: PathStep[];

  constructor(page: FirefoxPage, path: PathStep[]) {
    this.#page = page;
    this.#path = path;
  }

  async click(): Promise<void> {
    await this.#retry(() => this.#page.call('click', this.#path));
  }

  async fill(text: string): Promise<void> {
    await this.#page.chrome('focus');
    await this.#retry(() => this.#page.call('fill', this.#path, text));
  }

  async press(key: string): Promise<void> {
    await this.focus();
    await this.#page.call('press', key);
  }

  async focus(): Promise<void> {
    await this.#page.chrome('focus');
    await this.#retry(() => this.#page.call('focus', this.#path));
  }

  text(): Promise<string> {
    return this.#retry(() => this.#page.call('textOf', this.#path));
  }

  value(): Promise<string> {
    return this.#retry(() => this.#page.call('valueOf', this.#path));
  }

  attribute(name: string): Promise<string | null> {
    return this.#retry(() => this.#page.call('attributeOf', this.#path, name));
  }

  isVisible(): Promise<boolean> {
    return this.#page.call('isVisible', this.#path);
  }

  isChecked(): Promise<boolean> {
    return this.#retry(() => this.#page.call('isChecked', this.#path));
  }

  isEnabled(): Promise<boolean> {
    return this.#retry(() => this.#page.call('isEnabled', this.#path));
  }

  count(): Promise<number> {
    return this.#page.call('count', this.#path);
  }

  async waitFor(state: 'visible' | 'hidden' = 'visible', timeoutMs?: number): Promise<void> {
    const what = `${this.#describe()} to be ${state}`;
    await explained(
      until(what, async () => (await this.isVisible()) === (state === 'visible'), timeoutMs),
      () => this.#page.call('text'),
    );
  }

  waitForText(text: string | RegExp, timeoutMs?: number): Promise<string> {
    return untilText(
      this.#describe(),
      text,
      async () => {
        if ((await this.count()) === 0) return '';
        return (await this.#page.call('textOf', this.#path)) || this.#page.call('valueOf', this.#path);
      },
      timeoutMs,
    );
  }

  box(): Promise<{ x: number; y: number; width: number; height: number }> {
    return this.#retry(() => this.#page.call('boxOf', this.#path));
  }

  nth(index: number): Control {
    const last = this.#path.at(-1);
    return new FirefoxControl(this.#page, last ? [...this.#path.slice(0, -1), { ...last, index }] : []);
  }

  find(role: AriaRole, name?: string | RegExp): Control {
    return new FirefoxControl(this.#page, [...this.#path, step(role, name)]);
  }

  /**
   * Repeats an action until it succeeds. That is safe: the agent throws before it acts if a control is missing or not
   * ready.
   */
  async #retry<T>(action: () => Promise<T>): Promise<T> {
    const { value } = await until(
      this.#describe(),
      async () => ({ value: await action() }),
      defaultTimeoutMs,
    );
    return value;
  }

  #describe(): string {
    return this.#path
      .map(({ role, name, pattern, index }) => {
        const wanted = name === undefined ? (pattern?.source ?? '') : `"${name}"`;
        return `${role} ${wanted}${index === undefined ? '' : ` number ${index}`}`.trim();
      })
      .join(' > ');
  }
}

function step(role: string, name?: string | RegExp): PathStep {
  if (name === undefined) return { role };
  return typeof name === 'string'
    ? { role, name }
    : { role, pattern: { source: name.source, flags: name.flags } };
}
