import { useRef } from 'preact/hooks';
import { t } from '../../utils/i18n.ts';
import { memo } from '../kit/memo.ts';
import { UndoRemove } from './undo-remove.tsx';

interface AddAttachmentsProps {
  /** The number of attachments. */
  count: number;
  isAdding: boolean;
  /** Attaches the files that the person chose. */
  onFiles(files: File[]): void;
  /** Brings back the attachments removed last. Null if there are none. */
  onUndo: (() => void) | null;
}

/** Buttons that add files and undo the last removal. */
export const AddAttachments = memo(function AddAttachments(props: AddAttachmentsProps) {
  const { count, isAdding, onFiles, onUndo } = props;
  const input = useRef<HTMLInputElement>(null);
  return (
    <span class="actions">
      {onUndo === null ? null : (
        <UndoRemove look="button button-small" count={count} disabled={false} onUndo={onUndo} />
      )}
      <button
        type="button"
        class="button button-small"
        aria-busy={isAdding}
        disabled={isAdding}
        onClick={() => input.current?.click()}
      >
        {t(isAdding ? 'addingFiles' : 'addFile')}
      </button>
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
