import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeDataUrl } from '../../../utils/captures/decode-data-url.ts';

describe('a data URL', () => {
  test('gives back its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const dataUrl = `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;
        expect([...decodeDataUrl(dataUrl)]).toEqual([...bytes]);
      }),
    );
  });
});
