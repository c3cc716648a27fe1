import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createEvent } from '../fake-browser.ts';

interface OpenTab {
  id: number;
  windowId: number;
  active: boolean;
}

const front = vi.hoisted(() => ({
  tabs: [] as OpenTab[],
  /** How often the browser described the captured tab, its title included. */
  described: 0,
  /** Happens in the browser between the order and the picture. */
  meanwhile: () => undefined as unknown,
  answers: true,
  onActivated: undefined as unknown as ReturnType<typeof createEvent<[{ tabId: number; windowId: number }]>>,
}));

vi.mock('../../../utils/browser.ts', () => ({
  browser: {
    tabs: {
      get onActivated() {
        return front.onActivated;
      },
      async query({ active, windowId }: Partial<OpenTab>) {
        const found = front.tabs.filter(
          (tab) => tab.active === active && (windowId === undefined || tab.windowId === windowId),
        );
        if (found.some(({ id }) => id === 7)) front.described += 1;
        return found;
      },
      async getZoom(tabId: number) {
        if (!front.tabs.some(({ id }) => id === tabId)) throw new Error('Invalid tab ID');
        return 1;
      },
      captureVisibleTab: async () => {
        front.meanwhile();
        if (!front.answers) return new Promise<string>(() => undefined);
        // One white pixel.
        return 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
      },
    },
    windows: {
      getAll: async () => [...new Set(front.tabs.map(({ windowId }) => windowId))].map((id) => ({ id })),
    },
  },
}));

const { captureVisible } = await import('../../../utils/screenshot/visible.ts');

function activate(tabId: number, windowId = 1): void {
  front.tabs = front.tabs.map((tab) =>
    tab.windowId === windowId ? { ...tab, active: tab.id === tabId } : tab,
  );
  front.onActivated.emit({ tabId, windowId });
}

beforeEach(() => {
  const tabs = [
    { id: 7, windowId: 1, active: true },
    { id: 8, windowId: 1, active: false },
    { id: 9, windowId: 2, active: true },
    { id: 10, windowId: 2, active: false },
  ];
  Object.assign(front, {
    tabs,
    described: 0,
    answers: true,
    meanwhile: () => undefined,
    onActivated: createEvent(),
  });
  vi.unstubAllEnvs();
});

describe.each([
  ['Chromium', '', 2],
  // Firefox takes a quarter of a second to describe a tab whose title has megabytes.
  ['Firefox', 'true', 0],
])('in %s', (_browser, isFirefox, descriptions) => {
  beforeEach(() => void vi.stubEnv('FIREFOX', isFirefox));

  test('a tab that stays in front is pictured, and is described no more often than needed', async () => {
    expect((await captureVisible(7, 1)).ok).toBe(true);
    expect(front.described).toBe(descriptions);
  });

  test.each<[string, () => void]>([
    ['came in front', () => activate(8)],
    [
      'was in front for a moment',
      () => {
        activate(8);
        activate(7);
      },
    ],
  ])('no picture is kept if another tab %s meanwhile', async (_what, meanwhile) => {
    front.meanwhile = meanwhile;
    expect(await captureVisible(7, 1)).toEqual({ ok: false, error: { code: 'tab-changed' } });
  });

  test.each<[string, () => void]>([
    ['is not in front', () => activate(8)],
    [
      'was closed',
      () => {
        front.tabs = front.tabs.filter(({ id }) => id !== 7);
        activate(8);
      },
    ],
    [
      'was moved to another window',
      () => {
        front.tabs = front.tabs.map((tab) => (tab.id === 7 ? { ...tab, windowId: 3 } : tab));
        activate(8);
      },
    ],
    [
      'was alone in its window and moved',
      () => {
        front.tabs = [
          { id: 9, windowId: 2, active: false },
          { id: 7, windowId: 2, active: true },
        ];
      },
    ],
  ])('a tab that %s is not pictured', async (_what, before) => {
    before();
    const pictured = vi.fn();
    front.meanwhile = pictured;
    expect(await captureVisible(7, 1)).toEqual({ ok: false, error: { code: 'tab-changed' } });
    expect(pictured).not.toHaveBeenCalled();
  });

  test('a browser that does not answer delays the form by ten seconds at most', async () => {
    vi.useFakeTimers();
    front.answers = false;
    const taken = captureVisible(7, 1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await taken).toEqual({ ok: false, error: { code: 'screenshot-refused' } });
    vi.useRealTimers();
  });

  test('another window’s tabs are nothing to it', async () => {
    front.meanwhile = () => activate(10, 2);
    expect((await captureVisible(7, 1)).ok).toBe(true);
  });
});
