import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The files under a folder that hold these bytes. */
export function filesWith(folder: string, bytes: Buffer): string[] {
  return filesWithAny(folder, [bytes]);
}

function filesWithAny(folder: string, all: readonly Buffer[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const file = join(folder, name);
    try {
      if (!statSync(file).isFile()) return false;
      const content = readFileSync(file);
      return all.some((bytes) => content.includes(bytes));
    } catch {
      // The browser has deleted the file meanwhile.
      return false;
    }
  });
}

/** The two encodings in which browsers store texts. */
const encodings = ['utf8', 'utf16le'] as const;

/** The files under a folder that hold a text. */
export function filesWithText(folder: string, text: string): string[] {
  return filesWithAny(
    folder,
    encodings.map((encoding) => Buffer.from(text, encoding)),
  );
}

/** Letters. Fewer might be found by chance. */
const pieceLength = 7;

/**
 * The files under a folder that hold a piece of a random text, such as a key. Firefox stores texts in UTF-16 and
 * compressed: two letters that were stored before refer to the first place, so a text is rarely there in one piece.
 */
export function filesWithPieces(folder: string, text: string): string[] {
  const starts = Array.from({ length: Math.max(1, text.length - pieceLength + 1) }, (_, start) => start);
  const pieces = starts.map((start) => text.slice(start, start + pieceLength));
  return filesWithAny(
    folder,
    encodings.flatMap((encoding) => pieces.map((piece) => Buffer.from(piece, encoding))),
  );
}
