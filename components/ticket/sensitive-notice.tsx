import { useEffect, useMemo, useState } from 'preact/hooks';
import { reasonWords } from '../../utils/captures/reason-words.ts';
import { t } from '../../utils/i18n.ts';
import { memo } from '../kit/memo.ts';

interface SensitiveNoticeProps {
  /** The text that the person has written. */
  text: string;
  toHide: readonly string[] | null;
  /** The requester, whose address does not count as sensitive. */
  requester: string;
  disabled: boolean;
  onHide(text: string): void;
}

/** Says what looks sensitive in the person's text. Hides it only if asked to, because the text is the person's own. */
export const SensitiveNotice = memo(function SensitiveNotice({
  text,
  toHide,
  requester,
  disabled,
  onHide,
}: SensitiveNoticeProps) {
  const detectors = useDetectors(toHide !== null && text !== '');
  const allowed = useMemo(() => [/[^\s<>]+@[^\s<>]+/.exec(requester)?.[0] ?? ''], [requester]);
  const kinds = useMemo(() => {
    if (toHide === null || typeof detectors === 'string') return [];
    const spans = detectors.sensitiveIn(text, toHide, allowed);
    return [...new Set(spans.map(({ kind }) => reasonWords(kind)))];
  }, [detectors, text, toHide, allowed]);
  const isMissing = detectors === 'failed';
  return (
    <div role="status" class={kinds.length === 0 && !isMissing ? 'visually-hidden' : 'notice'}>
      {isMissing ? <p>{t('typedUnchecked')}</p> : null}
      {kinds.length === 0 || typeof detectors === 'string' ? null : (
        <>
          <p>{t('typedSensitive', kinds.join(', '))}</p>
          <button
            type="button"
            class="notice-button"
            disabled={disabled}
            onClick={() => onHide(detectors.hideWords(text, toHide ?? [], allowed))}
          >
            {t('hideTyped')}
          </button>
        </>
      )}
    </div>
  );
});

type Detectors = typeof import('../../utils/privacy/hide-words.ts');

/** Returns the detectors, which are loaded once they are wanted, so that the form does not wait for them. */
function useDetectors(wanted: boolean): Detectors | 'loading' | 'failed' {
  const [detectors, setDetectors] = useState<Detectors | 'loading' | 'failed'>('loading');
  useEffect(() => {
    if (!wanted) return;
    import('../../utils/privacy/hide-words.ts').then(setDetectors, () => setDetectors('failed'));
  }, [wanted]);
  return detectors;
}
