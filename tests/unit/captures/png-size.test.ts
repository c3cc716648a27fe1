import fc from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { pngSize } from '../../../utils/captures/image-metadata/png-size.ts';

describe('the size of a PNG', () => {
  test('is what its header says', () => {
    const side = fc.integer({ min: 1, max: 64 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        expect(pngSize(PNG.sync.write(new PNG({ width, height })))).toEqual({ width, height });
      }),
      { numRuns: 20 },
    );
  });

  test('is read from bytes in the middle of a buffer too', () => {
    const png = PNG.sync.write(new PNG({ width: 3, height: 5 }));
    const buffer = new Uint8Array(png.length + 7);
    buffer.set(png, 7);
    expect(pngSize(buffer.subarray(7))).toEqual({ width: 3, height: 5 });
  });

  test.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['a JPEG', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...new Array<number>(40).fill(0)])],
    ['half a header', PNG.sync.write(new PNG({ width: 3, height: 5 })).subarray(0, 20)],
  ])('is unknown for %s', (_kind, bytes) => {
    expect(pngSize(bytes)).toBeNull();
  });

  test('of any bytes never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        pngSize(bytes);
      }),
    );
  });
});
