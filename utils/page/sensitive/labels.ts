/**
 * What people write beside things that are nobody else's business, in many languages: sources of patterns that are used
 * without regard to case, on text without accents. Most are beginnings, so that they hold in compounds and inflections.
 */
export const passwordLabels = String.raw`passw(?:or[dt]|d)|passphrase|pass(?=["']?\s?[:=])|pwd|kennwort|mot de passe|contrasena|senha|wachtwoord|losenord|passord|adgangskode|kodeord|salasana|hasło|heslo|jelszo|lozink|sifre|parol|пароль|密[码碼]|パスワード|비밀번호`;

/** In every text with one of these labels, and quicker to prepare than what looks for the password behind it. */
export const passwordSign = new RegExp(passwordLabels, 'i');

export const keyLabels =
  "(?:api|access|secret|private|encryption|signing|licen[cs]e|shared|auth)[ _-]?key|secret|token|credentials?|sess(?:ion)?[ _-]?id|(?<!\\p{L})auth|signature|(?<!\\p{L})sig|schlussel|(?:clave|cle|chave|chiave|klucz)[\\p{L} ']{0,6}api|ключ|キー";

/** What a number is for that is good for once, the word for such a number, and both in either order. */
const purposes =
  'verif|secur|segur|sicur|sicher|saker|sikker|confirm|bestat|bevest|beveil|one.time|single.use|tempor|usage unique|unico|einmal|eenmal|inlog|toegang|zugang|acces|weryf|autor|potw|potvrd|jednor|jednok|kontroln|sigurn|overov|ellenor|megeros|engang|bekr|vahvist|kerta|dogrul|onay|guvenl|tek kull|log.?in|sign.?in|auth|otp|認証|確認|ワンタイム|セキュリティ|подтв|одноразов';
const nouns = '[ck]oo?d|clave|sifre|passwor|parol|lozink|hasło|kennwort|コード|パスワード|код';
/** In every one of the labels for such a number. */
export const codeSign = new RegExp(`${nouns}|passcode|認証番号|验证码|驗證碼|인증`, 'i');
export const codeLabels = String.raw`(?:(?:${purposes})[\p{L} -]{0,16}(?:${nouns})|(?:${nouns})[\p{L}' ]{0,14}(?:${purposes})|passcode|認証番号|验证码|驗證碼|인증)`;

export const cardCodeLabels = String.raw`cv[vcn]2?|csc|security code|cryptogramme|prufz|kartenpruf|codigo de seg|cod\. sic|セキュリティコード`;

export const phoneLabels = String.raw`tel(?:e(?:fo|ph|fa|co|mo)|\P{L})|(?:tele)?phone|fone|mob(?:il|ie|\P{L})|handy|cell(?:ul|ph|\P{L})|fax|gsm|whatsapp|portable|movil|cel(?:ular|\.)|fij[ao]|fix[ao]|fiss[ao]|hotline|durchwahl|rufnummer|puhelin|kom(?:ork|\.)|kucni|vast|тел|моб|電話|电话|手机|携帯|連絡先|전화|휴대|call \p{L}{0,3} ?(?:at|on)`;

export const idLabels = String.raw`(?:social|national) (?:security|insurance)|tax(?:payer)? id|nhs|burgerservice|sofi-?n|steuer-?id|steuerliche id|identifikationsn|sozialvers|sv-?nr|secu(?:rite soc|\P{L})|dowod|personn|hetu|henkil|fødsels|aadha+r|my ?number|マイナンバー|個人番号|身份证|주민등록|kimlik|t\.c\.|pass?e?port|pas[sz]port|pasaport|passaport|paspoort|reisepass|旅券|パスポート|护照|ausweis|fuhrerschein|driv\p{L}{2,5}\W{0,2}s? licen[cs]e|national id|identity (?:card|n)|паспорт`;

/** Short names that are words elsewhere: only in capitals. */
export const idAcronyms =
  'SSN|SIN|NINO|NI|ITIN|BSN|NIF|NIE|DNI|NIR|PESEL|OIB|CPR|CPF|CNP|TC|AHV|CURP|RUT|TFN|PAN|IdNr|JMBG|EGN';
