import type { CDPSession, Browser as Connection, Page } from '@playwright/test';
import { until } from './wait.ts';

/**
 * Resolves to the target id of the tab that shows a page. `Extensions.triggerAction` takes tabs; Playwright knows only
 * pages.
 */
export async function tabTargetOf(connection: Connection, session: CDPSession, page: Page): Promise<string> {
  const pageSession = await page.context().newCDPSession(page);
  const { targetInfo } = await pageSession.send('Target.getTargetInfo');
  await pageSession.detach();
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const alike = targetInfos.filter((target) => target.url === targetInfo.url);
  for (const { targetId } of alike) {
    if (alike.length === 1 || (await holds(connection, targetId, targetInfo.targetId))) return targetId;
  }
  throw new Error(`No tab shows ${targetInfo.url}`);
}

/** Whether this tab holds that page. Chromium names a tab's children only to a session that attaches to them. */
async function holds(connection: Connection, tabTargetId: string, pageTargetId: string): Promise<boolean> {
  const session = await connection.newBrowserCDPSession();
  const children: string[] = [];
  session.on('Target.attachedToTarget', ({ targetInfo }) => children.push(targetInfo.targetId));
  try {
    await session.send('Target.autoAttachRelated', {
      targetId: tabTargetId,
      waitForDebuggerOnStart: false,
      filter: [{ type: 'page' }],
    });
    await until('the tab to name its page', () => children.length > 0);
    return children.includes(pageTargetId);
  } finally {
    await session.detach();
  }
}
