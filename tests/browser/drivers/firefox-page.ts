import { writeFileSync } from 'node:fs';
import type { Marionette } from './marionette.ts';
import type { Point, Toast } from './types.ts';
import { until } from './wait.ts';

interface AgentState {
  url: string;
  title: string;
  isLoaded: boolean;
  innerWindowId: number;
}

/** One step of the path to a control; see `findAll` in firefox-agent.js. */
export interface PathStep {
  role: string;
  name?: string;
  pattern?: { source: string; flags: string };
  index?: number;
}

/** The operations of firefox-agent.js in a page, with their arguments and results. */
export interface AgentOperations {
  state(): AgentState;
  text(): string;
  evaluate(expression: string): unknown;
  press(chord: string): { isUsed: boolean };
  type(text: string): void;
  count(path: PathStep[]): number;
  isVisible(path: PathStep[]): boolean;
  click(path: PathStep[]): void;
  clickSelector(selector: string): void;
  focus(path: PathStep[]): void;
  fill(path: PathStep[], text: string): void;
  textOf(path: PathStep[]): string;
  valueOf(path: PathStep[]): string;
  attributeOf(path: PathStep[], name: string): string | null;
  isChecked(path: PathStep[]): boolean;
  isEnabled(path: PathStep[]): boolean;
  boxOf(path: PathStep[]): { x: number; y: number; width: number; height: number };
  focused(): { role: string; name: string };
  drag(from: Point, to: Point): void;
  mouse(type: string, at: Point, options: { buttons: number }): void;
  selectText(selector: string): void;
  toast(): Toast | null;
}

/** Calls a function of `window.ticketDriver` in Firefox's own window (firefox-chrome.js). */
export function callChrome<T>(marionette: Marionette, name: string, ...args: unknown[]): Promise<T> {
  return marionette.execute<T>(
    `const [name, ...args] = arguments; return window.ticketDriver[name](...args);`,
    name,
    ...args,
  );
}

/** One page in a tab or in the popup. Its browser id stays the same while it navigates. */
export class FirefoxPage {
  readonly id: number;
  readonly #marionette: Marionette;

  constructor(marionette: Marionette, id: number) {
    this.#marionette = marionette;
    this.id = id;
  }

  call<Name extends keyof AgentOperations>(
    name: Name,
    ...args: Parameters<AgentOperations[Name]>
  ): Promise<ReturnType<AgentOperations[Name]>> {
    return callChrome(this.#marionette, 'call', this.id, name, ...args);
  }

  chrome<T>(name: string, ...args: unknown[]): Promise<T> {
    return callChrome<T>(this.#marionette, name, this.id, ...args);
  }

  /**
   * Resolves once the page has loaded, also if the address leads to another address. If Firefox moves the tab to another
   * process, it shows an empty document first. That document counts only if `url` is `about:blank`.
   */
  async waitForLoad(url: string, isNew: (state: AgentState) => boolean = () => true): Promise<void> {
    await until(`${url} to load`, async () => {
      const state = await this.call('state');
      const isThere = url === 'about:blank' || state.url !== 'about:blank';
      return state.isLoaded && isThere && isNew(state);
    });
  }

  async isClosed(): Promise<boolean> {
    return !(await this.chrome<boolean>('exists'));
  }

  /** Focuses the page in the browser's window, because only the focused page gets keys, then presses the keys. */
  async pressFocused(chord: string): Promise<{ isUsed: boolean }> {
    await this.chrome('focus');
    return this.call('press', chord);
  }

  /** A PNG of what the page shows. */
  async picture(): Promise<Buffer> {
    return Buffer.from(await this.chrome<string>('screenshot'), 'base64');
  }

  async screenshot(file: string): Promise<void> {
    writeFileSync(file, await this.picture());
  }
}
