import { useEffect, useRef } from 'preact/hooks';
import { noAnnotations } from '../../utils/annotate/annotations.ts';
import type { Attachment } from '../../utils/captures/capture.ts';
import { countHidden, hiddenHosts, hiddenWords } from '../../utils/captures/hidden-items.ts';
import { t } from '../../utils/i18n.ts';
import { Icon } from '../kit/icon.tsx';
import { memo } from '../kit/memo.ts';

interface HiddenItemsListProps {
  attachments: readonly Attachment[];
  disabled: boolean;
  /** Opens the editor, which shows the hidden items. */
  onLook(): void;
  /** Shows the frames of other sites that are hidden as a whole. */
  onShowFrames(): void;
}

/**
 * Says how many items the detectors hid in the pictures, and whether pictures are not fully checked. Shows nothing if
 * there is nothing to say.
 */
export const HiddenItemsList = memo(function HiddenItemsList({
  attachments,
  disabled,
  onLook,
  onShowFrames,
}: HiddenItemsListProps) {
  const count = attachments.reduce(
    (sum, { annotations }) => sum + countHidden(annotations ?? noAnnotations),
    0,
  );
  const hosts = hiddenHosts(attachments);
  const isUnchecked = attachments.some(({ unchecked }) => unchecked !== undefined);
  const hasImages = attachments.some(({ images }) => images === true);
  const words = [
    ...(count > 0 ? [hiddenWords(count)] : []),
    ...(isUnchecked ? [t(count > 0 ? 'notWhollyChecked' : 'notChecked')] : []),
    ...(hasImages && !isUnchecked ? [t(count > 0 ? 'imagesNotCheckedEither' : 'imagesNotChecked')] : []),
  ];
  const root = useRef<HTMLDivElement>(null);
  const hasShown = useRef(false);
  // The button goes away with what it shows.
  useEffect(() => {
    if (!hasShown.current || hosts.length > 0) return;
    hasShown.current = false;
    const next =
      root.current?.querySelector('button') ?? document.querySelector<HTMLElement>('[name="subject"]');
    if (document.activeElement === document.body) next?.focus();
  }, [hosts.length]);
  const show = () => {
    hasShown.current = true;
    onShowFrames();
  };
  return (
    <div ref={root} role="status" class={words.length === 0 ? 'visually-hidden' : 'notice'}>
      {words.length === 0 ? null : (
        <>
          <Icon name="redact" />
          <p>{words.join(' · ')}</p>
          {hosts.length === 0 ? null : (
            <button type="button" class="button button-small" disabled={disabled} onClick={show}>
              {hosts.length > 1 || hosts[0] === '' ? t('showFrames') : t('showPartOf', hosts[0] ?? '')}
            </button>
          )}
          <button type="button" class="button button-small" disabled={disabled} onClick={onLook}>
            {t('lookAtHidden')}
          </button>
        </>
      )}
    </div>
  );
});
