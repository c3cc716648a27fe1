import { cleanAddress, isOfExtension, longestAddress } from './clean-address.ts';
import { memberOf, msOfMember, numberOfMember, readOr, textOfMember } from './foreign-value.ts';
import type { PageTrouble } from './page-trouble.ts';

/** A page that does not answer for longer feels broken. In milliseconds. */
const longestBlocking = 200;
const mostFrames = 200;

/** Returns the long animation frames that kept a page from answering, each with the script that took longest in it. */
export function blockingIn(frames: readonly unknown[], own: string): PageTrouble[] {
  return frames.slice(-mostFrames).flatMap((frame) => readOr([], () => troubleOf(frame, own)));
}

function troubleOf(frame: unknown, own: string): PageTrouble[] {
  if ((numberOfMember(frame, 'blockingDuration') ?? 0) <= longestBlocking) return [];
  const scripts = memberOf(frame, 'scripts');
  const durationOf = (script: unknown): number => numberOfMember(script, 'duration') ?? 0;
  const [longest] = Array.isArray(scripts) ? scripts.toSorted((a, b) => durationOf(b) - durationOf(a)) : [];
  const source = textOfMember(longest, 'sourceURL', longestAddress);
  // Browsers leave out what extensions did, so a frame without a script may be the look of an extension, even ours.
  if (source === '' || isOfExtension(source)) return [];
  const name = textOfMember(longest, 'sourceFunctionName', 60);
  return [
    {
      kind: 'blocked',
      address: cleanAddress(source, own),
      statuses: [],
      what: /^[\w$.]+$/.test(name) ? name : '',
      trace: '',
      durationMs: msOfMember(frame, 'duration'),
      count: 1,
    },
  ];
}
