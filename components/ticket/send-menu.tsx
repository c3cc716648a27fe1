import { t } from '../../utils/i18n.ts';
import { Icon } from '../kit/icon.tsx';
import { Menu } from '../kit/menu.tsx';

interface SendMenuProps {
  disabled: boolean;
  /** Begins the search for an existing ticket to add to. */
  onSearch(): void;
}

/** Other ways to send, behind the arrow beside the button that sends. */
export function SendMenu({ disabled, onSearch }: SendMenuProps) {
  return (
    <Menu
      label={t('moreWaysToSend')}
      icon="chevron"
      look="button button-primary foot-more"
      up
      disabled={disabled}
    >
      <button type="button" class="menu-item" onClick={onSearch}>
        <Icon name="plus" />
        {t('addToExisting')}
      </button>
    </Menu>
  );
}
