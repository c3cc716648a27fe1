import type { AttachmentId, Capture } from '../../../utils/captures/capture.ts';
import { CaptureModes } from '../../ticket/capture-modes.tsx';
import { AddMenu, AttachmentStrip, DelayedCapture } from '../../ticket/later-parts.tsx';
import { ScreenshotPreview } from '../../ticket/screenshot-preview.tsx';
import type { PopupScreenProps } from '../screen-props.ts';

interface PopupPicturesProps extends PopupScreenProps {
  /** The attachment that the person chose to see. The first attachment is shown instead if it is null or gone. */
  shownId: AttachmentId | null;
  disabled: boolean;
  onShow(id: AttachmentId): void;
}

/** The ticket's attachments: the preview of one, the capture modes, what can be added, and the list. */
export function PopupPictures(props: PopupPicturesProps) {
  const { capture, shownId, disabled } = props;
  const attachments = capture?.attachments ?? [];
  const attachment = attachments.find(({ id }) => id === shownId) ?? attachments[0] ?? null;
  const place = attachment === null ? -1 : attachments.indexOf(attachment);
  const moveTo = (to: number) =>
    attachment === null || attachments[to] === undefined
      ? null
      : () => props.onMoveAttachment(attachment.id, to);
  return (
    <>
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
        onUndo={props.onUndoRemove}
        count={attachments.length}
      />
      <div class="modes-bar">
        <CaptureModes
          mode={props.mode}
          disabled={disabled}
          taking={props.screenshot !== null}
          onMode={props.onMode}
        />
        <DelayedCapture disabled={disabled || props.screenshot !== null} onDelay={props.onDelay} />
        <AddMenu
          disabled={disabled}
          isAdding={props.addingFiles}
          pageTextBusy={props.pageTextBusy}
          onAddScreenshot={props.onAddScreenshot}
          onAddPdf={props.onAddPdf}
          onAddPageText={offersPageText(capture) ? props.onAddPageText : null}
          watching={props.watching}
          onFiles={props.onFiles}
          onAddFileElsewhere={props.onAddFileElsewhere}
        />
      </div>
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
    </>
  );
}

/** A selection goes along instead of the page's text. */
function offersPageText(capture: Capture | null): boolean {
  return capture?.page.readable === true && capture.selection === null && capture.pageText === null;
}
