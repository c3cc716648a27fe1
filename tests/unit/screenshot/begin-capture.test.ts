import { beforeEach, expect, test, vi } from 'vitest';
import { clearPage, takeSnapshot } from '../../../utils/page-client/page-scripts.ts';
import { err, ok } from '../../../utils/result.ts';
import { beginCapture } from '../../../utils/screenshot/begin-capture.ts';
import { captureHiding, lookForSensitive } from '../../../utils/screenshot/hidden-picture.ts';

vi.mock('../../../utils/page-client/page-scripts.ts');
vi.mock('../../../utils/screenshot/hidden-picture.ts');

const tab = { id: 7, windowId: 1, url: 'https://shop.example/', title: 'Shop' };
const picture = { blob: new Blob(['png!']), width: 1, height: 1 };

beforeEach(() => {
  vi.resetAllMocks();
  vi.mocked(clearPage).mockResolvedValue();
  vi.mocked(lookForSensitive).mockResolvedValue(null);
  vi.mocked(captureHiding).mockResolvedValue(ok(picture));
});

test('the look at a page begins before anyone asks for the picture', () => {
  beginCapture(tab, ['bluebird']);
  expect(lookForSensitive).toHaveBeenCalledExactlyOnceWith(7, ['bluebird']);
  expect(captureHiding).not.toHaveBeenCalled();
});

test('the picture waits until our own elements are out of the page, and not for the page’s facts', async () => {
  const cleared = Promise.withResolvers<void>();
  vi.mocked(clearPage).mockReturnValue(cleared.promise);
  vi.mocked(takeSnapshot).mockReturnValue(new Promise(() => undefined));
  const taking = beginCapture(tab, []).picture(() => undefined);
  await Promise.resolve();
  expect(captureHiding).not.toHaveBeenCalled();
  cleared.resolve();
  expect(await taking).toEqual(ok(picture));
});

test('the picture is shown as it is taken and once more as it is checked', async () => {
  const checked = { ...picture, hidden: { unchecked: 'frame' as const } };
  vi.mocked(captureHiding).mockImplementation(async (_tab, _words, _first, show) => {
    show?.(picture);
    return ok(checked);
  });
  const show = vi.fn();
  await beginCapture(tab, []).picture(show);
  expect(show.mock.calls).toEqual([[picture], [checked]]);
});

test('a picture that cannot be taken is not shown', async () => {
  vi.mocked(captureHiding).mockResolvedValue(err({ code: 'tab-changed' }));
  const show = vi.fn();
  expect(await beginCapture(tab, []).picture(show)).toEqual(err({ code: 'tab-changed' }));
  expect(show).not.toHaveBeenCalled();
});
