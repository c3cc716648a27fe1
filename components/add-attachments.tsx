import { useEffect, useRef } from 'preact/hooks';
import { t } from '../utils/i18n.ts';
import { Icon, type IconName } from './icon.tsx';
import { memo } from './memo.ts';

export interface AddAttachmentsProps {
  /** How many there are. */
  count: number;
  /** Icons instead of words. */
  compact: boolean;
  disabled: boolean;
  isAdding: boolean;
  /** Null away from a page: nothing can be captured there. */
  onAddScreenshot: (() => void) | null;
  /** Attaches the PDF file that the tab shows; null where that is none, or attached. */
  onAddPdf: (() => void) | null;
  /** Files that were chosen. */
  onFiles(files: File[]): void;
  /** Set where this window cannot have a file chosen: it leads to one that can. */
  onAddFileElsewhere: (() => void) | null;
  /** Null where nothing was removed last. */
  onUndo: (() => void) | null;
}

/** How more is attached, and how what was removed comes back. */
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

  // Removing the last one and undoing it take the pressed button away: the focus goes on to what is here.
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
