import { useRef } from 'preact/hooks';
import { type MessageKey, t } from '../../utils/i18n.ts';
import { Icon, type IconShape } from '../kit/icon.tsx';
import { cameraIcon, clipIcon, pageIcon, plusIcon, textIcon } from '../kit/icons.ts';
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
  const item = (name: MessageKey, icon: IconShape, onClick: (() => void) | null) =>
    onClick === null ? null : (
      <button type="button" class="menu-item" onClick={onClick}>
        <Icon of={icon} />
        {t(name)}
      </button>
    );
  return (
    <>
      <Menu
        label={t(isAdding ? 'addingFiles' : pageTextBusy ? 'addingPageText' : 'addMenu')}
        icon={plusIcon}
        look="mode-button"
        busy={isAdding || pageTextBusy}
        disabled={disabled}
      >
        {item('addScreenshot', cameraIcon, props.onAddScreenshot)}
        {item('addFile', clipIcon, () =>
          onAddFileElsewhere === null ? input.current?.click() : onAddFileElsewhere(),
        )}
        {item('addPdf', pageIcon, isAdding ? null : props.onAddPdf)}
        {item('addPageText', textIcon, pageTextBusy ? null : props.onAddPageText)}
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
