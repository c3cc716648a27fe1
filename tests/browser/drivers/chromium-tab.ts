import type { CDPSession, Page } from '@playwright/test';
import { ChromiumSurface } from './chromium-surface.ts';
import { toastElement, waitForToast } from './toast.ts';
import type { Point, Surface, Tab, Toast } from './types.ts';

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

  async hasExtensionWorld(): Promise<boolean> {
    const session = await this.page.context().newCDPSession(this.page);
    const origins: string[] = [];
    session.on('Runtime.executionContextCreated', ({ context }) => origins.push(context.origin));
    try {
      // Those that exist are told before the answer. Playwright has a world of its own, with the page's origin.
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

interface DomNode {
  nodeName: string;
  backendNodeId: number;
  shadowRoots?: DomNode[] | undefined;
  children?: DomNode[] | undefined;
}

/** A closed shadow root hides from scripts, not from the DevTools protocol. */
async function readToast(session: CDPSession): Promise<Toast | null> {
  const { root } = await session.send('DOM.getDocument', { depth: 4, pierce: true });
  const html = root.children?.find((node) => node.nodeName === 'HTML');
  const host = html?.children?.find((node: DomNode) => node.nodeName.toLowerCase() === toastElement);
  const shadow = host?.shadowRoots?.[0];
  if (!shadow) return null;
  const { object } = await session.send('DOM.resolveNode', { backendNodeId: shadow.backendNodeId });
  if (!object.objectId) return null;
  const { result } = await session.send('Runtime.callFunctionOn', {
    objectId: object.objectId,
    functionDeclaration: `function () {
      const text = [...this.children].map((child) => child.localName === 'style' ? '' : child.innerText).join(' ').trim();
      return { text, links: [...this.querySelectorAll('a[href]')].map((link) => link.href) };
    }`,
    returnByValue: true,
  });
  return result.value as Toast;
}
