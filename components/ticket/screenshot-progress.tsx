import { t } from '../../utils/i18n.ts';
import type { TicketScreenProps } from './ticket-props.ts';

type Taking = NonNullable<TicketScreenProps['screenshot']>;

interface ScreenshotProgressProps {
  taking: Taking;
  onCancel(): void;
  /** Ends the screenshot early. The draft keeps the part that is captured so far. */
  onEnough(): void;
}

/** How far a screenshot is, about how long it still takes if it takes long, and the buttons that end it. */
export function ScreenshotProgress({ taking, onCancel, onEnough }: ScreenshotProgressProps) {
  return (
    <>
      <progress aria-label={t('capturing')} max={taking.of || 1} value={taking.done} />
      <p>{progressWords(taking)}</p>
      <div class="preview-answers">
        {taking.secondsLeft === null ? null : (
          <button type="button" class="button button-small" onClick={onEnough}>
            {t('takeWhatIsThere')}
          </button>
        )}
        <button type="button" class="button button-small" onClick={onCancel}>
          {t('cancelScreenshot')}
        </button>
      </div>
    </>
  );
}

function progressWords({ phase, done, of, secondsLeft }: Taking): string {
  if (phase === 'picking') return t('pickingInPage');
  if (phase === 'waiting') return t('countingDown');
  if (of === 0) return t('capturing');
  const progress = t('screenshotProgress', done, of);
  return secondsLeft === null ? progress : `${progress} · ${timeWords(secondsLeft)}`;
}

function timeWords(seconds: number): string {
  return seconds > 90 ? t('minutesLeft', Math.ceil(seconds / 60)) : t('secondsLeft', seconds);
}
