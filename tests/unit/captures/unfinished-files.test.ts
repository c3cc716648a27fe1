import { beforeEach, expect, test } from 'vitest';
import { newCaptureId } from '../../../utils/captures/capture.ts';
import { takeUnfinishedFiles, whileNoted } from '../../../utils/captures/unfinished-files.ts';
import { err } from '../../../utils/result.ts';
import { fakeBrowser } from '../fake-browser.ts';

const [first, second] = [newCaptureId(), newCaptureId()];
const file = new File(['{}'], 'shop.har');
const noted = async () => (await fakeBrowser.storage.session.get('addingFiles'))['addingFiles'];
const files = [{ name: 'shop.har', size: 2 }];

beforeEach(() => fakeBrowser.storage.session.clear());

test('files are noted while they are added, and no longer', async () => {
  const { value, during } = await whileNoted(first, [file], async () => ({
    value: 7,
    during: await noted(),
  }));
  expect([value, during, await noted()]).toEqual([7, [{ id: first, files }], []]);
});

test('files are noted no longer if adding them fails, because the screen says so itself', async () => {
  const failing = whileNoted(first, [file], () => Promise.reject(new Error('no room')));
  await expect(failing).rejects.toThrow('no room');
  expect(await takeUnfinishedFiles(first)).toBeNull();
});

test('files that a screen is still adding are not unfinished', async () => {
  const asked = whileNoted(first, [file], () => takeUnfinishedFiles(first));
  expect(await asked).toBeNull();
});

test('the files of a closed screen are given once, and only for their own capture', async () => {
  await fakeBrowser.storage.session.set({
    addingFiles: [
      { id: first, files },
      { id: second, files },
    ],
  });
  expect(await takeUnfinishedFiles(first)).toEqual(
    err({ code: 'files-refused', files: [{ ...files[0], why: 'not-finished' }] }),
  );
  expect(await takeUnfinishedFiles(first)).toBeNull();
  expect(await noted()).toEqual([{ id: second, files }]);
});

test('files that are added again are no longer unfinished', async () => {
  await fakeBrowser.storage.session.set({ addingFiles: [{ id: first, files }] });
  await whileNoted(first, [file], async () => undefined);
  expect(await takeUnfinishedFiles(first)).toBeNull();
});
