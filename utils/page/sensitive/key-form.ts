import { raw } from './letters.ts';

/** Beginnings of keys as services publish them, each with the least that must follow. `keyLength` checks the rest. */
const published = new RegExp(
  `^(?:${[
    // Keys that have a form of their own.
    raw`(?:A3T\w|A[BKS]IA|ACCA)[A-Z2-7]{16}$`,
    raw`\w{3}\dQ~[\w.~-]{31,34}$`,
    `[5KL][1-9A-HJ-NP-Za-km-z]{50,51}$`,
    raw`[\da-f]{32}-us\d{1,2}$`,
    raw`\w{14}\.atlasv1\.`,
    raw`(?:pat-(?:na|eu)\d|access-[a-z]{7,11}|amzn\.mws|HRKU|sdk|api|mob)[-.][\da-f]{8}-[\da-f-]{27}$`,
    raw`pat\w{14}\.[\da-f]{64}$`,
    raw`(?:(?:key|fc)-[\da-f]{32}|AKID\w{32}|(?:live|test)_[\da-f]{35})$`,
    raw`(?:s\.[a-zA-Z\d]{24}|cio[a-zA-Z\d]{32})$`,
    raw`dapi[\da-f]{32}(?:-\d)?$`,
    raw`[\da-f]{32,36}FFFFNRAL$`,
    raw`[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,}$`,
    raw`dt0[a-z]\d\d\.[A-Z2-7]{24}`,
    raw`v1\.0-[\da-f]{24}-`,
    raw`A3-[A-Z\d]{6}-`,
    raw`\d{6}(?:-\d{6}){7}$`,
    // Prefixes that end in a separator or in fixed letters.
    raw`(?:AGE-SECRET-KEY-1|AIza|AKCp|A[CT][CST]?[AT]TT?3|ATBB|ATOA|CFPAT-|cmVmd|EAA[A-Z]|EZ[AT]K|FLWSECK|GOCSPX-|GOOG|HRKU-|IGQ|LTAI|NRA[AKL]-|NRII-|NRJS-|PMAK-|SG\.|ya29\.|sl\.|s-s4t2ud-)`,
    `(?:gh[a-z]|github_pat|npm|hf|r8|gsk|[rsp]k|rzp|glc|glsa|ntn|nfp|vcp|rnd|re|sb[ps]|sq0[a-z]{3}|do[opr]_v1|lin_[a-z]{3,5}|lsv2_[a-z]{2}|pscale_[a-z]{2,5}|shp[a-z]{2,3}|pnu|sntr[a-z]{2}|wh(?:sec|ook)|dckr_[a-z]{3}|CCIPAT|CLOJARS|rubygems|phx|pcsk|fo1|fm2|figd|aio|ops|bkua|sq[apu]|duffel_[a-z]{4}|shippo_[a-z]{4}|secret|e2b|jina|kgat|sgp|xox[a-z]|xapp|xwfp)[-_]`,
    raw`(?:gl[a-z]{2,6}|[sp]k|sk-[a-z]{2,5}[\w-]{0,8}|xai|xox[a-z]|xapp|pul|pplx|nvapi|tskey|tvly|xkeysib|xsmtpsib|pypi|p8e|pa|fio-u)-`,
    raw`(?:hv[sbr]|dp\.(?:pt|st|ct|sa|scim|audit)|sk\.eyJ\w+|dop_v1|oy2)\.?`,
    // Words such as `token` or `secret` in prefixes that no service has published.
    raw`[a-z\d]{1,12}[_-](?:[a-z\d]{1,8}[_-])?(?:pat|token|(?:api)?key|live|test|prod|secret|api|sk)[_-]`,
  ].join('|')})`,
);

/**
 * Returns the number of changes between figures, small letters and capitals, except from a word's first capital to its
 * small letters.
 */
function turnsOf(text: string): number {
  let turns = 0;
  let last = '';
  for (const sign of text) {
    const now = sign >= '0' && sign <= '9' ? 'figure' : sign >= 'a' && sign <= 'z' ? 'small' : 'capital';
    if (last !== '' && now !== last && !(last === 'capital' && now === 'small')) turns += 1;
    last = now;
  }
  return turns;
}

/**
 * Whether a text of letters and figures is random: it changes between them, or between cases, more often than words do.
 */
export function isRandom(text: string): boolean {
  // A part of figures only says nothing.
  const runs = text.split(/[^a-zA-Z\d]+/).filter((run) => /[a-zA-Z]/.test(run));
  const turns = runs.reduce((sum, run) => sum + turnsOf(run), 0);
  return turns >= 4 && (turns > 9 || turns * 5 > runs.join('').length) && new Set(text).size > 6;
}

/** Matches a key with an unpublished prefix of its service: a short name, then figures and letters of both cases. */
const unpublished =
  /^[a-z]{1,10}\d?(?:[_-][a-z]{1,8}){0,2}[_-](?=[a-zA-Z]*\d)(?=[A-Z\d]*[a-z])(?=[a-z\d]*[A-Z])[a-zA-Z\d]{28,}/;

/**
 * Returns how much of a word is a key by its form alone, whatever stands beside the word. UTF-16 units; 0 if it is no
 * key.
 */
export function keyLength(word: string): number {
  const key = word.replace(/[.~-]+$/, '');
  const beginning = published.exec(key)?.[0];
  if (beginning === undefined)
    return unpublished.test(key) && !/^(?:sha\d|diff)/.test(key) && isRandom(key) ? key.length : 0;
  // The published form covers the whole key, so the rest needs no check.
  if (beginning.length === key.length) return key.length;
  const rest = key.slice(beginning.length);
  return rest.length >= 12 && isRandom(rest) ? key.length : 0;
}
