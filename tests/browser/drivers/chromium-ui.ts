import { createServer } from 'node:net';

/** One view of the browser's own interface. */
export interface UiNode {
  nodeId: number;
  nodeName: string;
  /** Names and values in alternation. */
  attributes?: string[];
  children?: UiNode[];
}

interface Styles {
  matchedCSSRules: { rule: { style: { cssProperties: { name: string; value: string }[] } } }[];
}

/**
 * A connection to the UI DevTools (`--enable-ui-devtools=PORT`). They show the kinds, the order and the places of
 * views, but not the labels of menu items.
 */
class UiSession {
  readonly #socket: WebSocket;
  readonly #answers = new Map<number, (result: unknown) => void>();
  #last = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(String(data)) as { id?: number; result?: unknown };
      if (message.id !== undefined) this.#answers.get(message.id)?.(message.result);
    };
  }

  static async use<T>(port: number, action: (session: UiSession) => Promise<T>): Promise<T> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/0`);
    await new Promise<void>((resolve, reject) => {
      socket.onopen = () => resolve();
      socket.onerror = () => reject(new Error('The browser has no UI DevTools'));
    });
    try {
      return await action(new UiSession(socket));
    } finally {
      socket.close();
    }
  }

  async root(): Promise<UiNode> {
    return (await this.#send<{ root: UiNode }>('DOM.getDocument')).root;
  }

  /** Returns the place of a view relative to its parent. */
  async place({ nodeId }: UiNode): Promise<{ x: number; y: number; width: number; height: number }> {
    const styles = await this.#send<Styles>('CSS.getMatchedStylesForNode', { nodeId });
    const properties = styles.matchedCSSRules.flatMap(({ rule }) => rule.style.cssProperties);
    const read = (wanted: string) => Number(properties.find(({ name }) => name === wanted)?.value ?? 0);
    return { x: read('X'), y: read('Y'), width: read('Width'), height: read('Height') };
  }

  async enableStyles(): Promise<void> {
    await this.#send('CSS.enable');
  }

  #send<T>(method: string, params = {}): Promise<T> {
    this.#last += 1;
    const id = this.#last;
    return new Promise<T>((resolve) => {
      this.#answers.set(id, (result) => resolve(result as T));
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }
}

function readBrowserUi(port: number): Promise<UiNode> {
  return UiSession.use(port, (session) => session.root());
}

/** Resolves to the middle of the view that `find` picks, in DIP of the screen. Undefined if there is no such view. */
export function middleOfView(
  port: number,
  find: (root: UiNode) => UiNode | undefined,
): Promise<{ x: number; y: number } | undefined> {
  return UiSession.use(port, async (session) => {
    const root = await session.root();
    await session.enableStyles();
    const view = find(root);
    const path = view ? pathTo(root, view) : undefined;
    if (!path) return undefined;
    const middle = { x: 0, y: 0 };
    // Skip the root, which has no place, and widgets, which repeat the place of their window.
    for (const node of path.filter(({ nodeName }) => nodeName === 'Window' || nodeName === 'View')) {
      const { x, y, width, height } = await session.place(node);
      middle.x += node === view ? x + width / 2 : x;
      middle.y += node === view ? y + height / 2 : y;
    }
    return middle;
  });
}

function pathTo(node: UiNode, wanted: UiNode): UiNode[] | undefined {
  if (node === wanted) return [node];
  for (const child of node.children ?? []) {
    const path = pathTo(child, wanted);
    if (path) return [node, ...path];
  }
  return undefined;
}

/** Returns every view of that class, in order. */
export function findViews(node: UiNode, className: string): UiNode[] {
  const own = node.attributes?.[1] === className ? [node] : [];
  return [...own, ...(node.children ?? []).flatMap((child) => findViews(child, className))];
}

export interface OpenMenu {
  items: { hasIcon: boolean; hasSubmenu: boolean; isSeparator: boolean }[];
}

/** Resolves to the open menus, in the order in which they were opened. */
export async function readOpenMenus(port: number): Promise<OpenMenu[]> {
  const root = await readBrowserUi(port);
  return findViews(root, 'MenuHostRootView').map((menu) => ({ items: findItems(menu) }));
}

function findItems(node: UiNode): OpenMenu['items'] {
  const className = node.attributes?.[1] ?? '';
  if (className === 'MenuSeparator') return [{ hasIcon: false, hasSubmenu: false, isSeparator: true }];
  if (className.endsWith('MenuItemView')) {
    const images = findViews(node, 'ImageView').length;
    return [{ hasIcon: images > 0, hasSubmenu: images > 1, isSeparator: false }];
  }
  return (node.children ?? []).flatMap(findItems);
}

export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('No free port'));
      });
    });
  });
}
