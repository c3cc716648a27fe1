import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { ImageQuestion } from '../utils/captures/image-worker-talk.ts';
import { readImageBytes } from '../utils/captures/read-image-bytes.ts';

/** Reads stored images for a screen, which gets copies of their bytes (utils/captures/image-reader.ts says why). */
export default defineUnlistedScript(() => {
  addEventListener('message', ({ data: { id } }: MessageEvent<ImageQuestion>) => {
    void readImageBytes(id).then((answer) => {
      const given = answer.image === null || answer.image === 'unreadable' ? [] : [answer.image.bytes];
      postMessage(answer, { transfer: given });
    });
  });
});
