import { defineRows } from '../storage/define-rows.ts';
import { Capture, type StageName } from './capture.ts';
import { drawingsAsImages } from './migrations/drawings-as-images.ts';
import { withDelivery } from './migrations/with-delivery.ts';
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

const captureRows = defineRows({ schema: Capture, migrations: [withDelivery, drawingsAsImages] });

/** Returns the capture in a row of this or an older version; null if the row cannot be read. */
export function captureOf(row: unknown): Capture | null {
  return captureRows.read(row);
}

/** Converts a row of an older version to the current form. A row that cannot be read is returned unchanged. */
export function renewRow(row: unknown): unknown {
  const capture = captureOf(row);
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
