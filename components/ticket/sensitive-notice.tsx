import { useMemo } from 'preact/hooks';
import { reasonWords } from '../../utils/captures/reason-words.ts';
import { t } from '../../utils/i18n.ts';
import { hideWords, sensitiveIn } from '../../utils/privacy/hide-words.ts';
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
  const allowed = useMemo(() => [/[^\s<>]+@[^\s<>]+/.exec(requester)?.[0] ?? ''], [requester]);
  const kinds = useMemo(() => {
    const spans = toHide === null ? [] : sensitiveIn(text, toHide, allowed);
    return [...new Set(spans.map(({ kind }) => reasonWords(kind)))];
  }, [text, toHide, allowed]);
  return (
    <div role="status" class={kinds.length === 0 ? 'visually-hidden' : 'notice'}>
      {kinds.length === 0 ? null : (
        <>
          <p>{t('typedSensitive', kinds.join(', '))}</p>
          <button
            type="button"
            class="button button-small"
            disabled={disabled}
            onClick={() => onHide(hideWords(text, toHide ?? [], allowed))}
          >
            {t('hideTyped')}
          </button>
        </>
      )}
    </div>
  );
});
