import type { Check, ConnectionProblem, Diagnosis } from '../deskpro/doctor.ts';
import { formatTime } from '../format.ts';
import { t, uiLanguage } from '../i18n.ts';

/** An action that mends a connection. `address` is the address to open or to connect to. */
export type ConnectionRemedy =
  | { kind: 'allow-access' | 'check-again' | 'change-key'; label: string }
  | { kind: 'open-address' | 'change-address'; label: string; address: string };

/** A row of the connection check. Only the first failed row has a `problem`: mending it may mend the rows after it. */
export interface CheckInWords {
  check: Check;
  outcome: 'passed' | 'failed' | 'unchecked';
  label: string;
  outcomeLabel: string;
  problem: { sentence: string; action: ConnectionRemedy } | null;
}

/** The connection's address and host: for sentences, and for opening the address. */
export interface Checked {
  baseUrl: string;
  host: string;
}

/** Returns a diagnosis in words, row by row. */
export function diagnosisOf(diagnosis: Diagnosis, at: Checked): CheckInWords[] {
  const first = diagnosis.find(({ outcome }) => outcome === 'failed');
  return diagnosis.map((finding) => ({
    check: finding.check,
    outcome: finding.outcome,
    label: labelOf(finding.check, at.host),
    outcomeLabel: outcomeLabelOf(finding.outcome),
    problem:
      finding === first && finding.outcome === 'failed' ? explain(finding.check, finding.problem, at) : null,
  }));
}

function labelOf(check: Check, host: string): string {
  switch (check) {
    case 'permission':
      return t('checkPermission', host);
    case 'answer':
      return t('checkAnswer');
    case 'deskpro':
      return t('checkDeskpro');
    case 'version':
      return t('checkVersion');
    case 'key':
      return t('checkKey');
    case 'create':
      return t('checkCreate');
    case 'upload':
      return t('checkUpload');
    case 'agents':
      return t('checkAgents');
    case 'clock':
      return t('checkClock');
  }
}

function outcomeLabelOf(outcome: CheckInWords['outcome']): string {
  switch (outcome) {
    case 'passed':
      return t('checkPassed');
    case 'failed':
      return t('checkFailed');
    case 'unchecked':
      return t('checkUnchecked');
  }
}

function explain(check: Check, problem: ConnectionProblem, at: Checked): CheckInWords['problem'] {
  const { host } = at;
  const again: ConnectionRemedy = { kind: 'check-again', label: t('actionCheckAgain') };
  const changeKey: ConnectionRemedy = { kind: 'change-key', label: t('changeKey') };
  const open: ConnectionRemedy = {
    kind: 'open-address',
    label: t('actionOpenAddress'),
    address: at.baseUrl,
  };
  const say = (sentence: string, action: ConnectionRemedy) => ({ sentence, action });
  switch (problem.code) {
    case 'permission-missing':
      return say(t('doctorPermission', host), { kind: 'allow-access', label: t('actionAllowAccess') });
    case 'offline':
      return say(t('doctorOffline'), again);
    case 'unreachable':
      return say(t(isHttps(at) ? 'doctorUnreachableHttps' : 'doctorUnreachable', host), open);
    case 'timeout':
      return say(t('doctorTimeout', host), again);
    case 'redirected':
      return say(t('doctorRedirected', host), open);
    case 'redirected-from-http':
      return say(t('doctorRedirectedFromHttp', host), open);
    case 'rate-limited':
      return say(
        problem.retryAt === null
          ? t('doctorRateLimited', host)
          : t('doctorRateLimitedUntil', host, formatTime(problem.retryAt)),
        again,
      );
    case 'maintenance':
      return say(t('doctorMaintenance', host), again);
    case 'server-trouble':
      return say(t('doctorServerTrouble', host, problem.status), again);
    case 'not-deskpro':
      return say(t('doctorNotDeskpro', host), open);
    case 'address-moved': {
      const { address } = problem;
      return say(t('doctorMoved', host, address), {
        kind: 'change-address',
        label: t('actionUseAddress', address),
        address,
      });
    }
    case 'api-version':
      return say(t('doctorVersion', host, problem.version), again);
    case 'key-rejected':
      return say(t('doctorKeyRejected', host), changeKey);
    case 'key-unseen':
      return say(t('doctorKeyUnseen', host), changeKey);
    case 'not-found':
      return say(t('doctorApiMissing', host), again);
    case 'forbidden':
      return say(forbidden(check, host), changeKey);
    case 'clock-skew':
      return say(
        problem.aheadMs > 0
          ? t('doctorClockAhead', host, duration(problem.aheadMs))
          : t('doctorClockBehind', host, duration(-problem.aheadMs)),
        again,
      );
    case 'unexpected-reply':
      return say(t('doctorUnexpectedReply', host, problem.status), again);
    default:
      return say(t('doctorUnexpected', host, problem.code), again);
  }
}

function forbidden(check: Check, host: string): string {
  switch (check) {
    case 'create':
      return t('doctorMayNotCreate', host);
    case 'upload':
      return t('doctorMayNotUpload', host);
    case 'agents':
      return t('doctorMayNotListAgents', host);
    default:
      return t('doctorForbidden', host);
  }
}

function isHttps({ baseUrl }: Checked): boolean {
  return baseUrl.startsWith('https:');
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Formats milliseconds in the largest unit that fits: `5 minutes`, `2 hours`. */
function duration(ms: number): string {
  const [unit, unitMs] =
    ms >= dayMs
      ? (['day', dayMs] as const)
      : ms >= hourMs
        ? (['hour', hourMs] as const)
        : (['minute', minuteMs] as const);
  return new Intl.NumberFormat(uiLanguage(), { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.round(ms / unitMs),
  );
}
