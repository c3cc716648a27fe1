import { useId } from 'preact/hooks';
import { type MessageKey, t } from '../utils/i18n.ts';
import { Icon, type IconName } from './icon.tsx';
import type { CaptureMode } from './screen-props.ts';

const modes: readonly { mode: CaptureMode; label: MessageKey; icon: IconName }[] = [
  { mode: 'visible', label: 'modeVisible', icon: 'window' },
  { mode: 'full-page', label: 'modeFullPage', icon: 'page' },
  { mode: 'none', label: 'modeNone', icon: 'imageOff' },
];

interface CaptureModesProps {
  mode: CaptureMode;
  disabled: boolean;
  onMode(mode: CaptureMode): void;
}

/** The choice of what is captured. */
export function CaptureModes({ mode, disabled, onMode }: CaptureModesProps) {
  const id = useId();
  return (
    <div class="modes" role="radiogroup" aria-label={t('captureModes')}>
      {modes.map((entry) => (
        <label key={entry.mode} class="mode">
          <input
            type="radio"
            name={`${id}-mode`}
            value={entry.mode}
            checked={entry.mode === mode}
            disabled={disabled}
            onChange={() => onMode(entry.mode)}
          />
          <Icon name={entry.icon} />
          <span>{t(entry.label)}</span>
        </label>
      ))}
    </div>
  );
}
