import { expect, test, vi } from 'vitest';
import { hideSent } from '../../../utils/background/badge.ts';
import { resumeWatching } from '../../../utils/background/watch-tab.ts';
import { createEvent, fakeBrowser } from '../fake-browser.ts';

vi.mock('../../../utils/background/badge.ts');
vi.mock('../../../utils/background/outbox.ts');
vi.mock('../../../utils/background/screenshots.ts');
vi.mock('../../../utils/background/storage-access.ts');
vi.mock('../../../utils/background/watch-tab.ts');
vi.mock('../../../utils/storage/renew-local.ts');

test('the background is read in without a page: a worker has none', async () => {
  expect(Reflect.has(globalThis, 'Node')).toBe(false);
  const { default: background } = await import('../../../entrypoints/background/index.ts');
  expect(background).toBeDefined();
});

test('a background that starts goes on with what a stopped one left: the watching, and a ✓ whose moment is over', async () => {
  vi.stubGlobal('self', { addEventListener: vi.fn() });
  Object.assign(fakeBrowser.runtime, { onInstalled: createEvent(), onStartup: createEvent() });
  Object.assign(fakeBrowser.permissions, { onAdded: createEvent() });
  Object.assign(fakeBrowser, {
    alarms: { onAlarm: createEvent() },
    contextMenus: { onClicked: createEvent() },
    commands: { onCommand: createEvent() },
  });
  const { default: background } = await import('../../../entrypoints/background/index.ts');
  background.main();
  expect(resumeWatching).toHaveBeenCalledTimes(1);
  expect(hideSent).toHaveBeenCalledTimes(1);
});
