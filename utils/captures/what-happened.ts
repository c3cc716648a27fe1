import type { NewAttachment } from './attachments.ts';
import { type Capture, newAttachmentId, type TicketForm } from './capture.ts';
import { keptOf, type Watched, watchedKinds } from './watched.ts';
import { stepWords, whatHappenedName } from './watched-lines.ts';

/** The version of the file's format, which docs/what-happened.md describes. */
const version = 1;

/** Returns the file's content: what was watched, without what the person leaves out. */
function whatHappenedJson(watched: Watched, form: Pick<TicketForm, 'withoutWatched'>): string | null {
  const kept = keptOf(watched, form.withoutWatched);
  if (kept === null) return null;
  const time = (at: number): string => new Date(at).toISOString();
  const leftOut = Object.fromEntries(
    watchedKinds.map((kind) => [kind, watched[kind].length - kept[kind].length]),
  );
  const file = {
    format: 'what-happened',
    version,
    from: time(kept.from),
    to: time(kept.to),
    requests: kept.requests.map(({ at, ...request }) => ({ at: time(at), ...request })),
    lines: kept.lines.map(({ at, ...line }) => ({ at: time(at), ...line })),
    steps: kept.steps.map((step) => ({ ...step, at: time(step.at), words: stepWords(step) })),
    leftOut,
    dropped: kept.missed,
    notHeard: kept.locked,
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** Returns a key of the chosen entries. The same key means the same file, because the record never changes. */
function choiceOf({ withoutWatched = {} }: Pick<TicketForm, 'withoutWatched'>): string {
  return JSON.stringify(watchedKinds.map((kind) => withoutWatched[kind] ?? []));
}

/**
 * Returns a capture whose attachments have the file of what was watched, and the file if it is new. A file that is there
 * with the same entries stays, because it may be uploaded already.
 */
export function withWhatHappened(
  row: Capture,
  form: Pick<TicketForm, 'withoutWatched'>,
): { row: Capture; file: NewAttachment | null } {
  const { watched } = row;
  if (watched === undefined) return { row, file: null };
  const choice = choiceOf(form);
  if (row.attachments.some(({ watchedAs }) => watchedAs === choice)) return { row, file: null };
  const others = row.attachments.filter(({ watchedAs }) => watchedAs === undefined);
  const json = whatHappenedJson(watched, form);
  if (json === null)
    return {
      row: others.length === row.attachments.length ? row : { ...row, attachments: others },
      file: null,
    };
  const blob = new Blob([json], { type: 'application/json' });
  const attachment: NewAttachment['attachment'] = {
    id: newAttachmentId(),
    kind: 'file',
    mode: null,
    part: null,
    page: null,
    filename: whatHappenedName,
    contentType: 'application/json',
    size: blob.size,
    width: null,
    height: null,
    watchedAs: choice,
    blobAuth: null,
    blobAuthId: null,
  };
  return { row: { ...row, attachments: [...others, attachment] }, file: { attachment, blob } };
}
