import type { AttachmentId, Capture } from '../utils/captures/capture.ts';
import { t } from '../utils/i18n.ts';
import { Icon } from './icon.tsx';
import { previewFacts } from './screenshot-preview.tsx';

interface EditorImagesProps {
  /** Null while it is being read. */
  capture: Capture | null;
  imageUrls: ReadonlyMap<AttachmentId, string>;
  removable: boolean;
  onRemove(id: AttachmentId): void;
}

/** Every picture of the capture, as large as the window allows. */
export function EditorImages({ capture, imageUrls, removable, onRemove }: EditorImagesProps) {
  if (capture !== null && capture.attachments.length === 0) {
    return (
      <section class="editor-images editor-images-empty">
        <Icon name="imageOff" size={20} />
        <p>{t('screenshotGone')}</p>
        <p class="secondary">{t('screenshotBackFromPage')}</p>
      </section>
    );
  }
  return (
    <section class="editor-images" aria-busy={capture === null}>
      {capture?.attachments.map((attachment) => {
        const screenshot = attachment.kind === 'screenshot';
        const url = imageUrls.get(attachment.id);
        return (
          <figure key={attachment.id} class="editor-figure">
            <figcaption class="editor-caption">
              <bdi>{previewFacts(attachment)}</bdi>
              {removable ? (
                <button type="button" class="button button-small" onClick={() => onRemove(attachment.id)}>
                  <Icon name="close" />
                  {t(screenshot ? 'removeScreenshot' : 'removeImage')}
                </button>
              ) : null}
            </figcaption>
            {url === undefined ? (
              <div class="editor-image skeleton" />
            ) : (
              <img
                class="editor-image"
                src={url}
                alt={t(screenshot ? 'screenshotPreview' : 'imagePreview')}
                width={attachment.width ?? undefined}
                height={attachment.height ?? undefined}
              />
            )}
          </figure>
        );
      })}
    </section>
  );
}
