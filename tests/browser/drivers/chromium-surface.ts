import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator, Page } from '@playwright/test';
import { axeExpression } from './axe.ts';
import type { AriaRole, AxeViolation, Control, Focus, Point, Surface } from './types.ts';
import { defaultTimeoutMs, explained, until, untilText } from './wait.ts';

/** The ARIA names of roles that `Accessibility.getPartialAXTree` calls differently. */
const ariaNames: Record<string, string> = {
  image: 'img',
  RootWebArea: 'document',
  popUpButton: 'combobox',
  ListBoxOption: 'option',
  textField: 'textbox',
};

export class ChromiumSurface implements Surface {
  readonly kind: 'popup' | 'tab';
  readonly page: Page;
  readonly #close: () => Promise<void>;

  constructor(kind: 'popup' | 'tab', page: Page, close: () => Promise<void>) {
    this.kind = kind;
    this.page = page;
    this.#close = close;
    page.setDefaultTimeout(defaultTimeoutMs);
  }

  async url(): Promise<string> {
    return this.page.url();
  }

  find(role: AriaRole, name?: string | RegExp): Control {
    return new ChromiumControl(locate(this.page, role, name));
  }

  text(): Promise<string> {
    return this.page.evaluate(() => document.body?.innerText ?? '');
  }

  async press(key: string): Promise<void> {
    if (this.kind === 'popup' && key === 'Escape') await this.#pressEscape();
    else if (this.kind === 'popup') await this.#pressInPopup(key);
    else await this.page.keyboard.press(key);
  }

  /** Presses a key that may close the popup while the key is still down. */
  async #pressInPopup(key: string): Promise<void> {
    const wasOpen = !this.page.isClosed();
    await this.page.keyboard.press(key).catch((error) => {
      if (!(wasOpen && this.page.isClosed())) throw error;
    });
  }

  /**
   * Presses Escape in a popup, and closes the popup if its page did not use the key. The browser does the same with a
   * person's Escape, but keys from the DevTools protocol do not get that far.
   */
  async #pressEscape(): Promise<void> {
    await this.page.evaluate(() => {
      const note = (event: Event) =>
        setTimeout(() =>
          document.documentElement.toggleAttribute('data-escape-used', event.defaultPrevented),
        );
      window.addEventListener('keydown', note, { once: true, capture: true });
    });
    await this.page.keyboard.press('Escape');
    if (this.page.isClosed()) return;
    const used = await this.page.evaluate(
      () =>
        new Promise<boolean>((resolve) =>
          setTimeout(() => resolve(document.documentElement.hasAttribute('data-escape-used'))),
        ),
    );
    if (!used) await this.close();
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  waitForText(text: string | RegExp, timeoutMs?: number): Promise<string> {
    return untilText('the page', text, () => this.text(), timeoutMs);
  }

  evaluate<T>(expression: string): Promise<T> {
    return this.page.evaluate<T>(expression);
  }

  async screenshot(file: string): Promise<void> {
    await this.page.screenshot({ path: file });
  }

  async heapHolds(texts: readonly string[]): Promise<string[]> {
    const session = await this.page.context().newCDPSession(this.page);
    const chunks: string[] = [];
    session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void chunks.push(chunk));
    await session.send('HeapProfiler.takeHeapSnapshot', {});
    await session.detach();
    const heap = chunks.join('');
    return texts.filter((text) => heap.includes(text));
  }

  async axe(): Promise<AxeViolation[]> {
    const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    await this.page.evaluate(source);
    return this.page.evaluate<AxeViolation[]>(axeExpression);
  }

  async isClosed(): Promise<boolean> {
    return this.page.isClosed();
  }

  async waitForClosed(timeoutMs?: number): Promise<void> {
    await until('the page to close', () => this.page.isClosed(), timeoutMs);
  }

  async close(): Promise<void> {
    await this.#close();
    await this.waitForClosed();
  }

  async focused(): Promise<Focus> {
    const session = await this.page.context().newCDPSession(this.page);
    try {
      const { result } = await session.send('Runtime.evaluate', { expression: 'document.activeElement' });
      if (!result.objectId) return { role: '', name: '' };
      const { nodes } = await session.send('Accessibility.getPartialAXTree', {
        objectId: result.objectId,
        fetchRelatives: false,
      });
      const role = String(nodes[0]?.role?.value ?? '');
      return { role: ariaNames[role] ?? role, name: String(nodes[0]?.name?.value ?? '') };
    } finally {
      await session.detach();
    }
  }

  async giveFiles(way: 'paste' | 'drop', paths: readonly string[]): Promise<void> {
    if (way === 'paste') return this.#paste(paths);
    const session = await this.page.context().newCDPSession(this.page);
    const data = { items: [], files: [...paths], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x: 100, y: 300, data });
    await session.detach();
  }

  /** Copies one picture and pastes it. The clipboard takes one picture, and only a page can put it there. */
  async #paste([path = '']: readonly string[]): Promise<void> {
    const png = readFileSync(path).toString('base64');
    await this.page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      await navigator.clipboard.write([
        new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) }),
      ]);
    }, png);
    await this.page.keyboard.press('Control+V');
  }

  async chooseFiles(button: Control, paths: readonly string[]): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), button.click()]);
    await chooser.setFiles([...paths]);
  }

  async drag(from: Point, to: Point): Promise<void> {
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 5 });
    await this.page.mouse.move(to.x, to.y, { steps: 5 });
    await this.page.mouse.up();
  }
}

