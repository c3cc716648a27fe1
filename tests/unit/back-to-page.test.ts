import { beforeEach, describe, expect, test, vi } from 'vitest';
import { backToPage } from '../../utils/back-to-page.ts';

const { tabs, windows } = vi.hoisted(() => ({
  tabs: { get: vi.fn(), getCurrent: vi.fn(), update: vi.fn(), remove: vi.fn() },
  windows: { update: vi.fn() },
}));
vi.mock('../../utils/browser.ts', () => ({ browser: { tabs, windows } }));

const page = { tabId: 4, url: 'https://shop.example/basket#total' };

beforeEach(() => {
  vi.resetAllMocks();
  tabs.getCurrent.mockResolvedValue({ id: 9 });
});

describe('back to the page', () => {
  test('shows its tab in its window and closes the editor', async () => {
    tabs.get.mockResolvedValue({ id: 4, windowId: 2 });
    await backToPage(page);
    expect(tabs.update).toHaveBeenCalledExactlyOnceWith(4, { active: true });
    expect(windows.update).toHaveBeenCalledExactlyOnceWith(2, { focused: true });
    expect(tabs.remove).toHaveBeenCalledExactlyOnceWith(9);
  });

  test('shows it too if the page has gone on within its site', async () => {
    tabs.get.mockResolvedValue({ id: 4, windowId: 2, url: 'https://shop.example/payment' });
    await backToPage(page);
    expect(tabs.update).toHaveBeenCalledOnce();
  });

  test.each([
    [
      'another site is in the tab',
      () => tabs.get.mockResolvedValue({ windowId: 2, url: 'https://a.example/' }),
    ],
    ['a page without an address is in the tab', () => tabs.get.mockResolvedValue({ windowId: 2, url: '' })],
    ['the tab is gone', () => tabs.get.mockRejectedValue(new Error('No tab with id: 4.'))],
  ])('only closes the editor if %s', async (_name, prepare) => {
    prepare();
    await backToPage(page);
    expect(tabs.update).not.toHaveBeenCalled();
    expect(tabs.remove).toHaveBeenCalledExactlyOnceWith(9);
  });
});
