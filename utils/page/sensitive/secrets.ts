import { isSecretLike } from './checks.ts';
import { type Detector, detector, isDate, where } from './detector.ts';
import { codeLabels, codeSign, keyLabels, passwordLabels, passwordSign } from './labels.ts';

/** Beginnings that services give their keys. */
const keyPrefixes = String.raw`A[KS]IA|AIza|gh[oprsu]_|github_pat_|gl[a-z]{2,4}-|[rsp]k[-_]|xox[a-z]-|xapp-|npm_|hf_|SG\.|ya29\.|shp[a-z]{2}_|whsec_|pypi-|[a-z]{2,8}[_-](?:pat|token|key|live|test|prod|secret|v\d)[_-]`;

const codeNumber = String.raw`(?<!\d[.,:/-]?|[A-Z_#])(?<v>(?:[A-Z]-)?\d{4,8}|\d{3}[ -]\d{3})(?!\d|[.,:/-]\d)`;

/** Whether what is set as a password can be one: a word alone is a remark, and dots stand in its place. */
function isPasswordLike(text: string): boolean {
  return /\p{L}/u.test(text) && /[^\p{L}.?!…)]\S|\d/u.test(text) && !isDate(text);
}

function hasLetterAndDigit(text: string): boolean {
  return /\p{L}/u.test(text) && /\d/.test(text);
}

export const secretDetectors: Detector[] = [
  ...where(passwordSign, [
    detector(
      'password',
      new RegExp(
        String.raw`(?:${passwordLabels})[^\n:=;&]{0,24}[:=]\s{0,2}["'\x60]?(?<v>[^\s"'\x60&;,<>]{4,128})`,
        'iu',
      ),
      isPasswordLike,
    ),
    detector(
      'password',
      new RegExp(
        String.raw`(?:${passwordLabels})\p{L}{0,8}(?: \p{L}{1,14}){0,5}\s["'„“«「]?(?<v>(?=\p{L}{0,60}[^\p{L}\s])[^\s"',;”»」]{6,64})`,
        'iu',
      ),
      hasLetterAndDigit,
    ),
  ]),
  detector('password', /:\/\/[^\s:@/]{1,64}:(?<v>[^\s@/]{1,128})(?=@)/u),
  detector('password', /(?<!\S)(?:-u|--user)[ =]["']?[^\s:]{1,64}:(?<v>[^\s"']{1,128})/u),
  detector('key', new RegExp(String.raw`(?<![\p{L}\d])(?:${keyPrefixes})[\w.-]{12,255}`, 'u'), isSecretLike),
  detector('key', /(?<![\p{L}\d:])\d{1,10}:[\w-]{20,64}(?![\w-])/u, isSecretLike),
  detector(
    'key',
    new RegExp(String.raw`(?:${keyLabels})["']?\s?[:=]\s{0,2}["']?(?<v>[^\s"'&;,<>]{8,512})`, 'iu'),
    isSecretLike,
  ),
  detector('key', new RegExp(String.raw`(?:${keyLabels})\s{1,2}(?<v>[\w.+/=-]{16,512})`, 'iu'), isSecretLike),
  detector(
    'key',
    /[?&#][\w-]{0,20}(?:key|code|sig|ticket|otp|auth|pass|hash|nonce|state|jwt)=(?<v>[^&\s#"']{8,512})/iu,
    isSecretLike,
  ),
  detector(
    'key',
    /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\w+/=\s]{0,9999}(?:-----END [A-Z ]{0,30}KEY-----)?/u,
  ),
  detector('token', /(?<![\p{L}\d])bearer\s{1,3}(?<v>[\w.~+/=:-]{12,4096})/iu, isSecretLike),
  detector(
    'token',
    /authorization["']?\s{0,2}[:=]\s{0,2}["']?(?:[a-z-]{1,16} )?(?<v>[^\s"',;<>]{6,4096})/iu,
    isSecretLike,
  ),
  detector('token', /(?<![\w-])eyJ[\w-]{6,4096}\.[\w-]{4,4096}(?:\.[\w-]{0,4096}){0,3}/u),
  ...where(codeSign, [
    detector('code', new RegExp(String.raw`${codeLabels}[^\n]{0,40}?\n?${codeNumber}`, 'iu')),
    detector('code', new RegExp(String.raw`${codeNumber}(?=[^\d\n]{1,40}?${codeLabels})`, 'iu')),
  ]),
  detector(
    'code',
    /(?<![\p{L}-])(?:PIN|m?TAN|OTP|2FA|MFA)(?!\p{L})[^\d\n]{0,12}(?<v>\d{4,8}|\d{3} \d{3})(?!\d|[.,:/-]\d)/u,
  ),
];
