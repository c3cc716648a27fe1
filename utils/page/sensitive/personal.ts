import { ibanLength, isAadhaar, isCardNumber, isDni, isElevenDigitId, isLuhn, isNir } from './checks.ts';
import { type Detector, detector, isDate, where } from './detector.ts';
import { cardCodeLabels, codeLabels, codeSign, idAcronyms, idLabels, phoneLabels } from './labels.ts';

/** After a label: a number with a letter or two among its figures, at least six signs in all. */
const idNumber = String.raw`\D{0,20}?(?<![\p{L}\d])(?<v>[A-Z]{0,3}[ -]?\d(?:[ ./-]?(?:\d|[A-Z](?!\p{L})|[A-Z]{2}(?=\d))){5,16})`;

const isNoDate = (text: string): boolean => !isDate(text);

/** Written in groups from the trunk's 0 on: nine to twelve figures, in pairs only where all are, and alike. */
function isNationalPhone(text: string): boolean {
  const parts = text.match(/\d+/g) ?? [];
  const length = parts.join('').length;
  const isOfPairs = parts.every((part) => part.length === 2);
  const isFrench = parts.length === 5 && new Set(text.match(/\D+/g)).size === 1;
  return length >= 9 && length <= 12 && !isDate(text) && (!isOfPairs || isFrench);
}

/** Not in the middle of something longer, and no amount of money. */
const alone = String.raw`(?<![\p{L}\d][./-]?|\d[ ,:]|[€$£¥#] ?)`;
const noMore = String.raw`(?![\p{L}\d]|[ ./-]{0,2}\d|[,:]\d|\s?(?:[%€$£¥₺]|zł|kr|tl|eur|usd|chf)(?!\p{L}))`;

/** Six figures with little between them: as few as the shortest of these numbers has. */
const sixFigures = /\d(?:[\s()./-]{0,3}\d){5}/;
/** The same with letters among them. */
const sixSigns = /\d(?:[ ./-]?[\dA-Z]){5}/i;

