import './change-ticket.css';
import { useId } from 'preact/hooks';
import { t } from '../../utils/i18n.ts';
import { problemOf } from '../../utils/problems/problem-of.ts';
import { waitingSentenceOf } from '../../utils/problems/waiting-of.ts';
import { Icon } from '../kit/icon.tsx';
import { checkIcon, clockIcon, warningIcon } from '../kit/icons.ts';
import type { KnownUpdate, TicketUpdates } from './ticket-props.ts';
import { valueWords } from './value-words.ts';

interface UpdateNoticeProps extends Pick<TicketUpdates, 'onRetry' | 'onDrop'> {
  known: KnownUpdate;
}

/** What became of a change of an existing ticket: done, on its way, or in need of the person. */
export function UpdateNotice({ known: { update, directory }, onRetry, onDrop }: UpdateNoticeProps) {
  const id = useId();
  const { stage, to, now } = update;
  const words = valueWords(to, directory);
  const isWaiting = stage.name === 'waiting' || stage.name === 'queued';
  return (
    <div class="update-notice" data-tone={stage.name === 'blocked' ? 'attention' : 'quiet'}>
      <Icon of={stage.name === 'done' ? checkIcon : isWaiting ? clockIcon : warningIcon} />
      <div class="update-words" role="status">
        <p id={id}>
          <bdi>{t(stage.name === 'done' ? 'updateDone' : 'updateWanted', words)}</bdi>
        </p>
        {stage.name === 'waiting' ? (
          <p>
            {stage.error.code === 'offline'
              ? t('updateOffline')
              : waitingSentenceOf(stage.error, stage.retryAt)}
          </p>
        ) : null}
        {stage.name === 'blocked' ? <p>{problemOf(stage.error).sentence}</p> : null}
        {now === undefined ? null : (
          <p>
            <bdi>{t('updateNow', valueWords(now, directory))}</bdi>
          </p>
        )}
      </div>
      {stage.name === 'done' ? null : (
        <div class="actions">
          <button
            type="button"
            class="button button-small"
            aria-describedby={id}
            onClick={() => onRetry(update.id, now !== undefined)}
          >
            {t(now === undefined ? 'actionTryAgain' : 'changeAllTheSame')}
          </button>
          <button
            type="button"
            class="button button-small button-quiet"
            aria-describedby={id}
            onClick={() => onDrop(update.id)}
          >
            {t('leaveAsItIs')}
          </button>
        </div>
      )}
    </div>
  );
}
