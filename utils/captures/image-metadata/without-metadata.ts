import { isGif, stripGif } from './strip-gif.ts';
import { isJpeg, stripJpeg } from './strip-jpeg.ts';
import { isPng, stripPng } from './strip-png.ts';
import { isWebp, stripWebp } from './strip-webp.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * A JPEG, PNG, WebP or GIF file without what it says beside its picture: place, time, camera, author, edits, thumbnails,
 * whatever follows its end. How it is turned and its colour profile stay; no pixel is encoded anew. The bytes tell what
 * a file is, not its name or type; any other file stays as it is.
 */
export function withoutMetadata(bytes: Bytes): Bytes {
  if (isJpeg(bytes)) return stripJpeg(bytes);
  if (isPng(bytes)) return stripPng(bytes);
  if (isWebp(bytes)) return stripWebp(bytes);
  return isGif(bytes) ? stripGif(bytes) : bytes;
}
