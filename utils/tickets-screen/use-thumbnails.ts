import { useCallback, useRef } from 'preact/hooks';
import type { ReadThumbnail } from '../../components/screens/tickets/ticket-thumbnail.tsx';
import { getImage } from '../captures/store.ts';

/** As wide as a thumbnail is drawn. */
const width = 144;

/** Returns what reads a picture as a thumbnail. One picture is decoded at a time, so that a long list stays quick. */
export function useThumbnails(): ReadThumbnail {
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return useCallback<ReadThumbnail>((picture) => {
    const reading = last.current.then(async () => {
      const blob = await getImage(picture);
      return blob && createImageBitmap(blob, { resizeWidth: width, resizeQuality: 'medium' });
    });
    // A picture that cannot be decoded has no thumbnail; the row says everything else.
    const read = reading.catch(() => null);
    last.current = read;
    return read;
  }, []);
}
