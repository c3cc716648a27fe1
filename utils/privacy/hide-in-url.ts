import { hiddenPart } from '../captures/same-address.ts';
import { findSensitive } from '../page/sensitive/find-sensitive.ts';
import { decodePercent } from './decode-percent.ts';
import { knownValuesIn, listedWords, type Words } from './known-values.ts';
import { isSecretName } from './secret-names.ts';
import {
  type Following,
  followingOf,
  isKeyLike,
  isOrdinaryStep,
  isServiceSecret,
  isShortKey,
} from './secret-paths.ts';

/** A hidden part of an address, in UTF-16 units; `end` is the first unit after it. */
interface HiddenPart {
  start: number;
  end: number;
}

/** Returns an address without its private parts: one word replaces each hidden part, but a sign-in is removed. */
export function hideInUrl(url: string, words: Words): string {
  let rest = 0;
  let shown = '';
  for (const { start, end } of hiddenPartsOf(url, words)) {
    shown += url.slice(rest, start) + (url[end - 1] === '@' ? '' : hiddenPart);
    rest = end;
  }
  return shown + url.slice(rest);
}

/** Returns the hidden parts of an address, in order: its sign-in, whole values, whole steps of its path. */
export function hiddenPartsOf(url: string, words: Words): HiddenPart[] {
  const [head = '', scheme = '', signIn = '', host = ''] =
    /^([a-z][\w+.-]*:)(?:\/\/([^/?#]*@)?([^/?#]*))?/i.exec(url) ?? [];
  const tail = url.slice(head.length);
  const hidden: HiddenPart[] = [];
  if (signIn !== '') hidden.push({ start: scheme.length + 2, end: scheme.length + 2 + signIn.length });
  let isPath = head === '' || head.includes('//');
  let following: Following | null = null;
  for (const { 0: part, index } of tail.matchAll(/[/?#&;]?[^/?#&;]+|[/?#&;]/g)) {
    if (/^[?#]/.test(part)) {
      isPath = false;
      following = null;
    }
    const [lead = '', name] = /^[/?#&;]?(?:([^=]*)=)?/.exec(part) ?? [];
    const value = decodePercent(part.slice(lead.length));
    if (value === '') continue;
    const isStep = name === undefined && (isPath || /^[/#]/.test(part));
    const isHidden =
      isSensitive(decodePercent(part), isPath, words) ||
      (isStep ? isSecretStep(value, following) : isSecretValue(decodePercent(name ?? ''), value, words)) ||
      (isStep && isServiceSecret(host.toLowerCase(), tail.slice(0, index)));
    if (isHidden)
      hidden.push({ start: head.length + index + lead.length, end: head.length + index + part.length });
    if (!isStep) continue;
    const next = followingOf(value, scheme);
    following = next ?? (following === 'all' || following === 'secrets' ? following : null);
  }
  return hidden;
}

/** The kinds that are hidden in a path too. Other numbers in a path lead to the page and stay. */
const anywhere: ReadonlySet<string> = new Set(['email', 'token', 'key', 'password', 'word', 'card', 'iban']);

function isSensitive(part: string, isPath: boolean, words: Words): boolean {
  const readings = part.includes('+') ? [part, part.replaceAll('+', ' ')] : [part];
  const spans = readings.flatMap((text) => findSensitive(text, listedWords(words)));
  return (
    spans.some(({ kind }) => !isPath || anywhere.has(kind)) ||
    readings.some((text) => knownValuesIn(text, words).length > 0)
  );
}

function isSecretStep(step: string, following: Following | null): boolean {
  if (following === 'next') return true;
  if (following === 'all') return !isOrdinaryStep(step);
  return following !== 'commit' && (isKeyLike(step) || (following === 'secrets' && isShortKey(step)));
}

/** Whether a parameter's value is secret. The value may itself be an address, such as where to go on. */
function isSecretValue(name: string, value: string, words: Words): boolean {
  const isAddress = /^(?:https?:\/)?\/|[?&][\w-]+=/.test(value);
  return isSecretName(name) || isKeyLike(value) || (isAddress && hiddenPartsOf(value, words).length > 0);
}
