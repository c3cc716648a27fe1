import { beforeEach, expect, test, vi } from 'vitest';
import { clearPage } from '../../../utils/page-client/look-in-page.ts';
import { err, ok } from '../../../utils/result.ts';
import { beginCapture } from '../../../utils/screenshot/begin-capture.ts';
import { captureHiding, lookForSensitive } from '../../../utils/screenshot/hidden-picture.ts';

vi.mock('../../../utils/page-client/look-in-page.ts');
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
  beginCapture(tab, [['bluebird'], []]);
  expect(lookForSensitive).toHaveBeenCalledExactlyOnceWith(7, [['bluebird'], []]);
  expect(captureHiding).not.toHaveBeenCalled();
});

test('a pick in the page goes on until the picture is asked for', () => {
  const begun = beginCapture(tab, [[], []]);
  expect(clearPage).not.toHaveBeenCalled();
  void begun.take(() => undefined);
  expect(clearPage).toHaveBeenCalledExactlyOnceWith(7);
});

test('the picture waits until our own elements are out of the page', async () => {
  const cleared = Promise.withResolvers<void>();
  vi.mocked(clearPage).mockReturnValue(cleared.promise);
  const taking = beginCapture(tab, [[], []]).take(() => undefined);
  await Promise.resolve();
  expect(captureHiding).not.toHaveBeenCalled();
  cleared.resolve();
  expect(await taking.picture).toEqual(ok(picture));
});

test('the picture is shown as it is taken and once more as it is checked', async () => {
  const checked = { ...picture, hidden: { unchecked: 'frame' as const } };
  const looking = Promise.withResolvers<void>();
  vi.mocked(captureHiding).mockImplementation(async (_tab, _words, _first, show) => {
    show?.(picture);
    await looking.promise;
    return ok(checked);
  });
  const show = vi.fn();
  const taking = beginCapture(tab, [[], []]).take(show);
  await taking.first;
  expect(show.mock.calls).toEqual([[picture]]);
  looking.resolve();
  await taking.picture;
  expect(show.mock.calls).toEqual([[picture], [checked]]);
});

test('a picture that cannot be taken is not shown, and nobody waits for it', async () => {
  vi.mocked(captureHiding).mockResolvedValue(err({ code: 'tab-changed' }));
  const show = vi.fn();
  const taking = beginCapture(tab, [[], []]).take(show);
  await taking.first;
  expect(await taking.picture).toEqual(err({ code: 'tab-changed' }));
  expect(show).not.toHaveBeenCalled();
});
