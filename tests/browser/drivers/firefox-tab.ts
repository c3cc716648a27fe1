import type { FirefoxPage } from './firefox-page.ts';
import { FirefoxSurface } from './firefox-surface.ts';
import { waitForToast } from './toast.ts';
import type { Point, Surface, Tab, Toast } from './types.ts';
import { until } from './wait.ts';

export class FirefoxTab implements Tab {
  readonly page: FirefoxPage;
  #isButtonDown = false;

  constructor(page: FirefoxPage) {
    this.page = page;
  }

  async url(): Promise<string> {
    return (await this.page.call('state')).url;
  }

  async title(): Promise<string> {
    return (await this.page.call('state')).title;
  }

  async navigate(url: string): Promise<void> {
    const before = await this.page.call('state');
    await this.page.chrome('load', url);
    const isSameDocument = url.includes('#') && url.split('#')[0] === before.url.split('#')[0];
    await this.page.waitForLoad(
      url,
      (state) => isSameDocument || state.innerWindowId !== before.innerWindowId,
    );
  }

  async activate(): Promise<void> {
    await this.page.chrome('activate');
  }

  async close(): Promise<void> {
    await this.page.chrome('closeTab');
  }

  async evaluate<T>(expression: string): Promise<T> {
    return (await this.page.call('evaluate', expression)) as T;
  }

  screenshot(file: string): Promise<void> {
    return this.page.screenshot(file);
  }

  async selectText(selector: string): Promise<void> {
    await until(selector, async () => {
      await this.page.call('selectText', selector);
      return true;
    });
  }

  toast(): Promise<Toast | null> {
    return this.page.call('toast');
  }

  waitForToast(text: string | RegExp, timeoutMs?: number): Promise<Toast> {
    return waitForToast(this, text, timeoutMs);
  }

  async clickToast(button: string): Promise<void> {
    await this.page.call('click', [{ role: 'button', name: button }]);
  }

  hasExtensionWorld(): Promise<boolean> {
    return this.page.chrome<boolean>('hasExtensionWorld');
  }

  async click(selector: string): Promise<void> {
    await until(selector, async () => {
      await this.page.call('clickSelector', selector);
      return true;
    });
  }

  async press(key: string): Promise<void> {
    await this.page.pressFocused(key);
  }

  async mouse(step: 'move' | 'down' | 'up', at: Point): Promise<void> {
    if (step !== 'move') this.#isButtonDown = step === 'down';
    await this.page.call('mouse', `mouse${step}`, at, { buttons: this.#isButtonDown ? 1 : 0 });
  }

  surface(): Surface {
    return new FirefoxSurface('tab', this.page);
  }
}
