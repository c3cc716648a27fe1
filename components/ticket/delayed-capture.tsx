import { t } from '../../utils/i18n.ts';
import { clockIcon } from '../kit/icons.ts';
import { memo } from '../kit/memo.ts';
import { Menu } from '../kit/menu.tsx';

const delays = [3, 5, 10];

interface DelayedCaptureProps {
  disabled: boolean;
  onDelay(seconds: number): void;
}

/**
 * A menu of delays after which the visible area is captured, for page content that closes as soon as the form has the
 * focus.
 */
export const DelayedCapture = memo(function DelayedCapture({ disabled, onDelay }: DelayedCaptureProps) {
  return (
    <Menu
      label={t('delayedCapture')}
      icon={clockIcon}
      text={t('delayShort')}
      look="mode-button"
      disabled={disabled}
    >
      {delays.map((seconds) => (
        <button key={seconds} type="button" class="menu-item" onClick={() => onDelay(seconds)}>
          {t('delaySeconds', seconds)}
        </button>
      ))}
    </Menu>
  );
});
