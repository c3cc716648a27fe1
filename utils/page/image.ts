/** An image's bytes as a data URL, since what an injected script returns must be text in Chromium. */
export interface PageImage {
  dataUrl: string;
  contentType: string;
}

/** Chromium hands over at most 64 MB at once, and as text every three bytes are four. */
const sizeLimitBytes = 40 * 1024 * 1024;

/** Which images are wanted, and how long they may take together, in milliseconds. `type` is what a type starts with. */
export interface ImageRequest {
  urls: string[];
  withinMs: number;
  type?: 'image/' | 'application/pdf';
}

/** Each of them in its place, null where it cannot be had. What does not fit beside those before it is left out. */
export async function readImages({
  urls,
  withinMs,
  type = 'image/',
}: ImageRequest): Promise<(PageImage | null)[]> {
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
 * Fetches an image as the page itself may: from its cache, with its cookies on its own origin, elsewhere only what the
 * other side shares. Null where that is refused or it is of another type.
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
