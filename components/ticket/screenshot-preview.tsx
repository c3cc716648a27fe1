import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Attachment } from '../../utils/captures/capture.ts';
import { siteOf } from '../../utils/captures/words.ts';
import { formatBytes } from '../../utils/format.ts';
import { type MessageKey, t } from '../../utils/i18n.ts';
import { Icon } from '../kit/icon.tsx';
import { closeIcon, forwardIcon, imageOffIcon, penIcon, textIcon } from '../kit/icons.ts';
import { loadLater } from '../kit/load-later.tsx';
import { PictureCanvas } from '../kit/picture-canvas.tsx';
import { modeName } from './capture-modes.tsx';
import type { FirstPreview, Preview, TicketScreenProps } from './ticket-props.ts';
import { UndoRemove } from './undo-remove.tsx';

const ScreenshotProgress = loadLater(() =>
  import('./screenshot-progress.tsx').then((part) => part.ScreenshotProgress),
);

interface ScreenshotPreviewProps {
  /** Null if the ticket has no attachment. */
  attachment: Attachment | null;
  /** Undefined while the pixels are being read. */
  preview: Preview | undefined;
  /** The picture that was just taken, shown until its preview is there. Null if none was. */
  first: FirstPreview | null;
  capturing: boolean;
  /** The screenshot being taken, shown instead of the attachment. Null if none is. */
  screenshot: TicketScreenProps['screenshot'];
  disabled: boolean;
  onEdit(): void;
  onCancel(): void;
  /** Ends the screenshot early. The draft keeps the part that is captured so far. */
  onEnough(): void;
  /** Null if there is no earlier place. `onLater` is null if there is no later place. */
  onEarlier: (() => void) | null;
  onLater: (() => void) | null;
  onRemove(): void;
  /** Brings back the attachments removed last. Null if there are none. */
  onUndo: (() => void) | null;
  /** The number of attachments. */
  count: number;
}

/** The preview of one attachment across the window's width. Nothing moves when a picture appears or disappears. */
export function ScreenshotPreview(props: ScreenshotPreviewProps) {
  const { attachment, first, screenshot } = props;
  const taken = useFirstPreview(attachment === null || first?.isOf(attachment.id) ? first : null);
  const preview = props.preview ?? taken;
  if (screenshot !== null)
    return <Progress screenshot={screenshot} onCancel={props.onCancel} onEnough={props.onEnough} />;
  const undo =
    props.onUndo === null ? null : (
      <UndoRemove
        look="button button-small preview-undo"
        count={props.count}
        disabled={props.disabled}
        onUndo={props.onUndo}
      />
    );
  if (attachment === null && !props.capturing) return <NoScreenshot>{undo}</NoScreenshot>;
  return (
    <div class="preview">
      <Picture attachment={attachment} preview={preview} disabled={props.disabled} onEdit={props.onEdit} />
      {attachment === null ? null : <PreviewTools {...props} kind={attachment.kind} />}
      {undo}
    </div>
  );
}

/** Only the preview is rendered when the picture is taken: the form would keep it waiting. */
function useFirstPreview(first: FirstPreview | null): Preview | undefined {
  const [preview, setPreview] = useState<Preview>();
  useEffect(() => {
    setPreview(undefined);
    return first?.watch(setPreview);
  }, [first]);
  return first === null ? undefined : preview;
}

/** The picture, which opens the editor when it is pressed; a file's name; or a skeleton while there is neither. */
function Picture({
  attachment,
  preview,
  disabled,
  onEdit,
}: Pick<ScreenshotPreviewProps, 'attachment' | 'disabled' | 'onEdit'> & {
  preview: Preview | undefined;
}) {
  if (attachment?.kind === 'file')
    return (
      <div class="preview-frame preview-file" title={previewFacts(attachment)}>
        <Icon of={textIcon} size={20} />
        <p>{attachment.filename}</p>
      </div>
    );
  if (preview === undefined)
    return (
      <div class="preview-frame skeleton">
        <span class="visually-hidden">{t('capturing')}</span>
      </div>
    );
  return (
    <button
      type="button"
      class="preview-frame"
      aria-label={t('editScreenshot')}
      title={attachment === null ? undefined : previewFacts(attachment)}
      disabled={disabled}
      onClick={onEdit}
    >
      <PictureCanvas
        class="preview-image"
        picture={preview}
        label={t((attachment?.kind ?? 'screenshot') === 'screenshot' ? 'screenshotPreview' : 'imagePreview')}
      />
      <span class="preview-pill" aria-hidden="true">
        <Icon of={penIcon} />
        {t('editShort')}
      </span>
    </button>
  );
}

