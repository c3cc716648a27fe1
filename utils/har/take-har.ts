import { harLimitBytes } from '../captures/attachment-limits.ts';
import type { FileRefusal } from '../errors.ts';
import { err, ok, type Result } from '../result.ts';
import type { CleanedHar } from './clean-har.ts';
import type { HarAnswer } from './worker-talk.ts';

/** Bytes. Every writer names the log before its requests. */
const headLength = 65_536;

/** Names of HAR files, of renamed and of packed ones. Their content need not be text. */
const harName = /\.har(?:\.(?:7z|br|gz|json|txt|xz|zip|zst))?$/i;

/**
 * Cleans a file if it is a HAR: by its name, also with a further ending such as `.har.txt` or `.har.gz`, or by its
 * content, if somebody renamed it. Null if it is something else. `clean` answers null if it could not be finished.
 */
export async function takeHar(
  file: File,
  clean: (file: Blob) => Promise<HarAnswer | null>,
): Promise<Result<CleanedHar, FileRefusal['why']> | null> {
  const isNamed = harName.test(file.name);
  if (!isNamed) {
    const head = await headOf(file);
    if (!head.startsWith('{')) return null;
    if (file.size > harLimitBytes) return /"log"\s*:\s*\{/.test(head) ? err('har-too-large') : null;
  }
  if (file.size === 0) return err('empty');
  if (file.size > harLimitBytes) return err('har-too-large');
  const answer = await clean(file);
  if (answer === null) return err('har-not-cleaned');
  if (answer.ok) return ok(answer.value);
  return isNamed || answer.error === 'damaged' ? err('not-har') : null;
}

/** Returns the beginning of a text file, in whatever encoding, without white space before it. */
async function headOf(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.slice(0, headLength).arrayBuffer());
  return new TextDecoder('latin1')
    .decode(bytes.filter((byte) => byte !== 0))
    .replace(/^(?:ï»¿|ÿþ|þÿ)?\s*/, '');
}
