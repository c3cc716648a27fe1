import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { cleanHar } from '../utils/har/clean-har.ts';
import type { HarAnswer, HarJob } from '../utils/har/worker-talk.ts';

/**
 * Cleans one HAR file in a worker of the screen that took the file, so that the screen does not stop meanwhile. The
 * background cannot do this: no message takes a file there, and a file that is not clean must not be stored.
 */
export default defineUnlistedScript(() => {
  addEventListener('message', ({ data: { file, words } }: MessageEvent<HarJob>) => {
    void cleanHar(file, words)
      .catch(() => null)
      .then((answer: HarAnswer | null) => postMessage(answer));
  });
});
