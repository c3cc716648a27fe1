import { isSecretLike } from './checks.ts';
import { anyCase, type Detector, detector, of, type Surroundings, where } from './detector.ts';
import { isRandom, keyLength } from './key-form.ts';
import { keyLabels } from './labels.ts';
import { letters, noneBefore, raw } from './letters.ts';

/** Names of cookies and parameters that identify a person who is logged in. */
const sessionNames =
  'sid|sess(?:ion)?(?:[_-]?(?:id|key|token))?|[cx]srf[\\w-]{0,12}|remember[\\w-]{0,12}|auth(?:[_-]?(?:token|key|id|code))?|jwt';

/** Matches a part of a token that may be broken into lines. The last line is left out if it is as short as a word. */
const wrapped = raw`(?:[\w-]{30,400}\n(?=[\w-]{16})){0,30}[\w-]{0,4096}`;

/** Matches a line of a private key whose end is missing. */
const keyLines =
  /^(?:[^\n]*PRIVATE KEY[^\n]*|[\w-]{4,12}: [^\n]{1,80}|[\s\d|>:]{0,8}[\w+/=\\]{16,}|[\s\d|>:]{0,8}[\w+/=]{0,15})(?:\n|$)/;

/**
 * Returns the length of a private key, with the prefixes of its lines: up to its end mark or, if the mark is missing,
 * up to the first line that is no key.
 */
function privateKeyLength(text: string): number {
  if (/KEY(?: BLOCK)?-----$/.test(text.slice(30))) return text.length;
  let length = 0;
  let line = keyLines.exec(text);
  while (line !== null && line[0] !== '') {
    length += line[0].length;
    line = keyLines.exec(text.slice(length, length + 400));
  }
  return length;
}

/** Digests of contents and names of things are not secret. */
const isDigest = /^(?:sha|md5|[\da-f]{8}-[\da-f]{4}-)/i;

/** Names of keys that are not secret, right before the candidate. */
const isPublic = /(?:gpg|pgp|public|cache|idempotency)[ _-]?key\W{0,4}$/;

function isSecretRandom(text: string): boolean {
  return isSecretLike(text) && isRandom(text);
}

/** Whether a text behind a label and some words is a key and not the rest of a sentence. */
function isKeyBehindWords(text: string, { gap, after }: Surroundings): boolean {
  return (
    (isSecretLike(text) || isRandom(text)) &&
    !/^\(/.test(after()) &&
    (text.length >= 20 || !/\S/.test(gap) || isRandom(text))
  );
}

/** Whether a text behind a label and blanks is a key. A short key must stand on a line of its own. */
function isKeyBehindBlanks(text: string, around: Surroundings): boolean {
  const isAlone = /\n/.test(around.gap) && /^\s*(?:\n|$)/.test(around.after());
  return (text.length > 15 || isAlone) && isKeyBehindWords(text, around);
}

export const keyDetectors: Detector[] = [
  of('key', [
    detector(/(?:^|[^\w.~-])(?<v>[\w.~-]{18,})/, keyLength),
    anyCase(raw`(?:^|[^${letters}\d:]|(?<=/bot))(?<v>(?:\d/)?\d{1,20}:[\w-]{20,64})(?![\w-])`, isSecretLike),
    where(/1\/\/0|apa91b|access_token\$/, [
      anyCase(
        raw`(?<![\w/-])(?:1//0[\w-]{20,200}|[\w-]{8,24}:apa91b[\w-]{60,300}|access_token\$[a-z]{4,16}\$[\w$]{20,80})`,
      ),
    ]),
    where(keyLabels, [
      anyCase(
        raw`(?:${keyLabels})\\?["']?(?<gap>(?: [${letters}'’]{1,12}){0,2})(?: ?\([^\n)]{1,16}\))?\s?(?:[:=]>?|\s-\s)\s{0,2}\\?["']?(?<v>(?<=["'])[^\s"'<>]{8,512}|[^\s"'&;,<>(){}[\]，。、]{8,512})`,
        isKeyBehindWords,
      ),
      anyCase(
        raw`(?:${keyLabels})(?<gap>(?:\s{1,2}[${letters}]{1,8}){0,2}(?: \([^\n)]{1,24}\))?\s{1,2})(?<v>[\w.+/=~-]{10,512})`,
        isKeyBehindBlanks,
      ),
    ]),
    anyCase(
      raw`key["']?(?:\s?[:=]\s{0,2}|\s{1,3})["']?(?<v>[^\s"'&;,<>]{16,512})`,
      (text, { before }) => isSecretRandom(text) && !isDigest.test(text) && !isPublic.test(before()),
    ),
    anyCase(
      raw`[?&#][\w-]{0,20}(?:key|code|sig|ticket|otp|auth|pass|hash|nonce|state|jwt)=(?<v>[^&\s#"']{8,512})`,
      isSecretLike,
    ),
    where(/-----begin|private-lines/, [
      detector(
        /-----BEGIN [A-Z\d ]{0,30}PRIVATE KEY(?: BLOCK)?-----(?:[^-]|-(?!----)){0,20000}(?:-----END [A-Z\d ]{0,30}KEY(?: BLOCK)?-----)?/,
        privateKeyLength,
      ),
      detector(/Private-Lines: \d{1,4}\n(?<v>(?:[\w+/=]{1,80}\n?){1,200})/),
    ]),
    anyCase(raw`/(?:incoming-?)?(?:(?:web)?hooks?|services)/(?<v>[\w.~%@/-]{12,400})`, isSecretLike),
  ]),
  of('token', [
    where(/bearer|authorization/, [
      anyCase(raw`${noneBefore}bearer\s{1,3}(?<v>[\w.~+/=:%-]{12,4096})`, isSecretLike),
      anyCase(
        raw`authorization\\?["']?\s{0,2}[:=]\s{0,2}\\?["']?(?:[a-z-]{1,16} )?(?<v>[^\s"',;<>]{6,4096})`,
        isSecretLike,
      ),
    ]),
    // A terminal breaks a token at its edge.
    detector(
      raw`(?<![\w-])eyJ(?=[\w-]{6})${wrapped}\n?\.\n?(?=[\w-]{4})${wrapped}(?:\n?\.\n?${wrapped}){0,3}`,
    ),
    anyCase(raw`(?:${sessionNames})[=\t](?<v>[^\s"',;&<>=]{12,1024}={0,2})`, isSecretLike),
    // Anyone who has such an address may do what it is for.
    anyCase(
      raw`/(?:reset|set-?password|password|verif|invit|magic|activat|confirm|token|recover|login|unlock)[\w-]{0,20}(?:/[\w-]{1,40}){0,3}?(?:/|\?(?:[\w.-]{1,20}=[\w.-]{0,40}&){0,3}[\w.-]{1,20}=)(?<v>[\w.~%-]{16,256})(?![\w.~%/-])`,
      isSecretRandom,
    ),
  ]),
].flat();
