import { bigEndian, latinBytes, littleEndian, startsWith } from './picture-bytes.ts';

const orientationTag = 0x0112;
const entryLength = 12;

/** Returns the orientation in an EXIF block (TIFF 6.0, 2; EXIF 3.0, 4.6.5), 1 to 8; 1 if the picture is not turned. */
export function orientationIn(exif: Uint8Array): number {
  const read = startsWith(exif, 'II*\0') ? littleEndian : startsWith(exif, 'MM\0*') ? bigEndian : null;
  if (read === null) return 1;
  const directory = read(exif, 4, 4);
  const entries = read(exif, directory, 2);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * entryLength;
    if (at + entryLength > exif.length) return 1;
    if (read(exif, at, 2) !== orientationTag) continue;
    const turned = read(exif, at + 8, 2);
    return turned >= 1 && turned <= 8 ? turned : 1;
  }
  return 1;
}

/** An EXIF block that holds the orientation and nothing else. */
export function orientationOnly(turned: number): Uint8Array {
  return latinBytes(
    `MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0${String.fromCharCode(turned)}\0\0\0\0\0\0`,
  );
}
