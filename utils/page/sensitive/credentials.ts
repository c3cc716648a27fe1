import { anyCase, type Detector, detector, isDate, of, type Surroundings, where } from './detector.ts';
import {
  codeLabels,
  codeNouns,
  codeSign,
  passwordLabels,
  passwordSign,
  recoveryLabels,
  seedLabels,
  yourCode,
} from './labels.ts';
import { letters, noLetterAfter, noLetterBefore, noneAfter, raw } from './letters.ts';

const codeNumber = raw`(?<!\d[.,:/-]?|[a-zA-Z_#])(?<v>(?:[a-zA-Z]-)?\d{4,8}|\d{3}[ -]\d{3})(?!\d|[.:/-]\d|,\d\d)`;
/** A code of letters and figures, in one or several groups. */
const codeWord = raw`(?<v>[a-z\d]{2,5}(?:-[a-z\d]{2,5}){1,3}|[a-z\d]{5,10})(?![${letters}\d-])`;
/** Words for "is" in sentences that tell a code. */
const copula = 'is|are|ist|lautet|est|es|e|to|sa|ar|er|on|jest|je|este|adalah|la';

/** Texts behind a password label that are no password: remarks about a password, and placeholders for one. */
const remark =
  /^(?:[*•._-]+$|[<{[(%]|\$[{(]|process\.|env\b|your|ihr|change|geand|zmien|modif|forg|verg|oubli|olvid|esquec|dimen|unut|requ|oblig|pflicht|erford|option|facult|confirm|bestat|incorr|falsch|wrong|erron|bledn|inval|ungult|valid|accept|expir|abgel|wygas|scad|weak|strong|schwach|stark|fair|good|medium|mittel|empty|leer|null|none|undef|true|false|hidden|versteckt|reset|updat|missing|fehl|enter|type|show|anzeig|mostr|affich|unset|not|never|default|encrypt|verschl|string|text|redact|mask|secur|sicher|protect|mus[ts]|should|debe|doit|same|see|siehe|here|below|email|login|sign|save|next|help|обяз|требу|измен|забы|невер|сброс|必|错|錯|误|無|无|未|忘|変更|필수|변경)/i;

/** Texts in a password's place: placeholders that are filled later, redaction marks, addresses and function calls. */
const isInstead =
  /^(?:\{\{|\$\{|[<[(]|\*\*|[a-z-]*(?:pass|user|login)[a-z-]*$|\d{1,2}[文桁자位]|%\w+%$|\$[A-Z_]+$|https?:|\/\/|\/(?:bin|etc|home|opt|tmp|usr|var)\/)|\w\([^)]*\)?$/;

/** Whether a text behind a password label can be a password: a single word is a remark, and dots are a placeholder. */
function isPasswordLike(text: string): boolean {
  const isMixed = /\p{L}/u.test(text) && /[^\p{L}.?!…)]\S|\d/u.test(text);
  return isMixed && !isDate(text) && !isInstead.test(text);
}

/** Whether a text has letters and figures, and is no reference to a ticket such as `ABC-1234`. */
function isOfLettersAndDigits(text: string): boolean {
  return /\p{L}/u.test(text) && /\d/.test(text) && !/^[A-Z]+-\d+$/.test(text);
}

/** Whether only words or only figures are a password, if they stand at the label and nothing follows. */
function isPlainPassword(text: string): boolean {
  return !remark.test(text) && new Set(text).size > 2;
}

/** Whether a text in a sentence about a password is a password: many words in one, or no name such as `ABC-1234`. */
function isTold(text: string): boolean {
  const isMixed = /\d[!#$*]*$/.test(text) && /\p{Ll}/u.test(text) && /[\p{Lu}!#$*]/u.test(text);
  return isMixed || /^(?:\p{L}{4,}-){3}/u.test(text) || (/\d/.test(text) && /^(?:\p{L}+-){2}/u.test(text));
}

/** Whether a number is a code. Four figures may be a year or a count, unless the text says that they are the code. */
function isCodeNumber(text: string, { gap }: Surroundings): boolean {
  if (
    text.length > 5 ||
    new RegExp(`(?:[:=(>"]|${noLetterBefore}(?:${copula}|[はは为]))[\\s"'(\\[]*$`).test(gap)
  )
    return true;
  return gap.length < 12 && !/^(?:19|20)\d\d$/.test(text);
}

function isCodeBeforeLabel(text: string, { after }: Surroundings): boolean {
  return text.length > 5 || new RegExp(`^[\\s"')]*(?:${copula}|[-:=は为]|как)`).test(after());
}

/** What is said after a one-time code: not to share it, how long it is valid, what to do with it. */
const handling = `share|compart|teilen|weitergeb|partag|condivid|udostepn|${noLetterBefore}dela? |deel|сообщ|paylas|共有|泄露|分享|공유|不要|教えない|valid|gultig|expir|ablauf|wazn|minut|действ|有効|分钟|log.?in|sign.?in|entrar|anmeld|acceder|connect|войти|giris`;

/** Whether a code is not an error code, a place's code or an offer's code: their names stand right before the code. */
function isNoOtherCode(_text: string, { before }: Surroundings): boolean {
  return !/(?:err|fehl|status|exit|post|zip|country|promo|rabatt|discount|voucher|coupon|gift|produ[ck]t|item|art|area|dial|bar|qr|source|reason|return|http)[a-z]{0,6}[ -]?[ck]od[a-z]{0,4}\s?[:=]?\s{0,2}$/.test(
    before(),
  );
}

/** Whether a text is a code and not a word: capitals and figures, or groups with figures. */
function isCodeWord(text: string): boolean {
  return /\d/.test(text) && /\p{L}/u.test(text) && (text === text.toUpperCase() || text.includes('-'));
}

const recoveryCode =
  /(?:[\s,;•*"'[\](){}-]|\d{1,2}[.)] )*(?=[a-zA-Z-]{0,12}\d|[A-Z2-7]{8}|[a-zA-Z]{0,6}[a-z][A-Z])[a-zA-Z\d]{4,10}(?:-[a-zA-Z\d]{3,10}){0,8}(?![a-zA-Z\d])/y;

/** Returns the length of the list of codes at the start of a text. UTF-16 units. */
function recoveryLength(text: string): number {
  let length = 0;
  recoveryCode.lastIndex = 0;
  while (recoveryCode.test(text)) length = recoveryCode.lastIndex;
  return length;
}

export const secretDetectors: Detector[] = [
  of('password', [
    where(passwordSign, [
      anyCase(
        raw`(?:${passwordLabels})[^\n:=;&]{0,32}(?:[:=|→]>?|\s-\s|[はが是為为은는])\s{0,2}\\?["'\x60]?(?<v>(?<=: )[^\s"'\x60<>，。、」]{4,128}(?<![.,;])|[^\s"'\x60&;,<>，。、」]{4,128})`,
        isPasswordLike,
      ),
      anyCase(
        raw`(?:${passwordLabels})[${letters}]{0,8}["'\]\\]{0,2}(?: ?\([^\n)]{1,16}\)| [${letters}]{1,12})?(?:\s?[:=]\s{0,2}\\?["'\x60]?(?:(?=\d)|(?=[${letters}]{5}))|\s(?=\d{6}))(?<v>[${letters}]{5,40}|\d{4,16})(?=["'\x60&;,<\\]|[.。]?[ \t]*(?:\n|$)|[ \t]{1,3}[a-z_]{2,20}[:=])`,
        isPlainPassword,
      ),
      // A password in quotes or tags may have blanks.
      anyCase(
        raw`(?:${passwordLabels})(?:\\?["']?\s?[:=]\s{0,2}\\?["']|[^<>\n]{0,12}>)(?<v>[^\s"'<>]{2,40}(?: [^\s"'<>]{1,20}){0,3})(?=\\?["']|</)`,
        isPlainPassword,
      ),
      // A password on a line of its own below its label, or among the values of a connection.
      anyCase(
        raw`(?:${passwordLabels})[^\n:=]{0,24}:\s{0,2}\n[ \t]{0,8}(?<v>\S{6,64})(?=\s*(?:\n|$))`,
        (text) => isOfLettersAndDigits(text) && isPasswordLike(text),
      ),
      anyCase(raw`;\s?(?:password|pwd)=(?<v>[^;"'\n]{4,128})`, isPasswordLike),
      // A password in a sentence.
      anyCase(
        raw`(?:${passwordLabels})[^\n:]{0,60}? (?:${copula}|е|in|na) (?<v>[^\s"',;<>]{8,64})(?<!\.)`,
        isTold,
      ),
      anyCase(
        raw`(?:${passwordLabels})[${letters}]{0,16}(?: [${letters}]{1,14}){0,5}\s["'„“«「]?(?<v>(?!\|)(?=[${letters}]{0,60}[^${letters}\s])[^\s"',;”»」]{6,64})`,
        isOfLettersAndDigits,
      ),
    ]),
    where(/[pf]h?rase|mnemonic|words|wallet/, [
      anyCase(
        raw`(?:passphrase|(?:seed|recovery|secret|backup|wallet)[ -]?(?:phrase|words)|mnemonic)[^\n:=]{0,16}[:=\n]\s{0,2}\\?["']?(?<v>[a-z]{3,8}(?:[ \t]{1,2}[a-z]{3,8}){3,23})(?=\\?["']?\.?\s{0,3}(?:\n|$))`,
        isPlainPassword,
      ),
      // The words of a wallet: twelve to 24 on a line, or numbered.
      anyCase(
        raw`(?:[pf]h?rase|mnemonic|words|wallet)[^\n:]{0,40}[:\n]\s{0,3}(?<v>[a-z]{3,8}(?: [a-z]{3,8}){11,23})(?=\s*(?:\n|$))`,
        (text) => text.split(' ').length % 3 === 0 && !/ (?:the|for|are|and|with) /.test(text),
      ),
      anyCase(
        raw`(?<!\d)1[.:)]?\s{1,2}[a-z]{3,8}(?:\s{1,4}\d{1,2}[.:)]?\s{1,2}[a-z]{3,8}){11,23}${noneAfter}`,
      ),
    ]),
    where(/wi-?fi|wlan|wpa|hotspot/, [
      anyCase(
        raw`(?:wi-?fi|wlan|wpa\d?|hotspot)[^{}]{0,48}?(?:key|psk|schlussel|pass(?:code)?|clave|cle|klucz|kulcs|nøkkel|code)["']?\s?[:=]\s{0,2}["']?(?<v>[^\s"',;<>]{8,63})`,
        isPlainPassword,
      ),
    ]),
    detector(/:\/\/[^\s:@/]{0,64}:(?<v>[^\s@/]{1,128})(?=@)/),
    detector(/(?:thin|oci):[^\s/@]{1,64}\/(?<v>[^\s@/]{3,128})(?=@)/),
    detector(/(?<!\S)(?:-u|--user)[ =]["']?[^\s:]{1,64}:(?!\/\/)(?<v>[^\s"']{1,128})/),
    where(/login|user|benutzer|usuario|utilisateur/, [
      anyCase(
        raw`(?:login|user(?:name)?|benutzer(?:name)?|usuario|utilisateur)\s?[:=]\s?[^\s/|]{1,40}\s?[/|]\s?(?<v>[^\s"'<>/]{6,64})(?!\S)`,
        (text) => isPasswordLike(text) && /\d/.test(text) && !isDate(text),
      ),
    ]),
    where(/login|mysql|maria|mongo|sshpass|redis/, [
      detector(
        /(?:login|mysql\w{0,8}|mariadb|mongo\w{0,8}|sshpass|redis-cli)[^\n]{0,80}?\s-(?:p|a|-password)[ =]?["']?(?<v>[^\s"'-][^\s"']{3,63})/,
      ),
    ]),
  ]),
  of('code', [
    where(codeSign, [
      anyCase(raw`${codeLabels}(?<gap>[^\n]{0,40}?\n?)${codeNumber}`, isCodeNumber),
      anyCase(raw`${codeNumber}(?=[^\d\n]{1,40}?(?:${codeLabels}|${yourCode}))`, isCodeBeforeLabel),
      anyCase(
        raw`(?:${codeLabels}|${yourCode})[^\n:=]{0,24}?(?:[:=]|(?<= )(?:${copula}))\s{1,2}${codeWord}`,
        isCodeWord,
      ),
      anyCase(
        raw`(?:${codeNouns})[${letters}]{0,4}\s?[:=]?\s{0,2}(?<v>\d{4,8})(?!\d)(?=[^\d\n]{0,60}?(?:${handling}))`,
        isNoOtherCode,
      ),
      anyCase(raw`${yourCode}[^\n:=\d]{0,16}?(?:[:=]|(?<= )(?:${copula}))\s{1,2}${codeNumber}`),
    ]),
    where(/pin|puk|tan|otp|[2m]fa/, [
      anyCase(
        raw`(?<![${letters}\d.,/-])(?<v>\d{4,8})(?=\s(?:as|is|als|ist|como|es|comme|est)\s[^\d\n]{0,12}?${noLetterBefore}(?:pin|puk|tan)${noLetterAfter})`,
      ),
      detector(
        raw`(?<![${letters}-])(?:PIN|PUK|m?TAN|T?OTP|2FA|MFA)${noLetterAfter}(?:[^\d\n]{0,24}|[^\n:]{0,40}:\s)(?<v>\d{4,8}|\d{3} \d{3})(?!\d|[.,:/-]\d)`,
      ),
      anyCase(
        raw`(?<![${letters}-])(?:(?:pin|puk|m?tan|t?otp)(?:[ -]?(?:code|no|nr|number|nummer))?\s?[:=]|pin-?kode?n?:?)\s?(?<v>\d{4,8}|[a-z\d]{5,10})(?![${letters}\d.,:/-])`,
        (text) => !/^\p{Ll}*$/u.test(text) && text === text.toUpperCase(),
      ),
    ]),
    anyCase(
      raw`${noLetterBefore}(?:use|enter|type)\s(?<v>[a-z\d]{3,5}-[a-z\d]{3,5}(?=\s(?:on|at|to|in|as)\s)|(?:\d{4,8}|[a-z\d]{5,8})(?=\s(?:to|as|for|when)\s(?:sign|log|verif|confirm|complet|auth|your|access|reset)))`,
      (text) => /^[A-Z\d-]*\d[A-Z\d-]*$/.test(text),
    ),
    where(recoveryLabels, [
      anyCase(
        raw`(?:${recoveryLabels})[^\n\d:]{0,24}?(?:[:\n]|\s(?=\S{0,12}\d))[\s"'[]{0,3}(?<v>[^{}]{4,400})`,
        recoveryLength,
      ),
    ]),
    where(seedLabels, [
      anyCase(
        raw`(?:${seedLabels})[^\n:=]{0,24}?[:=]?\s{0,2}(?<v>[a-z2-7]{4}(?:[ -][a-z2-7]{4}){3,15}|[a-z2-7]{16,64})${noneAfter}`,
        (text) => text === text.toUpperCase() || (/\d/.test(text) && text.includes(' ')),
      ),
    ]),
  ]),
].flat();
