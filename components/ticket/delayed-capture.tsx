import { t } from '../../utils/i18n.ts';
import { Icon } from '../kit/icon.tsx';
import { memo } from '../kit/memo.ts';

const delays = [3, 5, 10];

interface DelayedCaptureProps {
  disabled: boolean;
  onDelay(seconds: number): void;
}

/**
 * Buttons that capture the visible area after a delay, for page content that closes as soon as the form has the focus.
 */
export const DelayedCapture = memo(function DelayedCapture({ disabled, onDelay }: DelayedCaptureProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would put a frame and a legend around three small buttons
    <div class="delays" role="group" aria-label={t('delayedCapture')} title={t('delayedCapture')}>
      <Icon name="clock" />
      {delays.map((seconds) => (
        <button
          key={seconds}
          type="button"
          class="button button-small"
          disabled={disabled}
          onClick={() => onDelay(seconds)}
        >
          {t('delaySeconds', seconds)}
        </button>
      ))}
    </div>
  );
});