export const personalDetectors: Detector[] = [
  ...where(sixFigures, [
    detector(
      'card',
      /(?<![\p{L}\d])\d{4}(?:([\s.-]{0,2})\d{4}\1\d{4}\1\d{2,4}|([\s.-]{1,2})\d{6}\2\d{4,5})(?!\d)/u,
      isCardNumber,
    ),
    detector('card', /(?<![\p{L}\d])\d{4}([ -]?)(?:\d{4}\1){3}\d{2,3}(?!\d)/u, isCardNumber),
    detector(
      'phone',
      /(?<![\p{L}\d.+])(?:\+|(?<!\d )00(?=\d{0,3}[ ()./-]))[1-9](?:[ ()./-]{0,3}\d){7,14}(?!\d)/u,
      isNoDate,
    ),
    detector(
      'phone',
      new RegExp(
        String.raw`(?<!\p{L})(?:${phoneLabels})[^\p{N}|]{0,24}(?<v>\+?\d(?:[ ()./-]{0,3}\d){5,14})(?![\d:])`,
        'iu',
      ),
      isNoDate,
    ),
    detector(
      'phone',
      new RegExp(String.raw`${alone}(?:1[ .-]?)?\(?[2-9]\d\d\)?[ .-]?[2-9]\d\d[.-]\d{4}${noMore}`, 'iu'),
    ),
    detector(
      'phone',
      new RegExp(String.raw`(?<![\p{L}\d])\(0?[1-9]\d{1,4}\) ?\d{2,5}(?:[ /-]?\d{2,5}){1,3}${noMore}`, 'iu'),
      (text) => text.replace(/\D/g, '').length >= 8,
    ),
    detector(
      'phone',
      new RegExp(String.raw`${alone}0[1-9]\d{0,4}[ ./-]{1,3}\d{2,8}(?:[ ./-]\d{2,5}){0,4}${noMore}`, 'iu'),
      isNationalPhone,
    ),
    detector('phone', new RegExp(String.raw`${alone}0(?:[57]\d{9}|[67]\d{8})${noMore}`, 'iu')),
    detector(
      'phone',
      new RegExp(
        String.raw`${alone}(?:[5-9]\d\d \d{3} \d{3}(?! ?\p{L})|[689]\d\d(?: \d\d){3}|[2-9]\d\d \d{3} \d{4}|[6-9]\d{4} \d{5}|[1-9]\d 9?\d{4}-\d{4}|[1-9]\d \d{3}([ -])\d\d\1\d\d)${noMore}`,
        'iu',
      ),
    ),
    detector('id', /(?<![\d-])(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}(?![\d-])/u),
    detector('id', /(?<![\p{L}\d])[A-CEGHJ-TW-Z][A-Z](?: ?\d\d){3} ?[A-D](?![\p{L}\d])/u),
    detector('id', /(?<![\p{L}\d])[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d(?![\p{L}\d])/u),
    detector('id', /(?<!\d)[1-478] ?\d\d ?\d\d ?\d[\dAB] ?\d{3} ?\d{3} ?\d\d(?!\d)/iu, isNir),
    detector('id', /(?<![\p{L}\d])(?:\d{8}|[XYZ][ -]?\d{7})[ -]?[A-Z](?![\p{L}\d])/iu, isDni),
    detector(
      'id',
      /(?<![\p{L}\d.,/-])(?:\d{11}|\d\d(?: \d{3}){3}|\d{6} \d{5})(?!\d|[.,/-]\d)/u,
      isElevenDigitId,
    ),
    detector('id', /(?<!\d ?)[2-9]\d{3} \d{4} \d{4}(?! ?\d)/u, isAadhaar),
    detector('id', /(?<![\d-])\d\d[01]\d[0-3]\d[-+]\d{4}(?![\d-])/u, isLuhn),
    detector(
      'id',
      /(?<![\d.])(?:\d\d\.\d\d\.\d\d-\d{3}\.\d\d|756\.\d{4}\.\d{4}\.\d\d|\d{3}\.\d{3}\.\d{3}-\d\d|\d\d[01]\d[0-3]\d-[1-8]\d{6}|\d{1,2}\.\d{3}\.\d{3}-[\dK])(?![\d.])/iu,
    ),
  ]),
  ...where(/\d{3}/, [
    detector(
      'card',
      new RegExp(String.raw`(?<!\p{L})(?:${cardCodeLabels})\P{N}{0,12}(?<v>\d{3,4})(?!\d)`, 'iu'),
    ),
  ]),
  ...where(codeSign, [
    detector(
      'card',
      new RegExp(String.raw`${codeLabels}\p{L}{0,4}[ :]{1,3}(?<v>\d{3})(?!\d|[ .,:/-]\d)`, 'iu'),
    ),
  ]),
  ...where(/[A-Z]{2}\d\d/i, [
    detector('iban', /(?<![\p{L}\d])[A-Z]{2}\d\d(?:[ -]?[A-Z\d]){11,30}(?![\p{L}\d])/iu, ibanLength),
  ]),
  ...where(/@|%40/, [
    detector(
      'email',
      /[\p{L}\p{M}\d._%+'-]{1,64}(?:@|%40)(?:[\p{L}\p{M}\d-]{1,63}\.){1,6}(?:xn--[a-z\d]{2,20}|\p{L}{2,24})(?![\p{L}\d])/iu,
      (text) => !/\.(?:png|jpe?g|gif|svg|webp|avif|css|js)$/i.test(text),
    ),
  ]),
  detector('id', /(?<![\p{L}\d])[A-Z]{6}[\dL-V]{2}[A-EHLMPRST][\dL-V]{2}[A-Z][\dL-V]{3}[A-Z](?![\p{L}\d])/iu),
  detector('id', /(?<![\p{L}\d])[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z](?![\p{L}\d])/u),
  ...where(sixSigns, [
    detector('id', new RegExp(`(?:${idLabels})${idNumber}`, 'iu'), isNoDate),
    detector('id', new RegExp(String.raw`(?<![\p{L}-])(?:${idAcronyms})(?!\p{L})${idNumber}`, 'u'), isNoDate),
  ]),
];
