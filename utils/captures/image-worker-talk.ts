import type { AttachmentId } from './capture.ts';

/** The worker's file inside the extension. */
export const imageWorkerFile = '/image-worker.js';

export interface ImageQuestion {
  id: AttachmentId;
}

/** `image` is null if the store holds none. */
export interface ImageAnswer {
  id: AttachmentId;
  image: { bytes: ArrayBuffer; type: string } | 'unreadable' | null;
}
