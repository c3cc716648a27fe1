import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { dropAccess, openLine } from '../../../utils/background/helpdesk-line.ts';
import { handlers } from '../../../utils/background/requests.ts';
import { connectionSetting, pauseHelpdesk, pausesSetting } from '../../../utils/deskpro/stored-connection.ts';
import { keys } from '../../../utils/storage/secrets.ts';
import { fakeBrowser } from '../fake-browser.ts';

vi.mock('../../../utils/background/outbox.ts', () => import('../idle-outbox.ts'));

const baseUrl = 'https://desk.example';
const hour = 3_600_000;
const connection = {
  helpdeskName: 'Desk',
  host: 'desk.example',
  baseUrl,
  person: { id: 1, name: 'Ana', email: 'ana@desk.example' },
  uploadPath: 'temp' as const,
};

beforeEach(async () => {
  await fakeBrowser.storage.local.clear();
  Object.assign(fakeBrowser, { permissions: { contains: async () => true } });
  await connectionSetting.write(connection);
  await keys.write(baseUrl, '1:KEY');
});
afterEach(() => vi.useRealTimers());

test('a helpdesk that asked for a pause is left alone until then, but for what the person asks for', async () => {
  const retryAt = Date.now() + hour / 2;
  await pauseHelpdesk(baseUrl, retryAt);
  expect(await openLine()).toEqual({
    ok: false,
    error: { code: 'rate-limited', host: 'desk.example', retryAt },
  });
  expect(await openLine(baseUrl, { byPerson: true })).toMatchObject({ ok: true });
  vi.setSystemTime(retryAt);
  expect(await openLine()).toMatchObject({ ok: true });
});

test('a stored pause that no helpdesk can have asked for counts as past', async () => {
  await pausesSetting.write({ [baseUrl]: 99_999_999_999_000 });
  expect(await openLine()).toMatchObject({ ok: true });
});

test('the pause is gone after the helpdesk was disconnected', async () => {
  await pauseHelpdesk(baseUrl, Date.now() + hour / 2);
  await handlers.disconnect({});
  await connectionSetting.write(connection);
  await keys.write(baseUrl, '1:KEY');
  expect(await openLine()).toMatchObject({ ok: true });
});

describe('access that was granted for one file', () => {
  const removed: string[] = [];

  beforeEach(() => {
    removed.length = 0;
    Object.assign(fakeBrowser, {
      permissions: {
        contains: async ({ origins }: { origins: string[] }) => origins[0] !== 'https://refused.example/*',
        remove: async ({ origins }: { origins: string[] }) => removed.push(...origins) > 0,
      },
    });
  });

  test('is given back', async () => {
    await dropAccess('https://files.example/invoices/2041.pdf');
    expect(removed).toEqual(['https://files.example/*']);
  });

  test('is kept for a connected helpdesk', async () => {
    await dropAccess(`${baseUrl}/file.php/2041.pdf`);
    expect(removed).toEqual([]);
  });

  test('is left alone if it was not granted, or if the file is on this computer', async () => {
    await dropAccess('https://refused.example/a.pdf');
    await dropAccess('file:///home/ana/a.pdf');
    expect(removed).toEqual([]);
  });
});
