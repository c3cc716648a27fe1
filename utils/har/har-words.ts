import { hiddenPart } from '../captures/same-address.ts';
import { findSensitive } from '../page/sensitive/find-sensitive.ts';
import { hideInUrl } from '../privacy/hide-in-url.ts';
import { isKeyLike } from '../privacy/secret-paths.ts';

/** An address as it may leave. `values` is the number of query values that were taken out. */
interface CleanAddress {
  url: string;
  values: number;
}

/** Judges each text of a HAR file that stays in it. */
export interface HarWords {
  /** Returns a text without what is sensitive in it, and its addresses without query values. */
  text(value: unknown): string;
  /** The same for a number that somebody searches a log for. It may look like a key. */
  id(value: unknown): string;
  /** Returns an address, if need be one that leads nowhere. */
  address(value: unknown): CleanAddress;
  /** How many parts were hidden so far. */
  hidden(): number;
}

/** UTF-16 units. A longer text is hidden whole: a cut could leave the first half of a secret. */
const longestText = 500;
const longestAddress = 4000;
const longestName = 60;
const mostNames = 50;
/** Files repeat their texts. */
const mostKept = 20_000;

/** `words` are the person's own words to hide. */
export function createHarWords(words: readonly string[]): HarWords {
  let hidden = 0;

  /** Judges each value once, and counts the hidden parts each time. */
  const remembering = <T>(judge: (value: string) => T, nothing: T): ((value: unknown) => T) => {
    const known = new Map<string, { shown: T; hidden: number }>();
    return (value) => {
      if (typeof value !== 'string' || value === '') return nothing;
      const kept = known.get(value);
      if (kept !== undefined) {
        hidden += kept.hidden;
        return kept.shown;
      }
      const before = hidden;
      const shown = judge(value);
      if (known.size < mostKept) known.set(value, { shown, hidden: hidden - before });
      return shown;
    };
  };

  const withoutKnown = (text: string): string => {
    let shown = '';
    let rest = 0;
    for (const { start, end } of findSensitive(text, words)) {
      shown += text.slice(rest, start) + hiddenPart;
      rest = end;
      hidden += 1;
    }
    return shown + text.slice(rest);
  };
  const withoutSensitive = (text: string): string =>
    withoutKnown(text).replace(/[^\s,;"'()[\]=:/?&]{20,}/g, (word) => {
      if (!isKeyLike(word)) return word;
      hidden += 1;
      return hiddenPart;
    });
  const hideAll = (): string => {
    hidden += 1;
    return hiddenPart;
  };
  const text = (value: string): string => {
    if (value.length > longestText) return hideAll();
    const addressed = value
      .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
      .replace(/\b[a-z][\w+.-]*:\/\/[^\s<>"'`]+/gi, (url) => address(url).url)
      .replace(/([?&][^\s?&=#]{1,60}=)[^\s&#]+/g, '$1');
    return withoutSensitive(addressed);
  };
  const address = (value: string): CleanAddress => {
    if (value.length > longestAddress || !URL.canParse(value))
      return { url: `about:${hideAll()}`, values: 0 };
    const url = new URL(value);
    const scheme = url.protocol;
    if (!/^(?:https?|wss?):$/.test(scheme)) {
      // Any other address may hold a whole file, or a name of the person's computer.
      const type =
        scheme === 'data:' ? (/^data:[a-z]+\/[\w.+-]{1,60}(?=[;,])/i.exec(value)?.[0] ?? null) : null;
      return { url: type === null ? `${scheme}${hideAll()}` : `${type},`, values: 0 };
    }
    const { names, values } = namesOf(url.search);
    const base = withoutSensitive(hostOf(url)) + pathOf(url.pathname);
    const query = names.map((name) => `${withoutSensitive(name)}=`).join('&');
    const shown = hideInUrl(`${scheme}//${base}`, words);
    if (shown !== `${scheme}//${base}`) hidden += 1;
    return { url: query === '' ? shown : `${shown}?${query}`, values };
  };
  return {
    text: remembering(text, ''),
    id: remembering((value) => (value.length > longestText ? hideAll() : withoutKnown(value)), ''),
    address: remembering(address, { url: `about:${hiddenPart}`, values: 0 }),
    hidden: () => hidden,
  };
}

function hostOf(url: URL): string {
  return url.host
    .split('.')
    .map((label) => (isKeyLike(label) ? hiddenPart : label))
    .join('.');
}

/** Returns a path without the values of its parameters, and without a query that is written with percent signs. */
function pathOf(path: string): string {
  return path.replace(/%(?:25)*3f.*$/is, '').replace(/;([^=/;]{0,60})=[^/;]*/g, ';$1=');
}

/**
 * Returns the names of a query and the number of its values. A part without a name counts as a value, because nothing
 * tells the two apart.
 */
function namesOf(search: string): { names: string[]; values: number } {
  const names: string[] = [];
  let values = 0;
  for (const part of search.slice(1).split(/[&;]/)) {
    if (part === '') continue;
    const [name = '', ...rest] = part.split('=');
    if (rest.join('=') !== '') values += 1;
    if (rest.length === 0 || name === '') {
      values += rest.length === 0 ? 1 : 0;
      continue;
    }
    if (name.length <= longestName && !isKeyLike(name) && names.length < mostNames) names.push(name);
  }
  return { names, values };
}
