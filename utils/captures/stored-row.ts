import { Capture, nothingDelivered, type StageName } from './capture.ts';
import { wellFormed } from './well-formed.ts';
import { wordsOf } from './words.ts';

/** The lists of the tickets page. An untouched draft is in neither: a popup made it and may make it anew. */
export type ListName = 'waiting' | 'sent';

/** The values that the indexes use. They are computed whenever a row is written, and dropped when it is read. */
interface ListEntry {
  name: ListName;
  /**
   * Sorts the list in ascending order: captures that need the person first, drafts last, and the newest first among
   * equals.
   */
  place: [rank: number, negativeTime: number];
  /** The words for the search, each after its list's name, as `listedWord` joins them. */
  words: string[];
  /** When the capture was sent. Absent if it is not sent or its images are gone. */
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

/** Returns the capture in a row; null if the row does not match the schema. */
export function captureOf(row: unknown): Capture | null {
  const parsed = Capture.safeParse(row);
  return parsed.success ? parsed.data : null;
}

/** Converts a row of an older version to the current form. A row that cannot be understood is returned unchanged. */
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
