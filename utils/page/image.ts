/** An image's bytes as a data URL, since what an injected script returns must be text in Chromium. */
export interface PageImage {
  dataUrl: string;
  contentType: string;
}

const sizeLimitBytes = 50 * 1024 * 1024;

/**
 * Fetches an image as the page itself may: from its cache, with its cookies on its own origin, elsewhere only what the
 * other side shares. Null where that is refused or it is no image.
 */
export async function readImage(url: string): Promise<PageImage | null> {
  try {
    const response = await fetch(url, { cache: 'force-cache', credentials: 'same-origin' });
    if (!response.ok) return null;
    const blob = await response.blob();
    if (!blob.type.startsWith('image/') || blob.size === 0 || blob.size > sizeLimitBytes) return null;
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
