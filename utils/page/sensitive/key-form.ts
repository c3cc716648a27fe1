/** Beginnings that services publish for their keys, each with the least that follows. What follows is looked at by itself. */
const published = new RegExp(
  `^(?:${[
    // Keys of one form alone.
    String.raw`(?:A3T\w|A[BKS]IA|ACCA)[A-Z2-7]{16}$`,
    String.raw`\w{3}\dQ~[\w.~-]{31,34}$`,
    `[5KL][1-9A-HJ-NP-Za-km-z]{50,51}$`,
    String.raw`[\da-f]{32}-us\d{1,2}$`,
    String.raw`\w{14}\.atlasv1\.`,
    String.raw`(?:pat-(?:na|eu)\d|access-[a-z]{7,11}|amzn\.mws|HRKU|sdk|api|mob)[-.][\da-f]{8}-[\da-f-]{27}$`,
    String.raw`pat\w{14}\.[\da-f]{64}$`,
    String.raw`key-[\da-f]{32}$`,
    String.raw`(?:s\.[a-zA-Z\d]{24}|cio[a-zA-Z\d]{32})$`,
    String.raw`dapi[\da-f]{32}`,
    String.raw`[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,}$`,
    String.raw`dt0[a-z]\d\d\.[A-Z2-7]{24}`,
    String.raw`v1\.0-[\da-f]{24}-`,
    String.raw`A3-[A-Z\d]{6}-`,
    String.raw`\d{6}(?:-\d{6}){7}$`,
    // Names with a stop behind them.
    String.raw`(?:AGE-SECRET-KEY-1|AIza|AKCp|A[CT][CST]?[AT]TT?3|ATBB|ATOA|CFPAT-|cmVmd|EAA[A-Z]|EZ[AT]K|FLWSECK|GOCSPX-|GOOG|HRKU-|IGQ|LTAI|NRA[AKL]-|NRII-|NRJS-|PMAK-|SG\.|ya29\.|sl\.|s-s4t2ud-)`,
    `(?:gh[a-z]|github_pat|npm|hf|r8|gsk|[rsp]k|rzp|glc|glsa|ntn|nfp|vcp|rnd|re|sb[ps]|sq0[a-z]{3}|do[opr]_v1|lin_[a-z]{3,5}|lsv2_[a-z]{2}|pscale_[a-z]{2,5}|shp[a-z]{2,3}|sntr[a-z]{2}|wh(?:sec|ook)|dckr_[a-z]{3}|CCIPAT|CLOJARS|rubygems|phx|pcsk|fo1|fm2|figd|aio|ops|bkua|sq[apu]|duffel_[a-z]{4}|shippo_[a-z]{4}|secret|e2b|jina|kgat|sgp|xox[a-z]|xapp|xwfp)[-_]`,
    String.raw`(?:gl[a-z]{2,6}|[sp]k|sk-[a-z]{2,5}[\w-]{0,8}|xai|xox[a-z]|xapp|pul|pplx|nvapi|tskey|tvly|xkeysib|xsmtpsib|pypi|p8e|pa|fio-u)-`,
    String.raw`(?:hv[sbr]|dp\.(?:pt|st|ct|sa|scim|audit)|sk\.eyJ\w+|dop_v1|oy2)\.?`,
    // Words for what such a key is, in the names that nobody has published.
    String.raw`[a-z\d]{1,12}[_-](?:[a-z\d]{1,8}[_-])?(?:pat|token|key|live|test|prod|secret|api|sk)[_-]`,
  ].join('|')})`,
);

/** Changes between figures, small letters and capitals. A capital that begins a word is none. */
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

/** Whether a machine made a text of letters and figures: it changes between them, or between cases, more often than words do. */
export function isRandom(text: string): boolean {
  // A number between the parts says nothing.
  const runs = text.split(/[^a-zA-Z\d]+/).filter((run) => /[a-zA-Z]/.test(run));
  const turns = runs.reduce((sum, run) => sum + turnsOf(run), 0);
  return turns >= 4 && turns * 5 > runs.join('').length && new Set(text).size > 6;
}

/** A short name before a key, as services give their own that they have not published: the key has letters of both cases and figures. */
const unpublished =
  /^[a-z]{1,10}\d?(?:[_-][a-z]{1,8}){0,2}[_-](?=[a-zA-Z]*\d)(?=[A-Z\d]*[a-z])(?=[a-z\d]*[A-Z])[a-zA-Z\d]{28,}/;

/** How much of a word is a key that shows by its form alone, whatever stands beside it. */
export function keyLength(word: string): number {
  const key = word.replace(/[.~-]+$/, '');
  const beginning = published.exec(key)?.[0];
  if (beginning === undefined)
    return unpublished.test(key) && !/^(?:sha\d|diff)/.test(key) && isRandom(key) ? key.length : 0;
  // A form of its own says enough.
  if (beginning.length === key.length) return key.length;
  const rest = key.slice(beginning.length);
  return rest.length >= 12 && isRandom(rest) ? key.length : 0;
}
