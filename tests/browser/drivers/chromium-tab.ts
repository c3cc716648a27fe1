import type { CDPSession, Page } from '@playwright/test';
import { ChromiumSurface } from './chromium-surface.ts';
import { waitForToast } from './toast.ts';
import type { Point, Surface, Tab, Toast } from './types.ts';
import { until } from './wait.ts';

export class ChromiumTab implements Tab {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async url(): Promise<string> {
    return this.page.url();
  }

  title(): Promise<string> {
    return this.page.title();
  }

  async navigate(url: string): Promise<void> {
    await this.page.goto(url);
  }

  async activate(): Promise<void> {
    await this.page.bringToFront();
  }

  async close(): Promise<void> {
    await this.page.close();
  }

  evaluate<T>(expression: string): Promise<T> {
    return this.page.evaluate<T>(expression);
  }

  async screenshot(file: string): Promise<void> {
    await this.page.screenshot({ path: file });
  }

  async selectText(selector: string): Promise<void> {
    await this.page.locator(selector).first().waitFor({ state: 'attached' });
    await this.page.evaluate((wanted) => {
      const element = document.querySelector(wanted);
      if (element) document.getSelection()?.selectAllChildren(element);
    }, selector);
  }

  async toast(): Promise<Toast | null> {
    const session = await this.page.context().newCDPSession(this.page);
    try {
      return await readToast(session);
    } finally {
      await session.detach();
    }
  }

  waitForToast(text: string | RegExp, timeoutMs?: number): Promise<Toast> {
    return waitForToast(this, text, timeoutMs);
  }

  async clickToast(button: string): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    try {
      const { x, y } = await until(`the button ${button} of the toast`, () => placeOf(session, button));
      await this.page.mouse.click(x, y);
    } finally {
      await session.detach();
    }
  }

  async hasExtensionWorld(): Promise<boolean> {
    const session = await this.page.context().newCDPSession(this.page);
    const origins: string[] = [];
    session.on('Runtime.executionContextCreated', ({ context }) => origins.push(context.origin));
    try {
      // The existing worlds are reported before the answer. Playwright has a world of its own, with the page's origin.
      await session.send('Runtime.enable');
      return origins.some((origin) => origin.startsWith('chrome-extension://'));
    } finally {
      await session.detach();
    }
  }

  async click(selector: string): Promise<void> {
    await this.page.locator(selector).first().click();
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  async mouse(step: 'move' | 'down' | 'up', { x, y }: Point): Promise<void> {
    await this.page.mouse.move(x, y);
    if (step !== 'move') await this.page.mouse[step]();
  }

  surface(): Surface {
    return new ChromiumSurface('tab', this.page, () => this.page.close());
  }
}

/** Returns the Playwright page of a tab. Throws for another browser's tab. */
export function pageOf(tab: Tab): Page {
  if (tab instanceof ChromiumTab) return tab.page;
  throw new Error('This tab belongs to another browser');
}

interface DomNode {
  nodeName: string;
  backendNodeId: number;
  shadowRoots?: DomNode[] | undefined;
  children?: DomNode[] | undefined;
}

/** Reads the toast through the DevTools protocol, which sees a closed shadow root; scripts do not. */
async function readToast(session: CDPSession): Promise<Toast | null> {
  const { root } = await session.send('DOM.getDocument', { depth: 4, pierce: true });
  const html: DomNode | undefined = root.children?.find((node) => node.nodeName === 'HTML');
  for (const shadow of html?.children?.flatMap((node) => node.shadowRoots ?? []) ?? []) {
    const { object } = await session.send('DOM.resolveNode', { backendNodeId: shadow.backendNodeId });
    if (!object.objectId) continue;
    const { result } = await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId,
      functionDeclaration: `function () {
        const box = this.querySelector('[role=status], [role=alert]');
        const drawn = (selector) => [...box.querySelectorAll(selector)].map((one) => {
          const { display, listStyleType } = getComputedStyle(one);
          return display === 'list-item' ? JSON.parse(listStyleType) : '';
        });
        return box && { text: drawn('[role=img]').join(' '), buttons: drawn('button > *') };
      }`,
      returnByValue: true,
    });
    if (result.value) return result.value as Toast;
  }
  return null;
}

/** Resolves to the middle of the button with this accessible name, or undefined if there is none. */
async function placeOf(session: CDPSession, button: string): Promise<Point | undefined> {
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  const { nodes } = await session.send('Accessibility.queryAXTree', {
    backendNodeId: root.backendNodeId,
    role: 'button',
    accessibleName: button,
  });
  const [found] = nodes.flatMap(({ backendDOMNodeId }) => backendDOMNodeId ?? []);
  if (found === undefined) return undefined;
  const { model } = await session.send('DOM.getBoxModel', { backendNodeId: found });
  const [left = 0, top = 0] = model.border;
  return { x: left + model.width / 2, y: top + model.height / 2 };
}
