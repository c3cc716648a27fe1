import { type Annotations, noAnnotations } from '../../utils/annotate/annotations.ts';
import type { Attachment, AttachmentId } from '../../utils/captures/capture.ts';
import { countHidden, hiddenWords } from '../../utils/captures/hidden-items.ts';
import { t } from '../../utils/i18n.ts';
import { Icon } from '../kit/icon.tsx';
import { memo } from '../kit/memo.ts';
import { ShowFrames } from './show-frames.tsx';

interface HiddenItemsListProps {
  attachments: readonly Attachment[];
  disabled: boolean;
  /** Opens the editor, which shows the hidden items. */
  onLook(): void;
  onAnnotate(id: AttachmentId, annotations: Annotations): void;
}

/**
 * Says how many items the detectors hid in the pictures, and whether pictures are not fully checked. Shows nothing if
 * there is nothing to say.
 */
export const HiddenItemsList = memo(function HiddenItemsList({
  attachments,
  disabled,
  onLook,
  onAnnotate,
}: HiddenItemsListProps) {
  const count = attachments.reduce(
    (sum, { annotations }) => sum + countHidden(annotations ?? noAnnotations),
    0,
  );
  const isUnchecked = attachments.some(({ unchecked }) => unchecked !== undefined);
  const hasImages = attachments.some(({ images }) => images === true);
  const words = [
    ...(count > 0 ? [hiddenWords(count)] : []),
    ...(isUnchecked ? [t(count > 0 ? 'notWhollyChecked' : 'notChecked')] : []),
    ...(hasImages && !isUnchecked ? [t(count > 0 ? 'imagesNotCheckedEither' : 'imagesNotChecked')] : []),
  ];
  return (
    <div role="status" class={words.length === 0 ? 'visually-hidden' : 'notice'}>
      {words.length === 0 ? null : (
        <>
          <Icon name="redact" />
          <p>{words.join(' · ')}</p>
          <button type="button" class="button button-small" disabled={disabled} onClick={onLook}>
            {t('lookAtHidden')}
          </button>
        </>
      )}
      <ShowFrames attachments={attachments} disabled={disabled} onAnnotate={onAnnotate} />
    </div>
  );
});
