import { useCallback, useRef, useState } from 'preact/hooks';
import type { Annotations, Shape } from '../utils/annotate/annotations.ts';
import type { EditorState } from '../utils/annotate/editor-state.ts';
import type { Attachment, AttachmentId, Capture } from '../utils/captures/capture.ts';
import { t } from '../utils/i18n.ts';
import { Annotator } from './annotator.tsx';
import { Icon } from './icon.tsx';
import { previewFacts } from './screenshot-preview.tsx';
import { usePicture } from './use-picture.ts';

interface EditorImagesProps {
  /** Null while it is being read. */
  capture: Capture | null;
  imageUrls: ReadonlyMap<AttachmentId, string>;
  editable: boolean;
  readImage(id: AttachmentId): Promise<Blob | null>;
  onAnnotate(id: AttachmentId, annotations: Annotations): void;
  onRemove(id: AttachmentId): void;
}

/** The capture's pictures: one to draw on, the others in a row under it. */
export function EditorImages({
  capture,
  imageUrls,
  editable,
  readImage,
  onAnnotate,
  onRemove,
}: EditorImagesProps) {
  const [chosen, setChosen] = useState(0);
  const kept = useRef(new Map<AttachmentId, EditorState>());
  const copied = useRef<Shape | null>(null);
  if (capture === null) return <section class="editor-images" aria-busy="true" />;
  const { attachments } = capture;
  const attachment = attachments[chosen] ?? attachments[0];
  if (attachment === undefined) {
    return (
      <section class="editor-images editor-images-empty">
        <Icon name="imageOff" size={20} />
        <p>{t('screenshotGone')}</p>
        <p class="secondary">{t('screenshotBackFromPage')}</p>
      </section>
    );
  }
  const { pixelRatio } = capture.page;
  return (
    <section class="editor-images">
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
      <div class="editor-caption">
        <bdi>{previewFacts(attachment)}</bdi>
        {editable ? (
          <button type="button" class="button button-small" onClick={() => onRemove(attachment.id)}>
            <Icon name="close" />
            {t(attachment.kind === 'screenshot' ? 'removeScreenshot' : 'removeImage')}
          </button>
        ) : null}
      </div>
      {attachments.length < 2 ? null : (
        <ul class="pictures" aria-label={t('pictures')}>
          {attachments.map((one, index) => (
            <li key={one.id}>
              <button
                type="button"
                class="picture"
                aria-label={t('pictureOf', index + 1, attachments.length)}
                aria-current={one === attachment}
                onClick={() => setChosen(index)}
              >
                <img src={imageUrls.get(one.id)} alt="" />
              </button>
            </li>
          ))}
        </ul>
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
  const pictures = usePicture(read);
  const onKeep = useCallback((state: EditorState) => void kept.set(id, state), [kept, id]);
  const onAnnotations = useCallback((all: Annotations) => onAnnotate(id, all), [onAnnotate, id]);
  if (pictures === null) return <div class="annotator skeleton" />;
  if (pictures === 'unreadable') {
    return (
      <div class="annotator-message">
        <Icon name="imageOff" size={20} />
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
