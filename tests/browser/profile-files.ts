import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The files under a folder that hold these bytes. */
export function filesWith(folder: string, bytes: Buffer): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const file = join(folder, name);
    try {
      return statSync(file).isFile() && readFileSync(file).includes(bytes);
    } catch {
      // The browser has deleted the file meanwhile.
      return false;
    }
  });
}

/** The files under a folder that hold a text in UTF-8 or in UTF-16, the two encodings that browsers store. */
export function filesWithText(folder: string, text: string): string[] {
  return (['utf8', 'utf16le'] as const).flatMap((encoding) => filesWith(folder, Buffer.from(text, encoding)));
}

const pieceLength = 8;

/**
 * The files under a folder that hold a piece of a random text, such as a key. Firefox stores texts in UTF-16 and
 * compressed: if two letters of a text repeat, the second pair refers to the first, so the text is not there in one
 * piece.
 */
export function filesWithPieces(folder: string, text: string): string[] {
  const pieces = text.match(new RegExp(`.{${pieceLength}}`, 'g')) ?? [];
  return [...new Set(pieces.flatMap((piece) => filesWithText(folder, piece)))];
}
