function digitsOf(text: string): number[] {
  return [...text.replace(/\D/g, '')].map(Number);
}

/** Whether the sum of the digits, each times its weight, can be divided. Weights are written in base 36, one sign each. */
function divides(divisor: number, weights: string, digits: number[]): boolean {
  const sum = [...weights].reduce(
    (sum, weight, at) => sum + (digits[at] ?? 0) * Number.parseInt(weight, 36),
    0,
  );
  return sum % divisor === 0;
}

export function isLuhn(text: string): boolean {
  const doubled = digitsOf(text)
    .reverse()
    .map((digit, at) => (at % 2 === 0 ? digit : (digit * 2) % 9 || digit));
  return divides(10, '1'.repeat(doubled.length), doubled);
}

/** Numbers of payment cards: the issuers' first digits with the lengths they use, and the check digit. */
export function isCardNumber(text: string): boolean {
  const issued =
    /^(?:[45]\d{15}|2[2-7]\d{14}|3[47]\d{13}|3[0689]\d{12}|35\d{14}|(?:[46]\d|8[12]|97)\d{14}(?:\d{2,3})?)$/;
  return issued.test(digitsOf(text).join('')) && isLuhn(text);
}

/** How long the IBAN at the start of a text is, with its separators; 0 where there is none. ISO 13616. */
export function ibanLength(text: string): number {
  const ends = [...text.matchAll(/[a-z\d](?![a-z\d])/gi)].map(({ index }) => index + 1);
  return ends.findLast((end) => isIban(text.slice(0, end).replace(/[ -]/g, ''))) ?? 0;
}

function isIban(compact: string): boolean {
  let rest = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1 && compact.length > 14;
}

/** Numbers of eleven digits that check: Poland's, with a birthday, Turkey's, Norway's, Brazil's, Germany's for taxes. */
export function isElevenDigitId(text: string): boolean {
  const digits = digitsOf(text);
  const pass = (divisor: number, ...weights: string[]) =>
    weights.every((one) => divides(divisor, one, digits));
  return (
    (pass(10, '13791379131') && /^\d\d(?:[02468][1-9]|[13579][0-2])[0-3]/.test(text)) ||
    pass(10, '7979797979', '11111111119') ||
    pass(11, '3761894521', '54327654321') ||
    pass(11, 'a987654321', 'ba987654321') ||
    isSteuerId(digits)
  );
}

/** One digit stands twice or three times among the first ten, no other does, and there is a check digit by ISO 7064. */
function isSteuerId(digits: number[]): boolean {
  const first = digits.slice(0, 10);
  const most = Math.max(...first.map((digit) => first.filter((one) => one === digit).length));
  let product = 10;
  for (const digit of first) product = (((product + digit) % 10 || 10) * 2) % 11;
  const isUneven = (most === 2 || most === 3) && new Set(first).size + most === 11;
  return isUneven && first[0] !== 0 && (11 - product) % 10 === digits[10];
}

/** France's social security number: thirteen digits, Corsica's departments by letters, and what their rest by 97 lacks. */
export function isNir(text: string): boolean {
  const digits = text.replace(/ /g, '').replace(/2a/i, '19').replace(/2b/i, '18');
  return (Number(digits.slice(0, 13)) + Number(digits.slice(13))) % 97 === 0;
}

/** Spain's DNI and NIE: the last letter is the number's rest by 23. */
export function isDni(text: string): boolean {
  const number = text.toUpperCase().replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(digitsOf(number).join('')) % 23] === number.at(-1);
}

/** India's Aadhaar, by Verhoeff: the digits, each moved by its place, multiplied in the symmetries of a pentagon. */
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

/** Whether a text is made as secrets are: of letters and digits, many different ones, and neither a date nor a version. */
export function isSecretLike(text: string): boolean {
  const isMixed = /\d/.test(text) && /\p{L}/u.test(text) && new Set(text).size > 6;
  return isMixed && !/^(?:\d{1,4}\W){2}|^v?\d+\.\d/.test(text);
}
