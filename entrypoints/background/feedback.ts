import { browser } from '../../utils/browser.ts';
import type { Receipt } from '../../utils/captures/capture.ts';
import type { AppResult } from '../../utils/errors.ts';
import { t } from '../../utils/i18n.ts';
import type { Toast } from '../../utils/page/toast.ts';
import { problemOf } from '../../utils/problems/problem-of.ts';
import { runInPage } from '../../utils/screenshot/page-scripts.ts';

const badges = {
  busy: { text: '…', color: '#3b4a6b' },
  good: { text: '✓', color: '#147a4b' },
  bad: { text: '!', color: '#b3261e' },
} as const;

const badgeShownForMs = 4000;
const keepAwakeEveryMs = 20_000;

export async function showBadge(tone: keyof typeof badges | null): Promise<void> {
  const badge = tone === null ? null : badges[tone];
  await Promise.all([
    browser.action.setBadgeText({ text: badge?.text ?? '' }),
    badge && browser.action.setBadgeBackgroundColor({ color: badge.color }),
    badge && browser.action.setBadgeTextColor({ color: '#ffffff' }),
  ]);
}

/** Shows a delivery on the toolbar button: under way, then done for a moment, or that somebody is needed. */
export async function showProgress(work: () => Promise<AppResult<Receipt>>): Promise<AppResult<Receipt>> {
  void showBadge('busy');
  // Chromium stops a worker after 30 s without an event or an API call, also in the middle of a slow upload.
  const keepAwake = setInterval(() => void browser.runtime.getPlatformInfo(), keepAwakeEveryMs);
  const outcome = await work().finally(() => clearInterval(keepAwake));
  void showBadge(outcome.ok ? 'good' : 'bad');
  if (outcome.ok) setTimeout(() => void showBadge(null), badgeShownForMs);
  return outcome;
}

export function showToast(tabId: number, toast: Omit<Toast, 'closeLabel'>): Promise<unknown> {
  return runInPage(tabId, 'page-toast', { ...toast, closeLabel: t('toastClose') } satisfies Toast);
}

export function toastOf(outcome: AppResult<Receipt>): Omit<Toast, 'closeLabel'> {
  if (outcome.ok) {
    const { ticketId, url } = outcome.value;
    return {
      text: t('ticketCreated', ticketId),
      link: { text: t('toastOpenTicket'), href: url },
      tone: 'good',
    };
  }
  return { text: `${problemOf(outcome.error).sentence} ${t('toastDraftKept')}`, link: null, tone: 'bad' };
}
