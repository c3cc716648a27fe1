import { useEffect, useRef } from 'preact/hooks';
import type { Annotations } from '../../utils/annotate/annotations.ts';
import type { Attachment, AttachmentId } from '../../utils/captures/capture.ts';
import { isFrame, withoutFrames } from '../../utils/captures/hidden-frames.ts';
import { t } from '../../utils/i18n.ts';

interface ShowFramesProps {
  attachments: readonly Attachment[];
  disabled: boolean;
  onAnnotate(id: AttachmentId, annotations: Annotations): void;
}

/**
 * The button that shows the hidden frames of other sites; nothing if there are none. It goes away with what it shows,
 * and the focus goes to what follows.
 */
export function ShowFrames({ attachments, disabled, onAnnotate }: ShowFramesProps) {
  const frames = attachments.flatMap(({ annotations }) => annotations?.shapes.filter(isFrame) ?? []);
  const [host = '', ...more] = new Set(frames.map((frame) => frame.host));
  const isPressed = useRef(false);
  useEffect(() => {
    if (!isPressed.current || frames.length > 0) return;
    isPressed.current = false;
    if (document.activeElement === document.body)
      document.querySelector<HTMLElement>('.notice[role="status"] button,[name="subject"]')?.focus();
  }, [frames.length]);
  if (frames.length === 0) return null;
  const show = () => {
    isPressed.current = true;
    for (const { id, annotations } of attachments) {
      const rest = withoutFrames(annotations);
      if (rest !== null) onAnnotate(id, rest);
    }
  };
  return (
    <button type="button" class="button button-small" disabled={disabled} onClick={show}>
      {host === '' || more.length > 0 ? t('showFrames') : t('showPartOf', host)}
    </button>
  );
}
