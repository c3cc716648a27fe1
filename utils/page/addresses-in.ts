import { withoutUnseen } from '../without-unseen.ts';

/** Bounded, so that a long text without one is gone through once. */
const address =
  /[\p{L}\p{N}._%+&'’-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}(?:xn--[a-z\d-]{1,59}|\p{L}{2,24})/giu;
/** What shows that an address is only the end of something else: of a longer local part, or of a link with a password in it. */
const goneBefore = /(?:[\p{L}\p{N}=#!?$*^{|}~/@]|\/\/[^\s/]*)$/u;
/** What shows that it is only the beginning: of a longer domain, or of a repository (`git@forge.example:team/project`). */
const goesOn = /^(?:-?[\p{L}\p{N}]|:[^\s:,;]*\/)/u;
/** What is written like one and names a file: `logo@2x.png`, `jquery@3.7.1.min.js`. */
const file = /\.(?:png|jpe?g|gif|webp|avif|svg|ico|css|[cm]?[jt]sx?|json|t?gz|html?|pdf)$/i;
/** So much before or after one is looked at. In UTF-16 units. */
const around = 100;
const most = 20;

/** The e-mail addresses in a text, once each. */
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
