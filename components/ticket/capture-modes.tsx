import './capture-modes.css';
import type { TargetedKeyboardEvent } from 'preact';
import { useId } from 'preact/hooks';
import { type MessageKey, t } from '../../utils/i18n.ts';
import { Icon, type IconShape } from '../kit/icon.tsx';
import { areaIcon, elementIcon, imageOffIcon, pageIcon, windowIcon } from '../kit/icons.ts';
import { memo } from '../kit/memo.ts';
import type { CaptureMode } from './ticket-props.ts';

/** In the order in which they are shown. */
const modes: Readonly<Record<CaptureMode, { label: MessageKey; short?: MessageKey; icon: IconShape }>> = {
  visible: { label: 'modeVisible', short: 'modeVisibleShort', icon: windowIcon },
  'full-page': { label: 'modeFullPage', icon: pageIcon },
  area: { label: 'modeArea', icon: areaIcon },
  element: { label: 'modeElement', icon: elementIcon },
  none: { label: 'modeNone', icon: imageOffIcon },
};

export function modeName(mode: CaptureMode): string {
  return t(modes[mode].label);
}

interface CaptureModesProps {
  mode: CaptureMode;
  disabled: boolean;
  /** A screenshot is being taken, so another cannot begin. The pressed button keeps the focus. */
  taking: boolean;
  onMode(mode: CaptureMode): void;
}

/**
 * Radio buttons for what is captured. A click captures at once, also on the mode that is already chosen. Arrow keys
 * therefore only move the focus; Enter and the space bar click.
 */
export const CaptureModes = memo(function CaptureModes({
  mode,
  disabled,
  taking,
  onMode,
}: CaptureModesProps) {
  const id = useId();
  return (
    <div class="modes" role="radiogroup" aria-label={t('captureModes')} onKeyDown={goAlong}>
      {(Object.keys(modes) as CaptureMode[]).map((one) => (
        <label key={one} class="mode" title={modeName(one)}>
          <input
            type="radio"
            name={`${id}-mode`}
            value={one}
            aria-label={modeName(one)}
            aria-disabled={taking}
            checked={one === mode}
            disabled={disabled}
            onClick={(event) => (taking ? event.preventDefault() : onMode(one))}
          />
          <Icon of={modes[one].icon} />
          {one === 'none' ? null : <span class="mode-name">{t(modes[one].short ?? modes[one].label)}</span>}
        </label>
      ))}
    </div>
  );
});

function goAlong(event: TargetedKeyboardEvent<HTMLDivElement>): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.target.click();
  const step = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const radios = [...event.currentTarget.querySelectorAll('input')];
  const at = radios.indexOf(event.target as HTMLInputElement);
  radios.at((at + step) % radios.length)?.focus();
}
