import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createEvent } from '../fake-browser.ts';

const front = vi.hoisted(() => ({
  tab: 7,
  asked: 0,
  /** Happens in the browser between the order and the picture. */
  meanwhile: () => undefined as unknown,
  onActivated: undefined as unknown as ReturnType<typeof createEvent<[{ tabId: number; windowId: number }]>>,
}));

vi.mock('../../../utils/browser.ts', () => ({
  browser: {
    tabs: {
      get onActivated() {
        return front.onActivated;
      },
      query: async () => {
        front.asked += 1;
        return [{ id: front.tab }];
      },
      captureVisibleTab: async () => {
        front.meanwhile();
        // One white pixel.
        return 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
      },
    },
  },
}));

const { captureVisible } = await import('../../../utils/screenshot/visible.ts');

function activate(tabId: number, windowId = 1): void {
  if (windowId === 1) front.tab = tabId;
  front.onActivated.emit({ tabId, windowId });
}

beforeEach(() => {
  Object.assign(front, { tab: 7, asked: 0, meanwhile: () => undefined, onActivated: createEvent() });
  vi.unstubAllEnvs();
});

describe.each([
  ['Chromium', '', 2],
  ['Firefox', 'true', 1],
])('in %s', (_browser, isFirefox, questions) => {
  beforeEach(() => void vi.stubEnv('FIREFOX', isFirefox));

  test('a tab that stays in front is pictured, for so few questions as are needed', async () => {
    expect((await captureVisible(7, 1)).ok).toBe(true);
    expect(front.asked).toBe(questions);
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

  test('a tab that is not in front is not pictured', async () => {
    front.tab = 8;
    const pictured = vi.fn();
    front.meanwhile = pictured;
    expect(await captureVisible(7, 1)).toEqual({ ok: false, error: { code: 'tab-changed' } });
    expect(pictured).not.toHaveBeenCalled();
  });

  test('another window’s tabs are nothing to it', async () => {
    front.meanwhile = () => activate(9, 2);
    expect((await captureVisible(7, 1)).ok).toBe(true);
  });
});
