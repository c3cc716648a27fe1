import './attachment-strip.css';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../utils/i18n.ts';
import { Icon, type IconName } from '../kit/icon.tsx';
import { memo } from '../kit/memo.ts';

export interface AddAttachmentsProps {
  /** The number of attachments. */
  count: number;
  /** Whether the buttons show icons instead of words. */
  compact: boolean;
  disabled: boolean;
  isAdding: boolean;
  /** Null if there is no page to capture, or while a screenshot is being taken. */
  onAddScreenshot: (() => void) | null;
  /** Attaches the PDF file that the tab shows. Null if the tab shows none or the file is already attached. */
  onAddPdf: (() => void) | null;
  /** Attaches the files that the person chose. */
  onFiles(files: File[]): void;
  /** Opens a window that can show a file dialog. Null if this window stays open during the dialog. */
  onAddFileElsewhere: (() => void) | null;
  /** Brings back the attachments removed last. Null if there are none. */
  onUndo: (() => void) | null;
}

/** Buttons that add attachments and undo the last removal. */
export const AddAttachments = memo(function AddAttachments(props: AddAttachmentsProps) {
  const {
    count,
    compact,
    disabled,
    isAdding,
    onAddScreenshot,
    onAddPdf,
    onFiles,
    onAddFileElsewhere,
    onUndo,
  } = props;
  const input = useRef<HTMLInputElement>(null);
  const group = useRef<HTMLSpanElement>(null);
  const canUndo = onUndo !== null;
  const before = useRef({ count, canUndo });

  // A removal or its undo can take the pressed button away. The focus then moves to the first button here.
  useEffect(() => {
    const isLess = count < before.current.count || canUndo !== before.current.canUndo;
    before.current = { count, canUndo };
    if (isLess && document.activeElement === document.body) group.current?.querySelector('button')?.focus();
  }, [count, canUndo]);

  const button = (name: string, icon: IconName, onClick: () => void, isBusy = false) => (
    <button
      type="button"
      class={compact ? 'icon-button' : 'link-button'}
      aria-label={name}
      title={compact ? name : undefined}
      aria-busy={isBusy}
      disabled={disabled || isBusy}
      onClick={onClick}
    >
      {compact ? <Icon name={icon} /> : name}
    </button>
  );
  return (
    <span class="attachments-add" ref={group}>
      {onUndo === null ? null : button(t('undoRemove'), 'restore', onUndo)}
      {onAddScreenshot === null ? null : button(t('addScreenshot'), 'camera', onAddScreenshot)}
      {onAddPdf === null ? null : button(t('addPdf'), 'text', onAddPdf, isAdding)}
      {button(
        t(isAdding ? 'addingFiles' : 'addFile'),
        'clip',
        () => (onAddFileElsewhere === null ? input.current?.click() : onAddFileElsewhere()),
        isAdding,
      )}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </span>
  );
});
