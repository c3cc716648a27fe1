import type { NewAttachment } from '../captures/attachments.ts';
import { newAttachmentId } from '../captures/capture.ts';
import { decodeDataUrl } from '../captures/decode-data-url.ts';
import { pngSize } from '../captures/image-metadata/png-size.ts';
import { withoutMetadata } from '../captures/image-metadata/without-metadata.ts';
import type { ToHide } from '../captures/preferences.ts';
import { safeName } from '../captures/safe-name.ts';
import { withoutParameters } from '../captures/without-parameters.ts';
import type { PageImage } from '../page/task.ts';
import { hideInFileName } from '../privacy/hide-in-file-name.ts';

/** Makes an attachment of an image that a page showed at `url`. Metadata and, with `toHide`, sensitive words of its name are left out. */
export function imageAttachment(image: PageImage, url: string, toHide: ToHide): NewAttachment {
  const bytes = withoutMetadata(decodeDataUrl(image.dataUrl));
  const size = pngSize(bytes);
  const contentType = withoutParameters(image.contentType);
  const blob = new Blob([bytes], { type: contentType });
  return {
    attachment: {
      id: newAttachmentId(),
      kind: 'image',
      mode: null,
      part: null,
      page: null,
      filename: imageFilename(url, contentType, toHide),
      contentType,
      size: blob.size,
      width: size?.width ?? null,
      height: size?.height ?? null,
      blobAuth: null,
      blobAuthId: null,
    },
    blob,
  };
}

/** Returns the image's own file name without its sensitive parts, with the extension of its content type. */
export function imageFilename(url: string, contentType: string, toHide: ToHide): string {
  const subtype = contentType.split(';')[0]?.split('/')[1]?.replace(/\+.*$/, '') ?? 'png';
  const ending = subtype === 'jpeg' ? 'jpg' : subtype.replace(/[^a-z0-9]/gi, '');
  const path = URL.canParse(url) && !url.startsWith('data:') ? new URL(url).pathname : '';
  const name = decoded(path.split('/').at(-1) ?? '');
  const shown = toHide === null ? name : hideInFileName(name, toHide);
  const stem = safeName(shown.replace(/\.[^.]*$/, '')) || 'image';
  return `${stem}.${ending}`;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A lone percent sign, or bytes that are not UTF-8: the name stays as it is in the address.
    return segment;
  }
}
