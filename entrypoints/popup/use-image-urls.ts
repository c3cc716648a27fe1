import { useEffect, useRef, useState } from 'preact/hooks';
import type { AttachmentId, Capture } from '../../utils/captures/capture.ts';
import { getImage } from '../../utils/captures/store.ts';

/** Object URLs of a capture's pictures, made once each and given back when the picture or the screen goes. */
export function useImageUrls(capture: Capture | null): ReadonlyMap<AttachmentId, string> {
  const [urls, setUrls] = useState<ReadonlyMap<AttachmentId, string>>(new Map());
  const made = useRef(new Map<AttachmentId, string>());
  const wanted = capture?.attachments.map(({ id }) => id).join(' ') ?? '';

  useEffect(() => {
    let current = true;
    const ids = new Set(wanted.split(' ').filter(Boolean) as AttachmentId[]);
    for (const [id, url] of made.current) {
      if (ids.has(id)) continue;
      URL.revokeObjectURL(url);
      made.current.delete(id);
    }
    const load = async () => {
      for (const id of ids) {
        if (made.current.has(id)) continue;
        const image = await getImage({ id });
        if (image !== null && current) made.current.set(id, URL.createObjectURL(image));
      }
      if (current) setUrls(new Map(made.current));
    };
    // A picture that cannot be read shows as missing; sending it says why.
    load().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [wanted]);

  useEffect(
    () => () => {
      for (const url of made.current.values()) URL.revokeObjectURL(url);
    },
    [],
  );
  return urls;
}
