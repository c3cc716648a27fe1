import { useEffect, useRef, useState } from 'preact/hooks';
import type { Attachment, AttachmentId, Capture } from '../captures/capture.ts';
import { getImage } from '../captures/store.ts';
import { burnInLater } from './burn-in-later.ts';

/**
 * Returns object URLs of a capture's pictures. Each is made once and revoked when the picture or the screen goes away.
 * With `burnsIn` the pictures look as they will be sent. Without it they are as they were taken, for a screen that
 * paints the annotations itself.
 */
export function useImageUrls(
  capture: Capture | null,
  { burnsIn }: { burnsIn: boolean },
): ReadonlyMap<AttachmentId, string> {
  const [urls, setUrls] = useState<ReadonlyMap<AttachmentId, string>>(new Map());
  const made = useRef(new Map<string, string>());
  const attachments = useRef<Attachment[]>([]);
  attachments.current = (capture?.attachments ?? []).filter(({ kind }) => kind !== 'file');
  const keyOf = ({ id, annotations }: Attachment) =>
    burnsIn && annotations !== undefined ? `${id} ${JSON.stringify(annotations)}` : id;
  const wanted = attachments.current.map(keyOf).join('\n');

  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys contain all that matters of the attachments.
  useEffect(() => {
    let current = true;
    const load = async () => {
      const shown = new Map<AttachmentId, string>();
      for (const one of attachments.current) {
        const key = keyOf(one);
        const url = made.current.get(key) ?? (await makeUrl(key === one.id ? getImage(one) : burntIn(one)));
        if (url === null) continue;
        if (!current) return URL.revokeObjectURL(url);
        made.current.set(key, url);
        shown.set(one.id, url);
      }
      setUrls(shown);
      const gone = [...made.current].filter(([key]) => !wanted.split('\n').includes(key));
      for (const [key, url] of gone) {
        made.current.delete(key);
        URL.revokeObjectURL(url);
      }
    };
    // A picture that cannot be read shows as missing; sending it says why.
    load().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [wanted, burnsIn]);

  useEffect(
    () => () => {
      for (const url of made.current.values()) URL.revokeObjectURL(url);
    },
    [],
  );
  return urls;
}

async function makeUrl(reading: Promise<Blob | null>): Promise<string | null> {
  const image = await reading;
  return image === null ? null : URL.createObjectURL(image);
}

async function burntIn(one: Attachment): Promise<Blob | null> {
  const [image] = (await burnInLater({ attachments: [one] })).images.values();
  return image ?? null;
}
