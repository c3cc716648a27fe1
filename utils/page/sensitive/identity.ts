import {
  isAadhaar,
  isBirthday,
  isChineseId,
  isDni,
  isElevenDigitId,
  isLuhn,
  isNip,
  isNir,
  isPersonnummer,
  isRodneCislo,
  isSouthAfricanId,
} from './checks.ts';
import { anyCase, type Detector, detector, isDate, of, sixFigures, where } from './detector.ts';
import { idAcronyms, idLabels } from './labels.ts';
import { letters, noLetterAfter, noneAfter, noneBefore, raw } from './letters.ts';

/** Matches after a label: a number with a letter or two among its figures, at least six characters in all. */
const idNumber = raw`\D{0,20}?${noneBefore}(?<v>(?:[a-zA-Z]{0,3}[ -]?|[a-zA-Z]{5})\d(?:[ ./-]?(?:\d|[a-zA-Z]${noLetterAfter}|[a-zA-Z]{2}(?=\d))){5,16}(?:[a-zA-Z]{2}${noneAfter})?|[a-zA-Z]{2}\d{5}[a-zA-Z]{2}${noneAfter}|(?=[a-zA-Z]\d)[^\W_AEIOUaeiou]{9,10}${noneAfter})`;

const isNoDate = (text: string): boolean => !isDate(text);

/** No letter or figure may stand before or after. */
const begin = raw`${noneBefore}`;
const end = raw`${noneAfter}`;
const medicareLetter = '[AC-HJKMNP-RT-Y]';
const medicareSign = raw`[AC-HJKMNP-RT-Y\d]`;

/** Forms of national numbers that have a birthday or a check digit, each with its check. */
const nationalForms: [RegExp, (text: string) => boolean][] = [
  [/^\d{6}\//, isRodneCislo],
  [/^\d{3}-/, isNip],
  [/^\d{6}-\d\d-/, isBirthday],
  [/^\d{6}[-+]/, isLuhn],
  [/^\d{8}[-+]/, isPersonnummer],
  [/^.{13}$/, isSouthAfricanId],
  [/^.{18}$/, isChineseId],
];

function isNational(text: string): boolean {
  return nationalForms.find(([form]) => form.test(text))?.[1](text) ?? false;
}

export const identityDetectors: Detector[] = [
  of('id', [
    where(sixFigures, [
      detector(/(?<![\d-])(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}(?![\d-])/),
      anyCase(raw`(?<!\d)[1-478] ?\d\d ?\d\d ?\d[\dab] ?\d{3} ?\d{3} ?\d\d(?!\d)`, isNir),
      anyCase(raw`${begin}(?:\d{8}|[xyz][ -]?\d{7})[ -]?[a-z]${end}`, isDni),
      detector(
        raw`(?<![${letters}\d.,/-])(?:\d{11}|\d\d(?: \d{3}){3}|\d{6} \d{5})(?!\d|[.,/-]\d)`,
        isElevenDigitId,
      ),
      detector(/(?<!\d ?)[2-9]\d{3} \d{4} \d{4}(?! ?\d)/, isAadhaar),
      anyCase(
        raw`(?<![\d./-])(?:\d{6}/\d{3,4}|\d\d[01]\d[0-3]\d-\d\d-\d{4}|\d{3}-(?:\d{3}-\d\d-\d\d|\d\d-\d\d-\d{3})|(?:19|20)?\d\d[01]\d[0-3]\d[-+]\d{4}|\d\d[01]\d[0-3]\d{5}[01][89]\d|\d{6}(?:19|20)\d\d[01]\d[0-3]\d{4}[\dx])(?![${letters}\d/-])`,
        isNational,
      ),
      anyCase(
        raw`(?<![\d.-])(?:\d\d\.\d\d\.\d\d-\d{3}\.\d\d|756\.\d{4}\.\d{4}\.\d\d|\d{3}\.\d{3}\.\d{3}-\d\d|\d{3}-\d{3}-\d{3} \d\d|\d\d[01]\d[0-3]\d-[1-8]\d{6}|\d{1,2}\.\d{3}\.\d{3}-[\dk]|2[0347]-\d{8}-\d|\d-\d{4}-\d{5}-\d\d-\d|784-?(?:19|20)\d\d-?\d{7}-?\d)(?![\d.-])`,
      ),
    ]),
    // British insurance numbers and driving licences, Mexican CURP, US Medicare numbers, Indian PAN.
    detector(
      raw`(?:^|[^${letters}\d])(?<v>[A-CEGHJ-TW-Z][A-Z](?: ?\d\d){3} ?[A-D]|[A-Z]{1,5}9{0,4}\d[0156]\d{4}[A-Z9]{2}\d[A-Z]{2}|[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d|[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]|[A-Z]{1,2}\d{6}\([\dA]\)|[A-Z]{4}\d\d(?:0[1-9]|1[0-2])[0-3]\d[A-Z\d]{2}[\dA]|[1-9]${medicareLetter}${medicareSign}\d-?${medicareLetter}${medicareSign}\d-?${medicareLetter}{2}\d\d)${end}`,
    ),
    // The machine-readable lines of passports and identity cards.
    where(/<</, [
      detector(/(?<![A-Z\d<])(?=[A-Z\d<]{0,60}<<)[A-Z\d<]{28,90}(?![A-Z\d<])/, (text) =>
        /[A-Z]{3}/.test(text),
      ),
    ]),
    anyCase(raw`${begin}[a-z]{6}[\dl-v]{2}[a-ehlmprst][\dl-v]{2}[a-z][\dl-v]{3}[a-z]${end}`, (text) =>
      /\d/.test(text),
    ),
    where(/\d(?:[ ./-]?[\da-z]){5}/, [
      anyCase(`(?:${idLabels})${idNumber}`, isNoDate),
      anyCase(raw`серия:?\s(?<v>\d\d ?\d\d[^\d\n]{1,12}\d{6})`),
      detector(`(?<![${letters}-])(?:${idAcronyms})${noLetterAfter}${idNumber}`, isNoDate),
    ]),
  ]),
].flat();
