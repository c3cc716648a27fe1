import { Capture, nothingDelivered, type StageName } from './capture.ts';
import { wellFormed } from './well-formed.ts';
import { wordsOf } from './words.ts';

/** The lists of the tickets page. A draft that nobody worked on is in neither: a popup made it and may make it anew. */
export type ListName = 'waiting' | 'sent';

/** What the indexes are made of. It is worked out anew whenever a row is written, and dropped when one is read. */
interface ListEntry {
  name: ListName;
  /** Ascending is the order of the list: what needs the person first, drafts last, the newest first among equals. */
  place: [rank: number, negativeTime: number];
  /** Each word with its list's name before it, as `listedWord` makes them. */
  words: string[];
  /** When it was sent, as long as its images are kept. */
  sentWithImages?: number;
}

export type Row = Capture & { list?: ListEntry };

export function listedWord(list: ListName, word: string): string {
  return `${list} ${word}`;
}

/** The row that is stored for a capture. */
export function rowOf(given: Capture): Row {
  const capture = wellFormed(given);
  const { stage, attachments } = capture;
  const name = listOf(capture);
  if (name === null) return capture;
  const place: ListEntry['place'] =
    stage.name === 'sent' ? [0, -stage.receipt.sentAt] : [rankOf(stage.name), -capture.createdAt];
  const words = wordsOf(capture).map((word) => listedWord(name, word));
  const withImages = stage.name === 'sent' && attachments.length > 0;
  return {
    ...capture,
    list: { name, place, words, ...(withImages && { sentWithImages: stage.receipt.sentAt }) },
  };
}

/** The capture in a row; null where it is of a shape we do not know. */
export function captureOf(row: unknown): Capture | null {
  const parsed = Capture.safeParse(row);
  return parsed.success ? parsed.data : null;
}

/** A row as an older version wrote it, as this one does. What cannot be understood stays as it is. */
export function renewRow(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row;
  const old = { delivery: nothingDelivered, attachments: [], ...row };
  const attachments = Array.isArray(old.attachments) ? old.attachments : [];
  const capture = captureOf({
    ...old,
    attachments: attachments.map((one: object) => ({ blobAuthId: null, ...one })),
  });
  return capture === null ? row : rowOf(capture);
}

function listOf({ stage, touched }: Capture): ListName | null {
  if (stage.name === 'draft' && !touched) return null;
  return stage.name === 'sent' ? 'sent' : 'waiting';
}

function rankOf(stage: StageName): number {
  if (stage === 'draft') return 2;
  return stage === 'blocked' ? 0 : 1;
}
