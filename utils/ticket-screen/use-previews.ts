import { useEffect, useRef, useState } from 'preact/hooks';
import type { Preview } from '../../components/ticket/ticket-props.ts';
import type { Attachment, AttachmentId, Capture } from '../captures/capture.ts';
import { originOf } from '../captures/origin-of.ts';
import { getImage } from '../captures/store.ts';
import type { FirstPicture } from './first-picture.ts';
import { paintPreview, type Shrunk, shrink } from './paint-preview.ts';

/**
 * Returns previews of a capture's pictures, as the pictures will be sent. Each picture is decoded once, to the size of a
 * preview, and painted anew when what is drawn on it changes. `first` is a picture that need not be read.
 */
export function usePreviews(
  capture: Capture | null,
  first: FirstPicture | null,
): ReadonlyMap<AttachmentId, Preview> {
  const [previews, setPreviews] = useState<ReadonlyMap<AttachmentId, Preview>>(new Map());
  const made = useRef(new Map<string, Promise<Shrunk | null>>());
  const attachments = useRef<Attachment[]>([]);
  attachments.current = (capture?.attachments ?? []).filter(({ kind }) => kind !== 'file');
  const wanted = attachments.current.map(originOf).join('\n');

  // biome-ignore lint/correctness/useExhaustiveDependencies: the words contain all that matters of the attachments.
  useEffect(() => {
    let current = true;
    const load = async () => {
      const shown = new Map<AttachmentId, Preview>();
      const kept = attachments.current.map(keyOf);
      for (const one of attachments.current) {
        const key = keyOf(one);
        const shrinking = made.current.get(key) ?? handedOver(first, one) ?? readSmall(one);
        made.current.set(key, shrinking);
        const small = await shrinking;
        const preview = small && (await paintPreview(small, one.annotations).catch(() => null));
        if (!current) return;
        if (preview !== null) shown.set(one.id, preview);
      }
      setPreviews(shown);
      for (const [key, gone] of [...made.current]) {
        if (kept.includes(key)) continue;
        made.current.delete(key);
        close(gone);
      }
    };
    void load();
    return () => {
      current = false;
    };
  }, [wanted, first]);

  useEffect(
    () => () => {
      for (const one of made.current.values()) close(one);
    },
    [],
  );
  return previews;
}

/** A crop needs a larger copy, so that the part that is left is sharp. */
function keyOf({ id, annotations }: Attachment): string {
  return `${id} ${JSON.stringify(annotations?.crop ?? null)}`;
}

/** The copy that was made for the first preview shows the whole picture. */
function handedOver(first: FirstPicture | null, { id, annotations }: Attachment): Promise<Shrunk> | null {
  return annotations?.crop ? null : (first?.handOver(id) ?? null);
}

/** Resolves to null for a picture that cannot be read: it shows as missing, and sending it says why. */
async function readSmall(one: Attachment): Promise<Shrunk | null> {
  try {
    const blob = await getImage(one);
    return blob && (await shrink({ ...one, blob }, one.annotations?.crop ?? null));
  } catch {
    return null;
  }
}

function close(shrinking: Promise<Shrunk | null>): void {
  void shrinking.then((small) => small?.image.close()).catch(() => undefined);
}
