import { fold } from './fold.ts';
import { letters, noLetterAfter, noLetterBefore, raw } from './letters.ts';
import type { SensitiveKind } from './span.ts';

/**
 * What people write beside sensitive values, in many languages: sources of patterns for a folded text in lower case.
 * Most are beginnings of words, so that they also match compounds and inflections.
 */
export const passwordLabels = raw`passw?or[dt]|passwd|passphrase|pass(?=["']?\s?[:=])|pwd|pword|${noLetterBefore}(?:pw|mdp)(?=["']?\s?[:=])|kennwort|mot de passe|contrasena|senha|palavra-passe|wachtwoord|losenord|adgangskode|kodeord|salasana|hasło|heslo|jelsz[oa]|lozink|zaporka|slaptazod|sifre|paroo?l|парол|kata sandi|mat khau|κωδικος προσβασης|密[码碼]|口令|パスワード|비밀번호|비번|암호|كلمة (?:المرور|السر)|رمز عبور|סיסמ|पासवरड|รหสผาน`;

/**
 * Matches every text with one of these labels. It is quicker to prepare than the patterns that look for the password.
 */
export const passwordSign = new RegExp(passwordLabels);

/** Words for a program's key, before or after "API". */
const keyNouns =
  'key|schlussel|nyckel|nøkkel|nøgle|sleutel|avain|kulcs|anahtar|klic|kluc|cl(?:av)?e|chi?ave|cheie|ключ|キー|키';
export const keyLabels = `api[ _-]?(?:${keyNouns})[${letters}]{0,4}|(?:app(?:lication)?|access|account|auth|client|consumer|deploy|encryption|licen[cs]e|master|private|product|sec(?:ret)?|service|shared|signing|storage|webhook|write)[ _-]?key(?:[ _-]base)?|secret|token|tkn|credential|sess(?:ion)?[ _-]?id|${noLetterBefore}auth|signature|${noLetterBefore}sig|schlussel|geheimnis|segreto|jeton|(?:cl(?:av)?e|chi?ave|cheia|klucz)[${letters} '’]{0,20}(?:api|licen[${letters}]{0,8})|ключ|密[钥鑰]|金鑰|令牌|キー|トークン`;

/**
 * The purposes of a one-time code. `codeNouns` are words for the code itself, `codeLabels` has both in either order.
 */
const purposes =
  'verif|belep|se[cg]ur|sicur|sicher|saker|sikker|confirm|bestat|bevest|beveil|one.time|(?<![a-z])(?:gate|door|alarm)|single.use|tempor|usage unique|unico|monouso|einmal|eenmal|inlog|toegang|zugang|acces|unlock|activ|weryf|autor|potw|potvrd|jedno[rk]|kontroln|sigurn|overov|ellenor|megeros|engang|bekr|vahvist|kerta|dogrul|onay|guvenl|tek kull|xac (?:minh|thuc|nhan)|egyszer|anmeld|conn?e[xs]|sms|log.?in|sign.?in|auth|otp|認証|確認|ワンタイム|セキュリティ|подтв|одноразов|підтв|вход|επαληθευσ|μιας χρη|التحقق|ה?אימות';
export const codeNouns =
  '[ck]oo?d|clave|sifre|passwor|parol|lozink|hasło|kennwort|コード|パスワード|код|(?<![a-z])ma(?= )|κωδικ|رمز|קוד';
/** Words for a code that tell its purpose too. */
const codeNames = 'passcode|ओटीपी|認証番号|暗証番号|驗證碼|动态码|인증';
/** Matches in every label of `codeLabels`. */
export const codeSign = new RegExp(`${codeNouns}|${codeNames}|[验校]证?[码碼]`);
/**
 * Only short words may stand between a noun and its purpose: "code de vérification", but not "code review confirmed".
 */
