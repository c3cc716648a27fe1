import { expect, test, vi } from 'vitest';
import type { Annotations } from '../../../utils/annotate/annotations.ts';
import type { FlatImage } from '../../../utils/annotate/flatten.ts';
import { createBurner } from '../../../utils/captures/burn-in.ts';
import { withBurntIn } from '../../../utils/captures/burnt-in.ts';
import type { Attachment } from '../../../utils/captures/capture.ts';
import { makeAttachment } from '../make-capture.ts';

const annotationsAt = (x: number): Annotations => ({
  shapes: [{ kind: 'redaction', id: 1, x, y: 0, width: 1, height: 1 }],
  crop: null,
});
const annotated = (more: Partial<Attachment> = {}) =>
  makeAttachment({ annotations: annotationsAt(0), ...more });

/** Burns without pixels. Counts the images that it burns. */
function makeBurner() {
  const burn = vi.fn(
    async ({ width, height }: Attachment): Promise<FlatImage> => ({
      blob: new Blob(['flat'], { type: 'image/png' }),
      width: width ?? 0,
      height: height ?? 0,
    }),
  );
  return { burn, ...createBurner(burn) };
}

test('what was burnt in ahead is ready, and Create burns nothing', async () => {
  const { burn, burnAhead, burnIn, readyFor } = makeBurner();
  const capture = { attachments: [annotated(), makeAttachment(), annotated()] };
  expect(readyFor(capture)).toBeNull();
  await burnAhead(capture);
  const ready = readyFor(capture);
  expect(ready?.images.size).toBe(2);
  await burnIn(capture);
  expect(burn).toHaveBeenCalledTimes(2);
});

test('an image that is being burnt in ahead is not burnt in a second time', async () => {
  const { burn, burnAhead, burnIn } = makeBurner();
  const capture = { attachments: [annotated()] };
  const [, burnt] = await Promise.all([burnAhead(capture), burnIn(capture)]);
  expect(burnt.images.size).toBe(1);
  expect(burn).toHaveBeenCalledTimes(1);
});

test('what was burnt in for other annotations, or for another picture, is never used', async () => {
  const { burnAhead, readyFor } = makeBurner();
  const one = annotated();
  await burnAhead({ attachments: [one] });
  expect(readyFor({ attachments: [{ ...one, annotations: annotationsAt(1) }] })).toBeNull();
  expect(readyFor({ attachments: [annotated()] })).toBeNull();
});

test('the attachment is made of what its capture says at the time of Create', async () => {
  const { burnAhead, readyFor } = makeBurner();
  const one = annotated({ filename: 'before.png' });
  await burnAhead({ attachments: [one] });
  const renamed = [{ ...one, filename: 'after.png' }];
  const ready = readyFor({ attachments: renamed });
  expect(ready && withBurntIn(renamed, ready)).toMatchObject([{ filename: 'after.png', size: 4 }]);
});

test('an image that could not be burnt in ahead is burnt in on Create', async () => {
  const { burn, burnAhead, burnIn, readyFor } = makeBurner();
  const capture = { attachments: [annotated()] };
  burn.mockRejectedValueOnce(new Error('no canvas'));
  await burnAhead(capture);
  expect(readyFor(capture)).toBeNull();
  expect((await burnIn(capture)).images.size).toBe(1);
});

test('the images of the draft before are dropped from memory', async () => {
  const { burnAhead, readyFor } = makeBurner();
  const [first, second] = [{ attachments: [annotated()] }, { attachments: [annotated()] }];
  await burnAhead(first);
  await burnAhead(second);
  expect(readyFor(first)).toBeNull();
  expect(readyFor(second)).not.toBeNull();
});

test('pictures of more than 16 megapixels in all wait for Create', async () => {
  const { burn, burnAhead, burnIn } = makeBurner();
  const capture = { attachments: [annotated({ width: 4000, height: 4000 }), annotated()] };
  await burnAhead(capture);
  expect(burn).not.toHaveBeenCalled();
  expect((await burnIn(capture)).images.size).toBe(2);
});
