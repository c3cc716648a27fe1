import type { AttachmentId } from '../../../utils/captures/capture.ts';
import { AddAttachments } from '../../ticket/add-attachments.tsx';
import { CaptureModes } from '../../ticket/capture-modes.tsx';
import { DelayedCapture } from '../../ticket/delayed-capture.tsx';
import { AttachmentStrip } from '../../ticket/later-parts.tsx';
import { ScreenshotPreview } from '../../ticket/screenshot-preview.tsx';
import type { PopupScreenProps } from '../screen-props.ts';

interface PopupPicturesProps extends PopupScreenProps {
  /** The attachment that the person chose to see. The first attachment is shown instead if it is null or gone. */
  shownId: AttachmentId | null;
  disabled: boolean;
  onShow(id: AttachmentId): void;
}

/** The ticket's attachments: the preview of one, the capture modes, the list, and the buttons that add more. */
export function PopupPictures(props: PopupPicturesProps) {
  const { capture, shownId, disabled } = props;
  const attachments = capture?.attachments ?? [];
  const attachment = attachments.find(({ id }) => id === shownId) ?? attachments[0] ?? null;
  const place = attachment === null ? -1 : attachments.indexOf(attachment);
  const moveTo = (to: number) =>
    attachment === null || attachments[to] === undefined
      ? null
      : () => props.onMoveAttachment(attachment.id, to);
  const taking = disabled || props.screenshot !== null;
  return (
    <>
      <div class="popup-capture">
        <div class="popup-capture-side">
          <ScreenshotPreview
            attachment={attachment}
            preview={attachment === null ? undefined : props.previews.get(attachment.id)}
            first={props.firstPreview}
            capturing={capture === null && props.problem === null && props.mode !== 'none'}
            screenshot={props.screenshot}
            disabled={disabled}
            onEdit={props.onEdit}
            onCancel={props.onCancelScreenshot}
            onEnough={props.onEndScreenshot}
            onEarlier={moveTo(place - 1)}
            onLater={moveTo(place + 1)}
            onRemove={() => {
              if (attachment !== null) props.onRemoveAttachment(attachment.id);
            }}
          />
          <DelayedCapture disabled={taking} onDelay={props.onDelay} />
        </div>
        <CaptureModes mode={props.mode} disabled={taking} onMode={props.onMode} />
      </div>
      <div class="attachments">
        {attachments.length > 1 ? (
          <AttachmentStrip
            attachments={attachments}
            previews={props.previews}
            shownId={attachment?.id ?? null}
            disabled={disabled}
            onShow={props.onShow}
            onMove={props.onMoveAttachment}
          />
        ) : null}
        <AddAttachments
          count={attachments.length}
          compact={attachments.length > 1}
          disabled={disabled}
          isAdding={props.addingFiles}
          onAddScreenshot={props.onAddScreenshot}
          onAddPdf={props.onAddPdf}
          onFiles={props.onFiles}
          onAddFileElsewhere={props.onAddFileElsewhere}
          onUndo={props.onUndoRemove}
        />
      </div>
    </>
  );
}
