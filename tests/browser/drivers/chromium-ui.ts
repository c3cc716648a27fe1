import { createServer } from 'node:net';
import { until } from './wait.ts';

/** One view of the browser's own interface. */
export interface UiNode {
  nodeId: number;
  nodeName: string;
  /** Name and value in turn. */
  attributes?: string[];
  children?: UiNode[];
}

/**
 * What the browser's own windows hold (menus, prompts), through its UI DevTools (`--enable-ui-devtools=PORT`): kinds and
 * order of the views, without their labels.
 */
export async function readBrowserUi(port: number): Promise<UiNode> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/0`);
  try {
    return await new Promise<UiNode>((resolve, reject) => {
      socket.onopen = () => socket.send(JSON.stringify({ id: 1, method: 'DOM.getDocument' }));
      socket.onerror = () => reject(new Error('The browser has no UI DevTools'));
      socket.onmessage = ({ data }) => {
        const message = JSON.parse(String(data)) as { id?: number; result?: { root: UiNode } };
        if (message.id === 1 && message.result) resolve(message.result.root);
      };
    });
  } finally {
    socket.close();
  }
}

/** Every view of that class, in order. */
export function findViews(node: UiNode, className: string): UiNode[] {
  const own = node.attributes?.[1] === className ? [node] : [];
  return [...own, ...(node.children ?? []).flatMap((child) => findViews(child, className))];
}

export interface OpenMenu {
  items: { hasIcon: boolean; hasSubmenu: boolean; isSeparator: boolean }[];
}

/** The menus that are open now, the first one opened first. */
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

/** Polls until something of that class shows in the browser's own interface. */
export async function waitForView(port: number, classNames: string[], timeoutMs?: number): Promise<UiNode> {
  return until(
    `the browser to show ${classNames.join(' or ')}`,
    async () => {
      const root = await readBrowserUi(port);
      return classNames.flatMap((className) => findViews(root, className))[0];
    },
    timeoutMs,
  );
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
