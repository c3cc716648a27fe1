import { beforeEach, expect, test, vi } from 'vitest';
import { openWelcome } from '../../../utils/background/open-welcome.ts';
import { fakeBrowser } from '../fake-browser.ts';

const create = vi.fn();
Object.assign(fakeBrowser, { tabs: { create } });
beforeEach(() => create.mockClear());

test('the welcome page opens once after the extension is installed', async () => {
  await openWelcome({ reason: 'install' });
  expect(create.mock.calls).toEqual([[{ url: fakeBrowser.runtime.getURL('welcome.html') }]]);
});

test.each(['update', 'chrome_update', 'browser_update', 'shared_module_update'])(
  'no page opens after %s',
  async (reason) => {
    await openWelcome({ reason });
    expect(create).not.toHaveBeenCalled();
  },
);
