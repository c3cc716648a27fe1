import { useEffect, useRef } from 'preact/hooks';
import { formatTime } from '../../utils/format.ts';
import { t } from '../../utils/i18n.ts';
import { Icon } from '../kit/icon.tsx';
import { clockIcon, closeIcon, moreIcon } from '../kit/icons.ts';
import { Menu } from '../kit/menu.tsx';
import type { DraftNotice as Notice } from './ticket-props.ts';

interface DraftNoticeProps {
  notice: Notice;
  onStartOver(): void;
  onContinueDraft(): void;
  onJoinDraft(): void;
  onDropDraft(): void;
  onDismiss(): void;
}

/** Says that an earlier draft was restored, or that there is a draft of another page or a follow-up. */
export function DraftNotice(props: DraftNoticeProps) {
  const { notice } = props;
  const main = useRef<HTMLButtonElement>(null);
  // The menu that discarded the draft is gone.
  useEffect(() => {
    if (notice.kind === 'discarded') main.current?.focus();
  }, [notice.kind]);
  const sentence = sentenceOf(notice);
  const name = notice.kind === 'elsewhere' || notice.kind === 'follow-up' ? t('continueDraft') : undefined;
  const [word, onPress] =
    notice.kind === 'restored'
      ? [t('startOver'), props.onStartOver]
      : notice.kind === 'discarded'
        ? [t('undo'), notice.restore]
        : [t('continueShort'), props.onContinueDraft];
  return (
    <div class="notice" role="status">
      <Icon of={clockIcon} />
      <p title={sentence}>{sentence}</p>
      <button ref={main} type="button" class="notice-button" aria-label={name} onClick={onPress}>
        {word}
      </button>
      {notice.kind === 'restored' || notice.kind === 'discarded' ? null : (
        <Menu label={t('draftMenu')} icon={moreIcon} look="icon-button notice-tool">
          <button type="button" class="menu-item" onClick={props.onJoinDraft}>
            {t('joinDraft')}
          </button>
          <button type="button" class="menu-item" onClick={props.onDropDraft}>
            {t(notice.kind === 'follow-up' ? 'cancelFollowUp' : 'discardDraft')}
          </button>
        </Menu>
      )}
      <button
        type="button"
        class="icon-button notice-tool"
        aria-label={t('dismiss')}
        title={t('dismiss')}
        onClick={props.onDismiss}
      >
        <Icon of={closeIcon} />
      </button>
    </div>
  );
}

function sentenceOf(notice: Notice): string {
  const time = formatTime(notice.at);
  if (notice.kind === 'discarded') return t('draftDiscarded');
  if (notice.kind === 'restored') return t('draftBack', time);
  if (notice.kind === 'follow-up') return t('followUpBegun', notice.ticketId, time);
  return notice.host === '' ? t('draftWithoutSite', time) : t('draftElsewhere', notice.host, time);
}
