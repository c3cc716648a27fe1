/**
 * What a step of a path says about the steps after it: hide `all` but ordinary steps, hide what looks like `secrets`,
 * hide the `next` step, or keep the hash of a `commit`.
 */
export type Following = 'all' | 'secrets' | 'next' | 'commit';

const subjects = 'account|code|device|e?-?mail|key|link|login|me|member|pass(?:word|wd)?|pwd|token|user';
const handedOut = new RegExp(
  `^(?:(?:auth|${subjects})s?[-_]?)?(?:reset|verif(?:y|ication)|invit(?:e|es|ation|ations)|magic|secret|otp)(?:[-_]?(?:${subjects}))*$`,
  'i',
);
const oftenHandedOut =
  /^(?:accept|activat(?:e|ion)|api[-_]?keys?|catch|confirm(?:ation)?|hooks?|webhooks?|join|keys?|private|public-dashboards|receipt|recover|recovery|register|secrets|shared?|signup|snapshots?|tokens?|unlock|unsubscribe)$/i;
const commits = /^(?:blame|blob|commits?|compare|diff|objects|raw|rev|revision|sha|tree)$/i;

/** Returns what a step says about the steps after it; null if nothing. `scheme` has its colon, as in `file:`. */
export function followingOf(step: string, scheme: string): Following | null {
  if (handedOut.test(step)) return 'all';
  if (oftenHandedOut.test(step)) return 'secrets';
  if (commits.test(step)) return 'commit';
  return scheme === 'file:' && /^(?:home|users)$/i.test(step) ? 'next' : null;
}

/** Steps that are never a secret that was sent to a person: pages of a process, languages, versions. */
const ordinary =
  /^(?:2fa|all|code|complete|completed|confirm|confirmed|done|edit|email|error|expired|failed|failure|form|help|index(?:\.\w{2,5})?|invalid|link|list|login|me|mfa|new|options|page|password|phone|request|resend|send|sent|settings|sms|start|step-?\d|success|token|v\d)$/i;
const language = /^[a-z]{2}(?:-[A-Z]{2})?$/;

export function isOrdinaryStep(step: string): boolean {
  return ordinary.test(step) || language.test(step);
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** A page's title and its number in a workspace. */
const titled = /^\p{L}[\p{L}\d%-]*-[\da-f]{32}$/iu;

/** Whether a text looks like a key: its letters and digits alternate often. */
export function isKeyLike(text: string): boolean {
  if (text.length < 20 || uuid.test(text) || titled.test(text) || /[^\w~+/=.-]/.test(text)) return false;
  const changes = text.match(/[a-z](?=[A-Z\d])|[A-Z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0;
  return changes * 4 >= text.length;
}

/**
 * Like `isKeyLike`, for places where a secret is expected: also for short keys and for UUIDs, which are database ids
 * elsewhere.
 */
export function isShortKey(text: string): boolean {
  return text.length >= 8 && (uuid.test(text) || /[a-z]\d|\d[a-z]/i.test(text));
}

/** Services whose addresses grant the right to use them. `before` is the path after which the secret begins. */
const services: readonly [host: RegExp, before: RegExp][] = [
  [/^hooks\.slack(?:-gov)?\.com$/, /^\/\w+/],
  [/(?:^|\.)discord(?:app)?\.com$/, /^\/api\/(?:v\d+\/)?webhooks/],
  [/\.webhook\.office(?:365)?\.com$|^outlook\.office(?:365)?\.com$/, /^\/webhook(?:b2)?/],
  [/^hooks\.zapier\.com$/, /^\/hooks\/\w+/],
  [/^hook\.(?:[a-z\d]+\.)?(?:make|integromat)\.com$|^webhook\.site$|^api\.telegram\.org$/, /^/],
  [/^maker\.ifttt\.com$/, /\/with\/key/],
  [/^events\.pagerduty\.com$/, /^\/integration/],
  [/^hooks\.airtable\.com$/, /^\/workflows/],
];

/** Whether a step of a path is part of such a secret. `before` is the path before the step. */
export function isServiceSecret(host: string, before: string): boolean {
  return services.some(([name, path]) => name.test(host) && path.test(before));
}
