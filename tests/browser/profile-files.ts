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
