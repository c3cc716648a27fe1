import type { AppResult } from '../errors.ts';
import { err, ok } from '../result.ts';
import type { Http } from './http.ts';
import { Blob as BlobReply } from './schemas.ts';

export type UploadPath = 'temp' | 'tmp';

export interface Upload {
  blobAuth: string;
  /** The blob's name in look-ups; null if the helpdesk does not tell it. */
  blobAuthId: string | null;
  path: UploadPath;
}

const uploadTimeoutMs = 180_000;

/**
 * Uploads a file, first to `path`. The documentation says `tmp`, the official clients use `temp`. The other path is
 * tried only if the route is missing.
 */
export async function uploadBlob(
  http: Http,
  file: Blob,
  filename: string,
  path: UploadPath,
): Promise<AppResult<Upload>> {
  const other: UploadPath = path === 'temp' ? 'tmp' : 'temp';
  let used = path;
  let reply = await post(http, path, file, filename);
  if (!reply.ok && reply.error.code === 'not-found') {
    used = other;
    reply = await post(http, other, file, filename);
  }
  if (reply.ok) {
    const { blob_auth: blobAuth, blob_auth_id: blobAuthId } = reply.value.data;
    return ok({ blobAuth, blobAuthId: blobAuthId ?? null, path: used });
  }
  return err(reply.error.code === 'too-large' ? { ...reply.error, size: file.size } : reply.error);
}

function post(http: Http, path: UploadPath, file: Blob, filename: string) {
  const form = new FormData();
  form.append('file', file, filename);
  return http({
    method: 'POST',
    path: `blobs/${path}`,
    body: form,
    reply: BlobReply,
    timeoutMs: uploadTimeoutMs,
  });
}
