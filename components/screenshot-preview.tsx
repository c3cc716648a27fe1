import type { Attachment } from '../utils/captures/capture.ts';
import { formatBytes } from '../utils/format.ts';
import { type MessageKey, t } from '../utils/i18n.ts';
import { Icon } from './icon.tsx';
import type { CaptureMode, TicketScreenProps } from './screen-props.ts';

interface ScreenshotPreviewProps {
  /** Null where the ticket has no picture. */
  attachment: Attachment | null;
  /** Undefined while the pixels are being read. */
  url: string | undefined;
  capturing: boolean;
  /** The one that is being taken in this one's place. */
  screenshot: TicketScreenProps['screenshot'];
  disabled: boolean;
  onEdit(): void;
  onCancel(): void;
  onRemove(): void;
}

/** The picture that goes with the ticket, at a fixed 16:10 so that nothing moves when it comes or goes. */
export function ScreenshotPreview({
  attachment,
  url,
  capturing,
  screenshot: taking,
  disabled,
  onEdit,
  onCancel,
  onRemove,
}: ScreenshotPreviewProps) {
  const screenshot = attachment === null || attachment.kind === 'screenshot';
  if (taking !== null) {
    return (
      <div class="preview">
        <div class="preview-frame preview-empty">
          <progress aria-label={t('capturing')} max={taking.of || 1} value={taking.done} />
          <p>{taking.of === 0 ? t('capturing') : t('screenshotProgress', taking.done, taking.of)}</p>
          <button type="button" class="button button-small" onClick={onCancel}>
            {t('cancelScreenshot')}
          </button>
        </div>
      </div>
    );
  }
  if (attachment === null && !capturing) {
    return (
      <div class="preview">
        <div class="preview-frame preview-empty">
          <Icon name="imageOff" size={20} />
          <p>{t('screenshotGone')}</p>
          <p class="secondary">{t('screenshotBack')}</p>
        </div>
      </div>
    );
  }
  return (
    <div class="preview">
      <div class={url === undefined ? 'preview-frame skeleton' : 'preview-frame'}>
        {url === undefined ? (
          <span class="visually-hidden">{t('capturing')}</span>
        ) : (
          <img class="preview-image" src={url} alt={t(screenshot ? 'screenshotPreview' : 'imagePreview')} />
        )}
        {attachment === null ? null : (
          <div class="preview-tools">
            <button
              type="button"
              class="icon-button icon-button-solid"
              aria-label={t('editScreenshot')}
              title={t('editScreenshot')}
              disabled={disabled}
              onClick={onEdit}
            >
              <Icon name="pen" />
            </button>
            <button
              type="button"
              class="icon-button icon-button-solid"
              aria-label={t(screenshot ? 'removeScreenshot' : 'removeImage')}
              title={t(screenshot ? 'removeScreenshot' : 'removeImage')}
              disabled={disabled}
              onClick={onRemove}
            >
              <Icon name="close" />
            </button>
          </div>
        )}
      </div>
    </div>
  );
}

const modeWords: Record<Exclude<CaptureMode, 'none'>, MessageKey> = {
  visible: 'modeVisible',
  'full-page': 'modeFullPage',
  area: 'modeArea',
  element: 'modeElement',
};

/** What the picture is: the mode it was taken in, sides in pixels, size. */
export function previewFacts(attachment: Attachment): string {
  const what = attachment.mode === null ? 'imageFromPage' : modeWords[attachment.mode];
  return [t(what), ...measures(attachment)].join(' · ');
}

/** Sides in pixels where they are known, and size. */
export function measures({ width, height, size, contentType, part }: Attachment): string[] {
  const format = contentType.replace(/^image\//, '').toUpperCase();
  return [
    ...(part === null ? [] : [t('partOf', part.number, part.of)]),
    ...(width === null || height === null ? [] : [t('pixels', width, height)]),
    `${format} ${formatBytes(size)}`,
  ];
}
