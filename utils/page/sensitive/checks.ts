function digitsOf(text: string): number[] {
  return Array.from(text.replace(/\D/g, ''), Number);
}

/** Returns the sum of the digits, each multiplied by its weight. Weights are written in base 36, one character each. */
function weigh(weights: string, digits: number[]): number {
  return digits
    .slice(0, weights.length)
    .reduce((sum, digit, at) => sum + digit * Number.parseInt(weights.charAt(at), 36), 0);
}

function divides(divisor: number, weights: string, digits: number[]): boolean {
  return weigh(weights, digits) % divisor === 0;
}

export function isLuhn(text: string): boolean {
  const doubled = digitsOf(text)
    .reverse()
    .map((digit, at) => (at % 2 === 0 ? digit : (digit * 2) % 9 || digit));
  return divides(10, '1'.repeat(doubled.length), doubled);
}

/** Whether a text is a payment card number: it has an issuer's first digits and length, and a valid check digit. */
export function isCardNumber(text: string): boolean {
  const issued =
    /^(?:[45]\d{15}|2[2-7]\d{14}|3[47]\d{13}|3[0689]\d{12}|35\d{14}|(?:[46]\d|5[0678]|8[12]|97)\d{14}(?:\d{2,3})?)$/;
  return issued.test(digitsOf(text).join('')) && isLuhn(text);
}

/** The lengths of IBANs, each before its countries: ISO 13616. */
const ibanLengths: readonly string[] =
  '15NO16BE18DKFIFKFOGLNLSD19MKSI20ATBAEEKZLTLUMNXK21CHHRLILV22BGBHCRDEGBGEIEMERSVA23AEGIILIQOMSOTL24ADCZESMDPKROSASESKTNVG25LYPTST26ISTR27BIDJFRGRITMCMRSM28ALAZBYCYDOGTHNHULBNIPLSV29BREGPSQAUA30JOKWMUYE31MTSC32LC33RU'.match(
    /../g,
  ) ?? [];

/** Returns the length of the IBAN at the start of a text, with its separators; 0 if there is none. */
export function ibanLength(text: string): number {
  const before = ibanLengths.slice(0, ibanLengths.indexOf(text.slice(0, 2).toUpperCase()) + 1);
  const length = Number(before.findLast((one) => one < 'A') ?? 0);
  let end = 0;
  let rest = 0;
  let head = 0;
  let signs = 0;
  for (; signs < length && end < text.length; end += 1) {
    const value = Number.parseInt(text.charAt(end), 36);
    if (Number.isNaN(value)) continue;
    const scale = value > 9 ? 100 : 10;
    // The checksum takes the first four characters last.
    if (signs < 4) head = head * scale + value;
    else rest = (rest * scale + value) % 97;
    signs += 1;
  }
  const checks = signs === length && length > 0 && (rest * 1e6 + head) % 97 === 1;
  return checks && !/^[a-z\d]/i.test(text.slice(end)) ? end : 0;
}

/**
 * Whether an eleven-digit number passes the check of Poland (with a birthday), Turkey, Norway, Brazil or Germany (tax).
 */
export function isElevenDigitId(text: string): boolean {
  const digits = digitsOf(text);
  const pass = (divisor: number, ...weights: string[]) =>
    weights.every((one) => divides(divisor, one, digits));
  return (
    (pass(10, '13791379131') && /^\d\d(?:[02468][1-9]|[13579][0-2])[0-3]/.test(text)) ||
    pass(10, '7979797979', '11111111119') ||
    pass(11, '3761894521', '54327654321') ||
    pass(11, 'a987654321', 'ba987654321') ||
    (/^[1-6]\d\d[01]\d[0-3]/.test(text) && (pass(11, '1234567891a') || pass(11, '3456789123a'))) ||
    isSteuerId(digits)
  );
}

/**
 * Whether digits are a German tax number: one digit stands twice or three times among the first ten, no other does, and
 * the check digit agrees with ISO 7064.
 */
