import { useCallback, useRef, useState } from 'preact/hooks';
import type { Annotations, Shape } from '../../../utils/annotate/annotations.ts';
import type { EditorState } from '../../../utils/annotate/editor-state.ts';
import type { Attachment, AttachmentId, Capture } from '../../../utils/captures/capture.ts';
import { isFollowUp } from '../../../utils/captures/follow-up.ts';
import { t } from '../../../utils/i18n.ts';
import { Annotator } from '../../annotator/annotator.tsx';
import { usePicture } from '../../annotator/use-picture.ts';
import { Icon } from '../../kit/icon.tsx';
import { closeIcon, imageOffIcon, textIcon } from '../../kit/icons.ts';
import { useDroppedFiles } from '../../kit/use-dropped-files.ts';
import { AddAttachments } from '../../ticket/add-attachments.tsx';
import { CleanedFiles } from '../../ticket/cleaned-files.tsx';
import { AttachmentStrip } from '../../ticket/later-parts.tsx';
import { MoveButtons, previewFacts, removeName } from '../../ticket/screenshot-preview.tsx';
import type { Preview } from '../../ticket/ticket-props.ts';

interface EditorImagesProps {
  /** Null while the capture is being read. */
  capture: Capture | null;
  previews: ReadonlyMap<AttachmentId, Preview>;
  editable: boolean;
  readImage(id: AttachmentId): Promise<Blob | null>;
  onAnnotate(id: AttachmentId, annotations: Annotations): void;
  addingFiles: boolean;
  onRemove(id: AttachmentId): void;
  onUndoRemove: (() => void) | null;
  onMove(id: AttachmentId, place: number): void;
  onFiles(files: File[]): void;
}

/** Shows one attachment large, with a picture editor if it is a picture, and all attachments in a row below. */
export function EditorImages(props: EditorImagesProps) {
  const { capture, previews, editable, readImage, onAnnotate, onRemove, onMove, onFiles } = props;
  const [chosen, setChosen] = useState<AttachmentId | null>(null);
  const kept = useRef(new Map<AttachmentId, EditorState>());
  const copied = useRef<Shape | null>(null);
  const isOver = useDroppedFiles(editable ? onFiles : null);
  if (capture === null) return <section class="editor-images" aria-busy="true" />;
  const { attachments } = capture;
  const attachment = attachments.find(({ id }) => id === chosen) ?? attachments[0];
  const place = attachment === undefined ? -1 : attachments.indexOf(attachment);
  const moveTo = (to: number) =>
    attachment === undefined || attachments[to] === undefined ? null : () => onMove(attachment.id, to);
  const { pixelRatio } = capture.page;
  return (
    <section class="editor-images" data-dropping={isOver}>
      {attachment === undefined ? (
        <div class="editor-images-empty">
          <Icon of={imageOffIcon} size={20} />
          <p>{t(isFollowUp(capture) ? 'followUpEmpty' : 'screenshotGone')}</p>
          <p class="secondary">{t(isFollowUp(capture) ? 'followUpFromPage' : 'screenshotBackFromPage')}</p>
        </div>
      ) : attachment.kind === 'file' ? (
        <div class="editor-images-empty">
          <Icon of={textIcon} size={20} />
          <p>{attachment.filename}</p>
        </div>
      ) : (
        <EditedPicture
          key={attachment.id}
          attachment={attachment}
          unit={(attachment.kind === 'screenshot' ? pixelRatio : null) ?? 1}
          kept={kept.current}
          copied={copied}
          editable={editable}
          readImage={readImage}
          onAnnotate={onAnnotate}
        />
      )}
      <div class="editor-caption">
        <bdi>{attachment === undefined ? '' : previewFacts(attachment)}</bdi>
        {attachment !== undefined && editable ? (
          <span class="actions">
            <MoveButtons disabled={false} onEarlier={moveTo(place - 1)} onLater={moveTo(place + 1)} />
            <button type="button" class="button button-small" onClick={() => onRemove(attachment.id)}>
              <Icon of={closeIcon} />
              {t(removeName(attachment.kind))}
            </button>
          </span>
        ) : null}
        {editable ? (
          <AddAttachments
            count={attachments.length}
            isAdding={props.addingFiles}
            onFiles={onFiles}
            onUndo={props.onUndoRemove}
          />
        ) : null}
      </div>
      <CleanedFiles attachments={attachments} />
      {attachments.length < 2 ? null : (
        <AttachmentStrip
          attachments={attachments}
          previews={previews}
          shownId={attachment?.id ?? null}
          disabled={!editable}
          onShow={setChosen}
          onMove={onMove}
        />
      )}
    </section>
  );
}

interface EditedPictureProps extends Pick<EditorImagesProps, 'editable' | 'readImage' | 'onAnnotate'> {
  attachment: Attachment;
  unit: number;
  kept: Map<AttachmentId, EditorState>;
  copied: { current: Shape | null };
}

function EditedPicture(props: EditedPictureProps) {
  const { attachment, kept, readImage, onAnnotate } = props;
  const { id } = attachment;
  const read = useCallback(() => readImage(id), [readImage, id]);
  const pictures = usePicture(read, attachment);
  const onKeep = useCallback((state: EditorState) => void kept.set(id, state), [kept, id]);
  const onAnnotations = useCallback((all: Annotations) => onAnnotate(id, all), [onAnnotate, id]);
  if (pictures === null) return <div class="annotator skeleton" />;
  if (pictures === 'unreadable') {
    return (
      <div class="annotator-message">
        <Icon of={imageOffIcon} size={20} />
        <p>{t('pictureNotEditable')}</p>
      </div>
    );
  }
  return (
    <Annotator
      pictures={pictures}
      unit={props.unit}
      annotations={attachment.annotations}
      kept={kept.get(id)}
      copied={props.copied}
      disabled={!props.editable}
      onKeep={onKeep}
      onAnnotations={onAnnotations}
    />
  );
}
