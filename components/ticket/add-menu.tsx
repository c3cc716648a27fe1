import { useRef } from 'preact/hooks';
import { type MessageKey, t } from '../../utils/i18n.ts';
import { Icon, type IconName } from '../kit/icon.tsx';
import { memo } from '../kit/memo.ts';
import { Menu } from '../kit/menu.tsx';

interface AddMenuProps {
  disabled: boolean;
  isAdding: boolean;
  pageTextBusy: boolean;
  /** Null if there is no page to capture, or while a screenshot is being taken. */
  onAddScreenshot: (() => void) | null;
  /** Attaches the PDF file that the tab shows. Null if the tab shows none or the file is already attached. */
  onAddPdf: (() => void) | null;
  /** Null if the page has no text that can be read, or if the ticket has some of it already. */
  onAddPageText: (() => void) | null;
  /** Attaches the files that the person chose. */
  onFiles(files: File[]): void;
  /** Opens a window that can show a file dialog. Null if this window stays open during the dialog. */
  onAddFileElsewhere: (() => void) | null;
}

/** What can be added to a ticket, behind one button. */
export const AddMenu = memo(function AddMenu(props: AddMenuProps) {
  const { disabled, isAdding, pageTextBusy, onAddFileElsewhere } = props;
  const input = useRef<HTMLInputElement>(null);
  const item = (name: MessageKey, icon: IconName, onClick: (() => void) | null) =>
    onClick === null ? null : (
      <button type="button" class="menu-item" onClick={onClick}>
        <Icon name={icon} />
        {t(name)}
      </button>
    );
  return (
    <>
      <Menu
        label={t(isAdding ? 'addingFiles' : pageTextBusy ? 'addingPageText' : 'addMenu')}
        icon="plus"
        look="mode-button"
        busy={isAdding || pageTextBusy}
        disabled={disabled}
      >
        {item('addScreenshot', 'camera', props.onAddScreenshot)}
        {item('addFile', 'clip', () =>
          onAddFileElsewhere === null ? input.current?.click() : onAddFileElsewhere(),
        )}
        {item('addPdf', 'page', isAdding ? null : props.onAddPdf)}
        {item('addPageText', 'text', pageTextBusy ? null : props.onAddPageText)}
      </Menu>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          props.onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
});