class ChromiumControl implements Control {
  readonly #all: Locator;
  readonly #index: number | undefined;

  constructor(all: Locator, index?: number) {
    this.#all = all;
    this.#index = index;
  }

  get #one(): Locator {
    return this.#index === undefined ? this.#all : this.#all.nth(this.#index);
  }

  async click(): Promise<void> {
    await this.#one.click({ trial: true });
    await this.#one.click().catch((thrown: unknown) => {
      // The click may close its own page: a popup closes as soon as a prompt takes the focus.
      if (!this.#one.page().isClosed()) throw thrown;
    });
  }

  async fill(text: string): Promise<void> {
    await this.#one.fill(text);
  }

  async press(key: string): Promise<void> {
    await this.#one.press(key);
  }

  async focus(): Promise<void> {
    await this.#one.focus();
  }

  text(): Promise<string> {
    return this.#one.innerText();
  }

  value(): Promise<string> {
    return this.#one.evaluate((element) =>
      'value' in element ? String(element.value) : (element.textContent ?? ''),
    );
  }

  attribute(name: string): Promise<string | null> {
    return this.#one.getAttribute(name);
  }

  isVisible(): Promise<boolean> {
    return this.#all.nth(this.#index ?? 0).isVisible();
  }

  isChecked(): Promise<boolean> {
    return this.#one.isChecked();
  }

  isEnabled(): Promise<boolean> {
    return this.#one.isEnabled();
  }

  async count(): Promise<number> {
    const all = await this.#all.count();
    if (this.#index === undefined) return all;
    return this.#index < all ? 1 : 0;
  }

  async waitFor(state: 'visible' | 'hidden' = 'visible', timeoutMs = defaultTimeoutMs): Promise<void> {
    await explained(this.#one.waitFor({ state, timeout: timeoutMs }), () =>
      this.#one.page().locator('body').innerText(),
    );
  }

  waitForText(text: string | RegExp, timeoutMs?: number): Promise<string> {
    return untilText(
      String(this.#one),
      text,
      async () => {
        if ((await this.count()) === 0) return '';
        const own = await this.#one.innerText();
        return own || (await this.value());
      },
      timeoutMs,
    );
  }

  async box(): Promise<{ x: number; y: number; width: number; height: number }> {
    await this.#one.scrollIntoViewIfNeeded();
    const box = await this.#one.boundingBox();
    if (!box) throw new Error(`${this.#one} is not visible`);
    return box;
  }

  nth(index: number): Control {
    return new ChromiumControl(this.#all, index);
  }

  find(role: AriaRole, name?: string | RegExp): Control {
    return new ChromiumControl(locate(this.#one, role, name));
  }
}

function locate(inside: Page | Locator, role: AriaRole, name?: string | RegExp): Locator {
  return inside.getByRole(role, name === undefined ? {} : { name, exact: typeof name === 'string' });
}
