import * as z from 'zod/mini';
import { type AppErrorCode, type AppResult, foreignStatus, isRightMissing } from '../errors.ts';
import { ok } from '../result.ts';
import type { Http } from './http.ts';
import { BatchReply } from './schemas.ts';

/** The key may not read the resource, or the resource does not exist. */
const absences: ReadonlySet<AppErrorCode> = new Set(['forbidden', 'not-found']);
/** The helpdesk fails at one request, but may answer others. */
const troubles: ReadonlySet<AppErrorCode> = new Set([
  'server-trouble',
  'fields-rejected',
  'unexpected-reply',
  'reply-too-large',
]);

const batchSize = 50;

export interface HowMany {
  signal?: AbortSignal;
  /** Whether the caller can do without a path's answer: then the answer is null too if the helpdesk fails at it. */
  mayFail?: (path: string) => boolean;
}

/** Sends many look-ups in as few requests as possible; see `DeskproClient.getMany`. */
export async function getMany(
  http: Http,
  paths: readonly string[],
  how: HowMany,
): Promise<AppResult<Map<string, unknown>>> {
  const answers = new Map<string, unknown>();
  const batches: (readonly string[])[] = [];
  for (let at = 0; at < paths.length; at += batchSize) batches.push(paths.slice(at, at + batchSize));
  for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
    const some = await getBatch(http, batch, how);
    if (some.ok) for (const [path, answer] of some.value) answers.set(path, answer);
    // The batch's reply is too large to be read, so each half is requested on its own.
    else if (some.error.code === 'reply-too-large' && batch.length > 1)
      batches.unshift(batch.slice(0, batch.length / 2), batch.slice(batch.length / 2));
    else if (some.error.code === 'reply-too-large' && batch.every((path) => how.mayFail?.(path)))
      for (const path of batch) answers.set(path, null);
    else return some;
  }
  return ok(answers);
}

/**
 * A batch is answered with 200 even if parts of it fail, so each failed part is requested once more on its own. If the
 * helpdesk has no batch or the key may not use it, so is every part.
 */
async function getBatch(
  http: Http,
  paths: readonly string[],
  how: HowMany,
): Promise<AppResult<Map<string, unknown>>> {
  const body = { requests: Object.fromEntries(paths.map((path, at) => [`r${at}`, `/api/v2/${path}`])) };
  const reply = await http({ method: 'POST', path: 'batch', body, reply: BatchReply, signal: how.signal });
  if (!reply.ok && reply.error.code !== 'not-found' && !isRightMissing(reply.error)) return reply;
  const answers = new Map<string, unknown>();
  for (const [at, path] of paths.entries()) {
    const part = reply.ok ? reply.value.responses[`r${at}`] : undefined;
    const status = part?.headers['status-code'];
    const isMissing = status === 403 || status === 404;
    const answer = status === 200 || isMissing ? ok(isMissing ? null : part) : await getOne(http, path, how);
    if (!answer.ok) return answer;
    answers.set(path, answer.value);
  }
  return ok(answers);
}

async function getOne(http: Http, path: string, { signal, mayFail }: HowMany): Promise<AppResult<unknown>> {
  const reply = await http({ method: 'GET', path, reply: z.unknown(), signal });
  if (reply.ok) return reply;
  const { error } = reply;
  // A foreign reply is a trouble: it does not say that the helpdesk has no such list.
  const isForeign = foreignStatus(error) !== undefined;
  const isMissing =
    (absences.has(error.code) && !isForeign) || ((troubles.has(error.code) || isForeign) && mayFail?.(path));
  return isMissing ? ok(null) : reply;
}