function isSteuerId(digits: number[]): boolean {
  const first = digits.slice(0, 10);
  const most = Math.max(...first.map((digit) => first.filter((one) => one === digit).length));
  let product = 10;
  for (const digit of first) product = (((product + digit) % 10 || 10) * 2) % 11;
  const isUneven = (most === 2 || most === 3) && new Set(first).size + most === 11;
  return isUneven && first[0] !== 0 && (11 - product) % 10 === digits[10];
}

/**
 * Whether a text is a French social security number: thirteen digits, and two more that make the sum divisible by 97.
 * Corsica's departments have letters.
 */
export function isNir(text: string): boolean {
  const digits = text.replace(/ /g, '').replace(/2a/i, '19').replace(/2b/i, '18');
  return (Number(digits.slice(0, 13)) + Number(digits.slice(13))) % 97 === 0;
}

/** Whether a text is a Spanish DNI or NIE: the last letter stands for the number modulo 23. */
export function isDni(text: string): boolean {
  const number = text.toUpperCase().replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(digitsOf(number).join('')) % 23] === number.at(-1);
}

/**
 * Whether a text is an Indian Aadhaar number, by Verhoeff's checksum: each digit is permuted by its place, and the
 * results are multiplied in the symmetry group of a pentagon.
 */
export function isAadhaar(text: string): boolean {
  let product = 0;
  for (const [place, digit] of digitsOf(text).reverse().entries()) {
    let moved = digit;
    for (let turn = place % 8; turn > 0; turn -= 1) moved = Number('1576283094'[moved]);
    const isMirrored = product > 4;
    product =
      ((isMirrored ? product - moved + 10 : product + moved) % 5) + (isMirrored === moved > 4 ? 0 : 5);
  }
  return product === 0;
}

/** Whether a text is a Polish tax number. */
export function isNip(text: string): boolean {
  const digits = digitsOf(text);
  return weigh('657234567', digits) % 11 === digits[9];
}

/**
 * Whether a text begins with a birthday in six figures. The month may have an offset that tells the sex or the time.
 */
export function isBirthday(text: string): boolean {
  const month = Number(text.slice(2, 4)) % 50;
  const day = Number(text.slice(4, 6));
  return month % 20 > 0 && month % 20 < 13 && day > 0 && day < 32;
}

/**
 * Whether a text is a Czech or Slovak birth number: a birthday, and divisible by eleven unless it is shorter than ten
 * digits.
 */
export function isRodneCislo(text: string): boolean {
  return isBirthday(text) && (text.length < 11 || Number(text.replace('/', '')) % 11 === 0);
}

/** Whether a text is a Swedish personal number with the century, in twelve digits. */
export function isPersonnummer(text: string): boolean {
  return isBirthday(text.slice(2)) && isLuhn(text.slice(2));
}

/**
 * Whether a text is a South African identity number: a birthday, a digit for citizenship and a check digit.
 */
export function isSouthAfricanId(text: string): boolean {
  return isBirthday(text) && isLuhn(text);
}

/** Whether a text is a Chinese identity number: the last character is a checksum modulo eleven, X for ten. */
export function isChineseId(text: string): boolean {
  const digits = digitsOf(text.slice(0, 17));
  return (
    isBirthday(text.slice(8)) && '10X98765432'[weigh('79a584216379a5842', digits) % 11] === text.slice(17)
  );
}

/** Matches names of things: words, numbers and versions with separators, or capitals with one number at the end. */
const isNamed = /^(?:(?:(?:[A-Z]?[a-z]+|v?\d{1,6})(?:[\s._/-]|$))+|(?:[A-Z]+[_-])+\d+)$/;

/** Whether a text looks like a secret: letters and digits, many different characters, and no date, version or name. */
export function isSecretLike(text: string): boolean {
  const isMixed = /\d/.test(text) && /\p{L}/u.test(text) && new Set(text).size > 6;
  return isMixed && !/^(?:\d{1,4}\W){2}|^v?\d+\.\d/.test(text) && !isNamed.test(text);
}
