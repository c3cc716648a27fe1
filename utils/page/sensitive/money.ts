import { ibanLength, isCardNumber } from './checks.ts';
import { anyCase, type Detector, detector, isDate, of, sixFigures, where } from './detector.ts';
import { accountLabels, branchLabels, cardCodeLabels, codeLabels, codeSign } from './labels.ts';
import { letters, noLetterBefore, noneAfter, noneBefore, raw } from './letters.ts';

/** An account number as banks write it: at least four figures, also in groups. */
const accountNumber = raw`${noneBefore}(?<v>\d(?:[ ./,-]{0,2}\d){3,27}|\d{6,10}[a-z]\d{2,4})${noneAfter}`;
const between = raw`\D{0,24}`;

function isAccountNumber(text: string): boolean {
  return text.replace(/\D/g, '').length > 5 && !isDate(text);
}

export const moneyDetectors: Detector[] = [
  of('card', [
    where(sixFigures, [
      detector(
        raw`${noneBefore}\d{4}(?:([\s.-]{0,2})\d{4}\1\d{4}\1\d{2,4}|([\s.-]{1,2})\d{6}\2\d{4,5})(?!\d)`,
        isCardNumber,
      ),
      detector(raw`${noneBefore}(?:\d{4}([ -]?)(?:\d{4}\1){3}\d{2,3}|\d{6}[ -]\d{13})(?!\d)`, isCardNumber),
    ]),
    where(cardCodeLabels, [
      anyCase(
        raw`${noLetterBefore}(?:${cardCodeLabels})[^\d\n]{0,30}?(?:\(\d[^\d\n]{0,30}\))?\n?[^\d\n]{0,4}(?<v>\d{3,4})(?![\d-]|[.,:/]\d)`,
        (text, { before }) => text.length < 4 || !/[a-z] $/.test(before()) || !/^(?:19|20)/.test(text),
      ),
    ]),
    where(codeSign, [anyCase(raw`${codeLabels}[${letters}]{0,4}[ :]{1,3}(?<v>\d{3})(?!\d|[ .,:/-]\d)`)]),
  ]),
  of('iban', [
    where(/[a-z]{2}\d\d/, [
      anyCase(
        raw`${noneBefore}[a-z]{2}\d\d(?:[ -]?[a-z\d]){7,30}(?:\n[a-z\d](?:[ -]?[a-z\d]){3,22})?${noneAfter}`,
        ibanLength,
      ),
    ]),
    where(accountLabels, [anyCase(`(?:${accountLabels})${between}${accountNumber}`, isAccountNumber)]),
    where(branchLabels, [
      anyCase(`(?:${branchLabels})${between}${accountNumber}`),
      anyCase(raw`ifsc[^\d\n]{0,16}?${noLetterBefore}(?<v>[a-z]{4}0[a-z\d]{6})${noneAfter}`),
      // The number that follows a bank's number is the account.
      anyCase(
        `(?:${branchLabels})[^{}]{0,50}?(?:acc|a/c|kto|konto|conta|口座)${between}${accountNumber}`,
        isAccountNumber,
      ),
    ]),
    // Addresses of cryptocurrency wallets.
    anyCase(raw`(?<![\w])(?:0x[\da-f]{40}|bc1[a-z\d]{25,60})(?!\w)`),
    where(/btc|bitcoin|wallet|solana/, [
      detector(
        /(?:BTC|[Bb]itcoin|[Ww]allet|[Ss]olana)[^\n]{0,30}?(?<!\w)(?<v>[1-9A-HJ-NP-Za-km-z]{26,44})(?!\w)/,
      ),
    ]),
  ]),
].flat();
