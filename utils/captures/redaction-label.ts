import type { Redaction } from '../annotate/annotations.ts';
import { t } from '../i18n.ts';

/** Returns the words that stand on a redaction, so that it does not look like a fault; null for most redactions. */
export function redactionLabel({ host }: Redaction): string | null {
  if (host === undefined) return null;
  return host === '' ? t('hiddenFrame') : t('hiddenPartOf', host);
}
