import type { CDPSession } from '@playwright/test';
import { until } from './wait.ts';

interface Reply {
  id?: number;
  error?: { message: string };
  result?: object;
}

interface Evaluated {
  result?: { value?: unknown };
  exceptionDetails?: { text: string; exception?: { description?: string } };
}

/** A page that Playwright does not list. The driver talks to the page over a WebSocket of its own. */
export class ChromiumTarget {
  readonly #session: CDPSession;
  readonly #targetId: string;
  readonly #socket: WebSocket;
  readonly #answers = new Map<number, (reply: Reply) => void>();
  #last = 0;

  private constructor(session: CDPSession, targetId: string, socket: WebSocket) {
    this.#session = session;
    this.#targetId = targetId;
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const reply = JSON.parse(String(data)) as Reply;
      if (reply.id === undefined) return;
      this.#answers.get(reply.id)?.(reply);
      this.#answers.delete(reply.id);
    });
    socket.addEventListener('close', () => {
      for (const answer of this.#answers.values()) answer({ error: { message: 'The page has closed' } });
      this.#answers.clear();
    });
  }

  /**
   * Opens a page that is in no tab and no window, so that nothing the product can see changes. Resolves once it is
   * loaded.
   * https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-createTarget, `hidden`
   */
  static async openHidden(session: CDPSession, endpoint: string, url: string): Promise<ChromiumTarget> {
    const { targetId } = await session.send('Target.createTarget', { url, hidden: true });
    const page = await ChromiumTarget.attach(session, endpoint, targetId);
    const isLoaded = `document.readyState === 'complete' && location.href !== 'about:blank'`;
    await until(`${url} to load`, () => page.evaluate<boolean>(isLoaded));
    return page;
  }

  /**
   * Connects to a page. `endpoint`: the address of the browser's DevTools, `ws://127.0.0.1:PORT/devtools/browser/…`.
   */
  static async attach(session: CDPSession, endpoint: string, targetId: string): Promise<ChromiumTarget> {
    const socket = new WebSocket(`ws://${new URL(endpoint).host}/devtools/page/${targetId}`);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve, { once: true });
      socket.addEventListener('error', () => reject(new Error(`No connection to ${targetId}`)), {
        once: true,
      });
    });
    return new ChromiumTarget(session, targetId, socket);
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  /** Evaluates an expression as if in a click; a promise is awaited. The value must be JSON. */
  async evaluate<T>(expression: string): Promise<T> {
    const parameters = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
    const { result, exceptionDetails }: Evaluated = await this.#send('Runtime.evaluate', parameters);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result?.value as T;
  }

  /** A PNG of what the page shows. */
  async screenshot(): Promise<Buffer> {
    const { data }: { data?: string } = await this.#send('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(data ?? '', 'base64');
  }

  /** Ends the connection; the page stays. */
  detach(): void {
    this.#socket.close();
  }

  async close(): Promise<void> {
    if (!this.isOpen) return;
    const closed = new Promise((resolve) => this.#socket.addEventListener('close', resolve, { once: true }));
    await this.#session.send('Target.closeTarget', { targetId: this.#targetId });
    await closed;
  }

  async #send(method: string, parameters: object): Promise<object> {
    if (!this.isOpen) throw new Error('The page has closed');
    this.#last += 1;
    const id = this.#last;
    const reply = await new Promise<Reply>((resolve) => {
      this.#answers.set(id, resolve);
      this.#socket.send(JSON.stringify({ id, method, params: parameters }));
    });
    if (reply.error) throw new Error(reply.error.message);
    return reply.result ?? {};
  }
}

/** PNG pictures of all tabs, and first of the popup, which closes as soon as a tab comes to the front. */
export async function picturePages(
  session: CDPSession,
  endpoint: string,
  popupUrl: string,
): Promise<{ url: string; png: Buffer }[]> {
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'page' }] });
  const isPopup = (url: string) => url.startsWith(popupUrl);
  const pages = targetInfos.filter(({ url }) => url !== 'about:blank');
  const taken: { url: string; png: Buffer }[] = [];
  for (const { targetId, url } of pages.sort((a, b) => Number(isPopup(b.url)) - Number(isPopup(a.url)))) {
    // A tab that is not in front draws nothing and so never gives a picture.
    if (!isPopup(url)) await session.send('Target.activateTarget', { targetId });
    const page = await ChromiumTarget.attach(session, endpoint, targetId);
    taken.push({ url, png: await page.screenshot() });
    page.detach();
  }
  return taken;
}