type Taking = NonNullable<TicketScreenProps['screenshot']>;

function Progress({
  screenshot,
  onCancel,
  onEnough,
}: { screenshot: Taking } & Pick<ScreenshotPreviewProps, 'onCancel' | 'onEnough'>) {
  return (
    <div class="preview">
      <div class="preview-frame preview-empty">
        <ScreenshotProgress taking={screenshot} onCancel={onCancel} onEnough={onEnough} />
      </div>
    </div>
  );
}

function NoScreenshot({ children }: { children: ComponentChildren }) {
  return (
    <div class="preview">
      <div class="preview-frame preview-empty">
        <Icon of={imageOffIcon} size={20} />
        <p>{t('screenshotGone')}</p>
        <p class="secondary">{t('screenshotBack')}</p>
        {children}
      </div>
    </div>
  );
}

type PreviewToolsProps = Pick<ScreenshotPreviewProps, 'disabled' | 'onEarlier' | 'onLater' | 'onRemove'> & {
  kind: Attachment['kind'];
};

/** Buttons that move and remove an attachment. */
function PreviewTools({ kind, disabled, onEarlier, onLater, onRemove }: PreviewToolsProps) {
  return (
    <div class="preview-tools">
      <MoveButtons disabled={disabled} onEarlier={onEarlier} onLater={onLater} />
      <button
        type="button"
        class="icon-button icon-button-solid"
        aria-label={t(removeName(kind))}
        title={t(removeName(kind))}
        disabled={disabled}
        onClick={onRemove}
      >
        <Icon of={closeIcon} />
      </button>
    </div>
  );
}

/** Returns the label of the button that removes an attachment. */
export function removeName(kind: Attachment['kind']): MessageKey {
  return kind === 'screenshot' ? 'removeScreenshot' : kind === 'image' ? 'removeImage' : 'removeFile';
}

/** Buttons that move an attachment one place earlier or later. Not shown if there is only one attachment. */
export function MoveButtons({
  disabled,
  onEarlier,
  onLater,
}: Pick<ScreenshotPreviewProps, 'disabled' | 'onEarlier' | 'onLater'>) {
  if (onEarlier === null && onLater === null) return null;
  const button = (name: 'moveEarlier' | 'moveLater', onClick: (() => void) | null) => (
    <button
      type="button"
      class={`icon-button icon-button-solid move ${name === 'moveEarlier' ? 'turned' : ''}`}
      aria-label={t(name)}
      title={t(name)}
      disabled={disabled || onClick === null}
      onClick={onClick ?? undefined}
    >
      <Icon of={forwardIcon} />
    </button>
  );
  return (
    <>
      {button('moveEarlier', onEarlier)}
      {button('moveLater', onLater)}
    </>
  );
}

/** Returns the facts about an attachment in one line: its mode or file name, sides in pixels, size and page. */
export function previewFacts(attachment: Attachment): string {
  const what = attachment.mode === null ? attachment.filename : modeName(attachment.mode);
  return [what, ...measures(attachment), ...pageOf(attachment)].join(' · ');
}

/** Returns the site of an attachment that is from another page than the capture; empty for the capture's own page. */
function pageOf({ page }: Attachment): string[] {
  return page === null ? [] : [siteOf(page.url)];
}

/**
 * Returns the part's number if the screenshot has several parts, the sides in pixels if they are known, and the size.
 */
export function measures({ width, height, size, contentType, part }: Attachment): string[] {
  const format = /^image\/(\w+)/.exec(contentType)?.[1]?.toUpperCase() ?? '';
  return [
    ...(part === null ? [] : [t('partOf', part.number, part.of)]),
    ...(width === null || height === null ? [] : [t('pixels', width, height)]),
    `${format} ${formatBytes(size)}`.trim(),
  ];
}
