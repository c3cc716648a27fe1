import { attributeOf, queryAll, textOf } from '../dom.ts';

/**
 * Returns the words that an image shows: its `alt` text if the image could not be loaded, or the texts of an SVG
 * drawing in a data URL. Otherwise empty.
 */
export function imageWords(image: HTMLImageElement): string {
  const { naturalWidth = 0, currentSrc = '' } = image;
  if (naturalWidth === 0) return attributeOf(image, 'alt') ?? '';
  return currentSrc.startsWith('data:image/svg') ? drawingWords(currentSrc) : '';
}

function drawingWords(address: string): string {
  const [head = '', ...rest] = address.split(',');
  try {
    const data = rest.join(',');
    const source = head.endsWith(';base64') ? fromBase64(decodeURIComponent(data)) : decodeURIComponent(data);
    const drawing = new DOMParser().parseFromString(source, 'image/svg+xml');
    return [...queryAll(drawing, 'text, foreignObject')].map(textOf).join('\n');
  } catch {
    // A broken drawing is not shown.
    return '';
  }
}

function fromBase64(data: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(data), (character) => character.charCodeAt(0)));
}
