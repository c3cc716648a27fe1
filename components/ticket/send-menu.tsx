import { t } from '../../utils/i18n.ts';
import { Icon } from '../kit/icon.tsx';
import { chevronIcon, plusIcon } from '../kit/icons.ts';
import { Menu } from '../kit/menu.tsx';

interface SendMenuProps {
  disabled: boolean;
  /** Begins the search for an existing ticket to add to. */
  onSearch(): void;
}

/** The arrow button beside the send button. It opens a menu of other ways to send. */
export function SendMenu({ disabled, onSearch }: SendMenuProps) {
  return (
    <Menu
      label={t('moreWaysToSend')}
      icon={chevronIcon}
      look="button button-primary foot-more"
      up
      disabled={disabled}
    >
      <button type="button" class="menu-item" onClick={onSearch}>
        <Icon of={plusIcon} />
        {t('addToExisting')}
      </button>
    </Menu>
  );
}
