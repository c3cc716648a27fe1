import { isGif, stripGif } from './strip-gif.ts';
import { isJpeg, stripJpeg } from './strip-jpeg.ts';
import { isPng, stripPng } from './strip-png.ts';
import { isWebp, stripWebp } from './strip-webp.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Removes the metadata of a JPEG, PNG, WebP or GIF file: place, time, camera, author, edits, thumbnails and everything
 * after the picture's end. The orientation and the colour profile stay, and no pixel is encoded anew. The first bytes
 * decide the file's type, not its name or stated type. Any other file is returned unchanged.
 */
export function withoutMetadata(bytes: Bytes): Bytes {
  if (isJpeg(bytes)) return stripJpeg(bytes);
  if (isPng(bytes)) return stripPng(bytes);
  if (isWebp(bytes)) return stripWebp(bytes);
  return isGif(bytes) ? stripGif(bytes) : bytes;
}
