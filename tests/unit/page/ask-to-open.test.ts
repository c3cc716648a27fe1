import { afterEach, expect, test, vi } from 'vitest';
import { askToOpen } from '../../../utils/page/ask-to-open.ts';

afterEach(() => vi.unstubAllGlobals());

test('a press is told in a message that says nothing else', () => {
  const sendMessage = vi.fn();
  vi.stubGlobal('chrome', { runtime: { sendMessage } });
  askToOpen();
  expect(sendMessage.mock.calls).toEqual([[{ type: 'openMade' }]]);
});

test('a press on what an updated extension left is told nobody', () => {
  vi.stubGlobal('chrome', {});
  expect(askToOpen).not.toThrow();
});
