import type { ImageRequest, PageImage } from './task.ts';

/** Chromium passes on at most 64 MB at once, and the data URL has four characters for every three bytes. */
const sizeLimitBytes = 40 * 1024 * 1024;

/**
 * Returns the images in the order of `urls`. An image is null if it cannot be read, or if it does not fit into one
 * answer with the images before it.
 */
export async function readImages({ urls, withinMs, type }: ImageRequest): Promise<(PageImage | null)[]> {
  const signal = AbortSignal.timeout(withinMs);
  const images = await Promise.all(urls.map((url) => readImage(url, type, signal)));
  let left = (sizeLimitBytes * 4) / 3;
  return images.map((image) => {
    const fits = image !== null && image.dataUrl.length <= left;
    if (fits) left -= image.dataUrl.length;
    return fits ? image : null;
  });
}

/**
 * Fetches an image as the page itself may: from the cache, with cookies on the page's own origin, from other origins
 * only with CORS. Null if the fetch fails, or if the type or the size is not accepted.
 */
async function readImage(url: string, type: string, signal: AbortSignal): Promise<PageImage | null> {
  try {
    const response = await fetch(url, { cache: 'force-cache', credentials: 'same-origin', signal });
    if (!response.ok) return null;
    const blob = await response.blob();
    if (!blob.type.startsWith(type) || blob.size === 0 || blob.size > sizeLimitBytes) return null;
    return { dataUrl: await toDataUrl(blob), contentType: blob.type };
  } catch {
    // A cross-origin image without CORS, or a page whose CSP forbids the fetch: the caller takes a screenshot instead.
    return null;
  }
}

function toDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')));
    reader.readAsDataURL(blob);
  });
}