export const codeLabels = `(?:(?:${purposes})[${letters} -]{0,16}(?:${codeNouns})|(?:${codeNouns})[${letters}]{0,4}[' ]{0,2}(?:[${letters}]{1,4}[' ]){0,3}(?:${purposes})|${codeNames}|验证码|校验码)`;
/** A code without a purpose, if the sentence gives the code to somebody. */
export const yourCode = `(?:your|(?:enter|use) this|ihr|dein|votre|ton|tu|su|il tuo|il suo|twoj|uw|je|seu|teu|din|ditt|vas|ваш|твой)e? (?:[${letters}\\d.-]{1,12} ){0,2}(?:[ck]od[${letters}]{0,5}|код)`;
/** Labels of recovery codes, a list of codes for a person who has lost a phone. */
export const recoveryLabels =
  '(?:recovery|back-?up|rescue|scratch|emergency|wiederherstellungs|ersatz|notfall|secours|recuper(?:o|ac[ia]o)|respaldo|herstel|odzysk|zapasow|aterstallnings|reserv)[a-z]{0,4}[ _-]?(?:de |di |da )?(?:[ck]od[a-z]{0,4}|key|phrase|schlussel)|[ck]od(?:es?|igos|ici|y) (?:de |di |d.|do )?(?:secours|recuperacion|respaldo|recupera[a-z]{1,5}|backup|odzysk[a-z]{0,6}|zapasow[a-z]{0,3})|リカバリーコード|バックアップコード|恢复[码碼]|备用[码碼]|резервн[а-я]{2} код';
/** Labels of an authenticator's seed. */
export const seedLabels =
  '(?:set-?up|authenticator|otp|2fa|mfa|two.factor|einrichtungs|configura[tc]ion)[^\\n:=]{0,24}?(?:key|secret|seed|code|schlussel|clave|cle)|(?:secret|key|seed)[^\\n:=]{0,24}?(?:authenticator|totp|2fa|mfa)|otpauth:[^\\s]{0,200}?[?&]secret';

export const cardCodeLabels =
  'cv[vcn]2?|cid(?= )|csc|security code|cryptogramme|pruf[nz]|kartenpruf|codigo de seg|cod\\. sic|セキュリティコード|安全码';

/** Labels of account numbers, and of the banks or branches that keep the accounts. */
export const accountLabels = `${noLetterBefore}(?:(?:bank )?(?:account|acct?|a\\/c)[ .]{0,2}(?:no|num|nr|#|№)|bank ?(?:account|konto)|konto-?(?:n(?:um|r)|verbind)|kto|(?:nr|numer) (?:konta|rachunku)|rachunek|rekeningn|(?:num|n[°º]|nr)[a-z]{0,5}\\.? (?:de |di |del |do |da )?(?:cuenta|compte|conto|conta)|conta (?:corrente|poupanca)|cuenta (?:corriente|de ahorro|bancaria)|clabe|cbu|ucet|uctu|c/c n|bankszamla|szamlaszam|numar(?:ul)? (?:de )?cont|tilinum|hesap n|расчетный счет|номер счета|р/с)|口座番号|[账帳][号號户戶]|계좌`;
export const branchLabels = `${noLetterBefore}(?:s/c|sort[ -]?code|sort(?=\\D{1,3}\\d\\d-\\d\\d-\\d\\d)|(?:aba|routing)(?: (?:transit )?(?:no|num|nr|#))?|blz|bankleitzahl|bsb|agencia|transit n|ifsc|code (?:guichet|banque)|clearing|бик)|支店番号|店番`;

export const phoneLabels = raw`tel(?:e(?:fo|ph|fa|co|mo)|[^${letters}])|phone|fone|mob(?:il|ie|[^${letters}])|handy|cell(?:ul|ph|[^${letters}])|fax|gsm|vezetek|whatsapp|wa\.me|portable|movil|cel(?:ular|\.)|fi(?:j|x|ss)[ao]|hotline|durchwahl|rufnummer|puhelin|kom(?:ork|\.)|kucni|vast|sdt|dien thoai|тел|моб|電話|电话|手机|携帯|連絡先|전화|휴대|هاتف|تلفن|جوال|טלפון|call [${letters}]{0,3} ?(?:at|on)`;

