import type { Attachment } from '../../utils/captures/capture.ts';
import { hiddenIn, hiddenWords } from '../../utils/captures/hidden-items.ts';
import { t } from '../../utils/i18n.ts';
import { Icon } from '../kit/icon.tsx';
import { redactIcon } from '../kit/icons.ts';
import { memo } from '../kit/memo.ts';

interface HiddenNoticeProps {
  attachments: readonly Attachment[];
  disabled: boolean;
  /** Opens the editor, which shows the pictures large. */
  onLook(): void;
}

/**
 * Announces how many items the detectors hid in the pictures, and shows whether pictures are not fully checked. What is
 * hidden can be seen in the form.
 */
export const HiddenNotice = memo(function HiddenNotice({ attachments, disabled, onLook }: HiddenNoticeProps) {
  const count = hiddenIn(attachments);
  const isUnchecked = attachments.some(({ unchecked }) => unchecked !== undefined);
  const hasImages = attachments.some(({ images }) => images === true);
  const doubt = isUnchecked
    ? t(count > 0 ? 'notWhollyChecked' : 'notChecked')
    : hasImages
      ? t(count > 0 ? 'imagesNotCheckedEither' : 'imagesNotChecked')
      : '';
  const words = [count > 0 ? hiddenWords(count) : '', doubt].filter((part) => part !== '').join(' · ');
  return (
    <div role="status" class={doubt === '' ? 'visually-hidden' : 'notice'}>
      {doubt === '' ? (
        words
      ) : (
        <>
          <Icon of={redactIcon} />
          <p title={words}>{words}</p>
          <button type="button" class="notice-button" disabled={disabled} onClick={onLook}>
            {t('lookAtHidden')}
          </button>
        </>
      )}
    </div>
  );
});
