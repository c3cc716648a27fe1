import { withoutUnseen } from '../without-unseen.ts';

/** The repetitions are bounded, so that a long text without an address is searched in one pass. */
const address =
  /[\p{L}\p{N}._%+&'’-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}(?:xn--[a-z\d-]{1,59}|\p{L}{2,24})/giu;
/**
 * Matches the text before an address that is only the end of something longer: of a longer local part, or of a link
 * with a password in it.
 */
const goneBefore = /(?:[\p{L}\p{N}=#!?$*^{|}~/@]|\/\/[^\s/]*)$/u;
/**
 * Matches the text after an address that is only the beginning of something longer: of a longer domain, or of a
 * repository (`git@forge.example:team/project`).
 */
const goesOn = /^(?:-?[\p{L}\p{N}]|:[^\s:,;]*\/)/u;
/** Matches file names that look like an address: `logo@2x.png`, `jquery@3.7.1.min.js`. */
const file = /\.(?:png|jpe?g|gif|webp|avif|svg|ico|css|[cm]?[jt]sx?|json|t?gz|html?|pdf)$/i;
/** How much text before and after an address is checked. In UTF-16 units. */
const around = 100;
const most = 20;

/** Returns the e-mail addresses in a text, each once; case does not count. */
export function addressesIn(text: string): string[] {
  const seen = withoutUnseen(text);
  const found = new Map<string, string>();
  for (const { 0: match, index } of seen.matchAll(address)) {
    const end = index + match.length;
    const isPart =
      goneBefore.test(seen.slice(Math.max(0, index - around), index)) ||
      goesOn.test(seen.slice(end, end + around)) ||
      file.test(match);
    const one = match.replace(/^[^\p{L}\p{N}_]+/u, '');
    if (!isPart && !found.has(one.toLowerCase())) found.set(one.toLowerCase(), one);
    if (found.size === most) break;
  }
  return [...found.values()];
}
