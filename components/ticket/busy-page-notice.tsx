import type { Capture } from '../../utils/captures/capture.ts';
import { t } from '../../utils/i18n.ts';
import { Icon } from '../kit/icon.tsx';
import { clockIcon } from '../kit/icons.ts';

interface BusyPageNoticeProps {
  capture: Capture;
  onRetake(): void;
}

/** Says that a selection may be missing. A draft that nobody has worked on can be taken anew without a loss. */
export function BusyPageNotice({ capture, onRetake }: BusyPageNoticeProps) {
  const { page, selection, stage, touched } = capture;
  if (!page.isBusy || selection !== null) return null;
  return (
    <div class="notice" role="status">
      <Icon of={clockIcon} />
      <p>{t('pageBusy')}</p>
      {touched || stage.name !== 'draft' ? null : (
        <button type="button" class="notice-button" onClick={onRetake}>
          {t('retake')}
        </button>
      )}
    </div>
  );
}