export const idLabels = raw`(?:social|national) (?:security|insurance)|tax(?:payer)? id|employer id|medicare|medicaid|nhs|burgerservice|sofi-?n|steuer(?:-?|liche )id|identifikationsn|sozialvers|sv-?nr|secu(?:rite soc|[^${letters}])|dowod|personn|hetu|henkil|fødsels|aadha+r|my ?number|マイナンバー|個人番号|身份证|身分證|주민등록|kimlik|t\.c\.|pas[sz]?[ae]?poo?rt|reisepass|여권|旅券|パスポート|护照|ausweis|fuhrerschein|driv[${letters}]{2,5}[^${letters}\d]{0,2}s? licen[cs]e|(?:emirates|citizen|resident|national|south african) id|identity (?:card|n)|id card|carta d.identita|permis de conduire|prawo jazdy|rijbewijs|korkort|førerkort|運転免許|aufenthaltstitel|residence permit|health card|carte vitale|rodne cislo|cedula|adoazon|isikukood|asmens kod|codice fiscale|cpr-?n|паспорт|снилс|תעודת זהות|ת\.ז|ת"ז`;

/** Short names of identity numbers. Some are words elsewhere, unless they are in capitals. */
export const idAcronyms =
  'SSN|SIN|NINO|NI|ITIN|TIN|UTR|F?EIN|BSN|NIF|NIE|NIP|DNI|NIR|PESEL|OIB|CPR|CPF|CNP|TC|AHV|CURP|RUT|TFN|PAN|IdNr|JMBG|EGN|NRIC|FIN|NIK|KTP|CCCD|CMND|PPSN?|TAJ|AMKA|AFM|CUIL|CNIC|ИНН|РНОКПП|ИИН|СНИЛС|ЕГН|ΑΜΚΑ|ΑΦΜ|ssn|nip|itin|bsn|pesel|cpf|cnp|curp|nric|snils|egn|oib|pnr';

const emailLabels = `e-?mail|correo|courriel|邮箱|電子郵件|メール|이메일|почт`;

/**
 * The kinds of value that labels ask for. The first kind whose pattern matches a label counts. A kind may have several
 * patterns: browsers take ten times as long to prepare one pattern of all the labels of codes.
 */
const asking: [SensitiveKind, string][] = [
  ['card', `card ?(?:no|num|#)|kartennum|numero de (?:carte|tarjeta)|カード番号|卡号|${cardCodeLabels}`],
  ['code', codeLabels],
  ['code', recoveryLabels],
  ['code', seedLabels],
  ['code', `${noLetterBefore}(?:pin|puk|m?tan|t?otp|2fa|mfa)${noLetterAfter}`],
  ['password', passwordLabels],
  ['key', keyLabels],
  ['iban', `iban|${accountLabels}|${branchLabels}`],
  ['id', `${idLabels}|${noLetterBefore}(?:${idAcronyms.toLowerCase()})${noLetterAfter}`],
  ['email', emailLabels],
  ['phone', `${noLetterBefore}(?:${phoneLabels})`],
];
const askedOnce = () => {
  let asked: (readonly [SensitiveKind, RegExp])[] | undefined;
  return () => {
    asked ??= asking.map(([kind, source]) => [kind, prepared(source)] as const);
    return asked;
  };
};
const askedPatterns = /* @__PURE__ */ askedOnce();

/** Returns a pattern that browsers have prepared for many texts. For a first text that is short they prepare it twice. */
function prepared(source: string): RegExp {
  const pattern = new RegExp(source);
  pattern.test(' '.repeat(1000));
  return pattern;
}

/**
 * Returns the kind of value that a label asks for, such as a column's head, a term or a field's name; null if it asks
 * for none.
 */
export function kindOfLabel(label: string): SensitiveKind | null {
  // Some labels differ from ordinary words only by the blank or colon behind them.
  const plain = `${fold(label).text.trim().toLowerCase()}:`;
  return askedPatterns().find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** Whether a text has a word for a code, such as a one-time code. */
export function mentionsCode(text: string): boolean {
  return codeSign.test(fold(text).text.toLowerCase());
}
