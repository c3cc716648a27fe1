import { useEffect, useId, useRef } from 'preact/hooks';
import type { AppError } from '../../utils/errors.ts';
import { t } from '../../utils/i18n.ts';
import type { OuterActionKind } from '../../utils/problems/problem-of.ts';
import { waitingSentenceOf } from '../../utils/problems/waiting-of.ts';
import { Icon } from '../kit/icon.tsx';
import { clockIcon } from '../kit/icons.ts';

interface WaitingNoticeProps {
  error: AppError;
  /** Epoch milliseconds. */
  retryAt: number;
  subject: string;
  onAction(kind: OuterActionKind): void;
  /** Null if nothing can be captured from this screen. */
  onStartOver: (() => void) | null;
}

/** Says why a ticket is still in the outbox and when it is tried again, and offers what else can be done. */
export function WaitingNotice({ error, retryAt, subject, onAction, onStartOver }: WaitingNoticeProps) {
  const id = useId();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <div class="receipt">
      <span class="receipt-mark parked-mark">
        <Icon of={clockIcon} size={20} />
      </span>
      <p class="receipt-title" role="status" id={id}>
        {waitingSentenceOf(error, retryAt)}
      </p>
      <p class="receipt-subject">{subject}</p>
      <p class="secondary">{t('closeIsFine')}</p>
      <div class="receipt-actions">
        <button
          ref={first}
          type="button"
          class="button button-primary"
          aria-describedby={id}
          onClick={() => onAction('retry')}
        >
          {t('tryAgainNow')}
        </button>
        <button type="button" class="button" onClick={() => onAction('open-tickets')}>
          {t('actionWaitingTickets')}
        </button>
        {onStartOver === null ? null : (
          <button type="button" class="button button-quiet" onClick={onStartOver}>
            {t('newCapture')}
          </button>
        )}
      </div>
    </div>
  );
}
