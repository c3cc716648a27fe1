import { anyCase, type Detector, isDate, of, type Surroundings, sixFigures, where } from './detector.ts';
import { phoneLabels } from './labels.ts';
import { letters, noLetterAfter, noLetterBefore, noneAfter, noneBefore, raw } from './letters.ts';

const isNoDate = (text: string): boolean => !isDate(text);

/** Names of numbers that are no phone numbers. */
const otherNumbers =
  /(?:(?<![a-z])(?:art|nr|no|num|ref|id|sn|sku|siren|siret|serial|payload|version|hex)|nummer|number|numero|#|n[°º])[^a-z\d]{0,4}$/;

/** Whether a number in the form of a phone number has no other name right before it. */
function isUnlabelled(_text: string, { before }: Surroundings): boolean {
  return !otherNumbers.test(before());
}

/**
 * Whether a number with the trunk prefix 0 is a phone number: nine to twelve figures in groups. Groups of two figures
 * only count if all groups are pairs, with the same separator.
 */
function isNationalPhone(text: string, around: Surroundings): boolean {
  const parts = text.match(/\d+/g) ?? [];
  const length = parts.join('').length;
  const isOfPairs = parts.every((part) => part.length === 2);
  const isFrench = parts.length === 5 && new Set(text.match(/\D+/g)).size === 1;
  const isPhone = length >= 9 && length <= 12 && !isDate(text) && (!isOfPairs || isFrench);
  // Hexadecimal bytes look alike, but another byte follows.
  return isPhone && isUnlabelled(text, around) && !/^ [\da-f]{2}(?![\da-z])/.test(around.after());
}

/** The number must not be part of something longer or an amount of money. */
const alone = raw`(?<![${letters}\d][./-]?|\d[ ,:]|[€$£¥#] ?)`;
const noMore = raw`(?![${letters}\d]|[ ./-]{0,2}\d|[,:]\d|\s?(?:[%€$£¥₺]|(?:zł|kr|kc|tl|eur|usd|chf)${noLetterAfter}))`;

/** The characters before the `@` of an address, and the address's domain. */
const local = raw`[${letters}\d._%+'-]`;
const domain = raw`(?:[${letters}\d-]{1,63}\.){1,6}(?:xn--[a-z\d]{2,20}|[${letters}]{2,24})${noneAfter}`;

/** The end of a picture's name. The name may begin with an address: `ana@shop.example.png`, not `logo@2x.dark.png`. */
const pictureEnd = /(?:-[^.@]*)?\.(?:png|jpe?g|gif|svg|webp|avif)$/i;
const scaled = /(?:@|%40)\d[\d.]*x(?:[.-]|$)/i;
const domainEnd = new RegExp(raw`(?:@|%40)[^@]*\.[${letters}]{2,24}$`, 'iu');

/**
 * Returns how much of a text is an address. File names, and a name with a password before a host, look like addresses.
 */
function addressLength(text: string, { before }: Surroundings): number {
  if (/^git@|\.(?:css|js)$/i.test(text) || /:\/\/[^\s/@]{0,30}:$/.test(before())) return 0;
  const address = text.replace(pictureEnd, '');
  return address === text || (domainEnd.test(address) && !scaled.test(address)) ? address.length : 0;
}

export const personalDetectors: Detector[] = [
  of('phone', [
    where(sixFigures, [
      anyCase(
        raw`(?<![${letters}\d.+])(?:\+|(?<!\d )00(?=\d{0,3}[ ()./-]))[1-9](?:[ ()./-]{0,3}\d){7,14}(?!\d)`,
        isNoDate,
      ),
      anyCase(
        raw`${noLetterBefore}(?:${phoneLabels})[^\d|]{0,24}(?<v>\+?\d(?:[ ()./-]{0,3}\d){5,14})(?![\d:])`,
        isNoDate,
      ),
      anyCase(raw`${alone}(?:1[ .-]?)?\(?[2-9]\d\d\)?[ .-]?[2-9]\d\d[.-]\d{4}${noMore}`, isUnlabelled),
      anyCase(
        raw`${noneBefore}(?:[08] ?)?\(0?[1-9]\d{1,4}\) ?\d{2,5}(?:[ /-]?\d{2,5}){1,3}${noMore}`,
        (text) => text.replace(/\D/g, '').length >= 8,
      ),
      anyCase(
        raw`${alone}0[1-9]\d{0,4}[ ./-]{1,3}(?:1 )?\d{2,8}(?:[ ./-]\d{2,5}){0,4}${noMore}`,
        isNationalPhone,
      ),
      anyCase(raw`${alone}0(?:[57]\d{9}|[67]\d{8})${noMore}`, isUnlabelled),
      anyCase(
        raw`${alone}(?:[5-9]\d\d \d{3} \d{3}(?! ?[${letters}])|[689]\d\d(?: \d\d){3}|[2-9]\d\d \d{3} \d{4}|[6-9]\d{4} \d{5}|[1-9]\d 9?\d{4}-\d{4}|[1-9]\d \d{3}([ -])\d\d\1\d\d)${noMore}`,
        isUnlabelled,
      ),
    ]),
  ]),
  of('email', [
    where(/@|%40/, [
      anyCase(
        raw`(?:(?<!${local})${local}{1,64}|"[^"\n@]{1,64}")(?:@|%40)(?:${domain}|\[[\da-f:.]{7,45}\])`,
        addressLength,
      ),
    ]),
    // Addresses that are written so that machines do not recognise them.
    where(/[[({<]\s?(?:at|arroba|arobase|@)\s?[\])}>]| at [^\s]{1,40} (?:dot|punkt|punto|point) /, [
      anyCase(
        raw`(?<!${local})${local}{1,64}\s?[[({<]\s?(?:at|arroba|arobase|@)\s?[\])}>]\s?[a-z\d-]{1,63}(?:\s?(?:[[({<]\s?(?:dot|punkt|punto|point|ponto|\.)\s?[\])}>]|\.)\s?[a-z\d-]{2,24}){1,4}`,
      ),
      anyCase(
        raw`(?<!${local})${local}{1,64}(?: dot [a-z\d-]{1,30}){0,3} at [a-z\d-]{1,40}(?: (?:dot|punkt|punto|point) [a-z\d-]{2,24}){1,4}`,
      ),
    ]),
  ]),
].flat();
