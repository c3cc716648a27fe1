import type { Attachment, AttachmentId } from './capture.ts';
import { uniqueName } from './unique-name.ts';

/** Returns the ids of the last screenshot, with all its parts. */
function lastScreenshot(attachments: readonly Attachment[]): ReadonlySet<AttachmentId> {
  const ids = new Set<AttachmentId>();
  const numbers = new Set<number>();
  const last = attachments.findLast(({ kind }) => kind === 'screenshot');
  for (const one of attachments.toReversed()) {
    if (one.kind !== 'screenshot') continue;
    const isPart = one.part?.of === last?.part?.of && one.page?.url === last?.page?.url;
    if (one !== last && (one.part === null || !isPart || numbers.has(one.part.number))) break;
    ids.add(one.id);
    if (one.part !== null) numbers.add(one.part.number);
  }
  return ids;
}

/**
 * Returns the attachments with the new screenshots in place of the last screenshot, or first if there is none; with
 * `add`, at the end. `page` is the page that the new screenshots show, if this is not the capture's page. File names
 * stay unique.
 */
export function placeScreenshots(
  attachments: readonly Attachment[],
  taken: readonly Attachment[],
  add: boolean,
  page: Attachment['page'],
): Attachment[] {
  const replaced = add ? new Set() : lastScreenshot(attachments);
  const kept = attachments.filter(({ id }) => !replaced.has(id));
  const names = kept.map(({ filename }) => filename);
  const named = taken.map((one) => {
    const filename = uniqueName(one.filename, names);
    names.push(filename);
    return { ...one, filename, page };
  });
  const place = attachments.findIndex(({ id }) => replaced.has(id));
  return add ? [...kept, ...named] : kept.toSpliced(Math.max(0, place), 0, ...named);
}
