import { formatTime } from '../../utils/format.ts';
import { t } from '../../utils/i18n.ts';
import { Icon } from '../kit/icon.tsx';
import type { DraftNotice as Notice } from './ticket-props.ts';

interface DraftNoticeProps {
  notice: Notice;
  onStartOver(): void;
  onContinueDraft(): void;
  onJoinDraft(): void;
  onDropDraft(): void;
}

/** Says that an earlier draft was restored, or that there is a draft of another page or a follow-up. */
export function DraftNotice(props: DraftNoticeProps) {
  const { notice, onStartOver, onContinueDraft, onJoinDraft } = props;
  const restored = notice.kind === 'restored';
  return (
    <div class="notice">
      <Icon name="clock" />
      <p>{sentenceOf(notice)}</p>
      {restored ? null : (
        <button type="button" class="link-button" onClick={onJoinDraft}>
          {t('joinDraft')}
        </button>
      )}
      {notice.kind === 'follow-up' && notice.isEmpty ? (
        <button type="button" class="link-button" onClick={props.onDropDraft}>
          {t('cancelFollowUp')}
        </button>
      ) : (
        <button type="button" class="link-button" onClick={restored ? onStartOver : onContinueDraft}>
          {t(restored ? 'startOver' : 'continueDraft')}
        </button>
      )}
    </div>
  );
}

function sentenceOf(notice: Notice): string {
  const time = formatTime(notice.at);
  if (notice.kind === 'restored') return t('draftBack', time);
  if (notice.kind === 'follow-up') return t('followUpBegun', notice.ticketId, time);
  return notice.host === '' ? t('draftWithoutSite', time) : t('draftElsewhere', notice.host, time);
}
