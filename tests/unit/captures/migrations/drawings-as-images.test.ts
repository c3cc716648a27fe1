import { expect, test } from 'vitest';
import { drawingsAsImages } from '../../../../utils/captures/migrations/drawings-as-images.ts';

test('a picture that was to be asked about because of a drawing shows an image', () => {
  expect(drawingsAsImages({ id: 'a', attachments: [{ id: 'b', unchecked: 'drawing' }] })).toEqual({
    id: 'a',
    attachments: [{ id: 'b', images: true }],
  });
});

test('every other reason to ask stays', () => {
  const row = { attachments: [{ id: 'b', unchecked: 'canvas' }, { id: 'c' }] };
  expect(drawingsAsImages(row)).toEqual(row);
});
