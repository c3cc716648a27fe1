import '../../kit/ui.css';
import './popup-screen.css';
import { useState } from 'preact/hooks';
import type { AttachmentId } from '../../../utils/captures/capture.ts';
import { t } from '../../../utils/i18n.ts';
import { useDroppedFiles } from '../../kit/use-dropped-files.ts';
import { CleanedFiles } from '../../ticket/cleaned-files.tsx';
import {
  AlikeTickets,
  BusyPageNotice,
  DraftNotice,
  HiddenNotice,
  SettledTicket,
  TicketProblem,
} from '../../ticket/later-parts.tsx';
import { TicketFoot } from '../../ticket/ticket-foot.tsx';
import { TicketForm } from '../../ticket/ticket-form.tsx';
import { useTicketScreen } from '../../ticket/use-ticket-screen.ts';
import type { PopupScreenProps } from '../screen-props.ts';
import { PopupPictures } from './popup-pictures.tsx';

/** The toolbar popup and the side panel: one column above a foot that is always visible. */
export function PopupScreen(props: PopupScreenProps) {
  const { capture, phase, surface, draftNotice } = props;
  const { root, problem, target, addTo, form, foot } = useTicketScreen(props, {
    opensAtMessage: true,
    onReview: props.onEdit,
  });
  const [shownId, setShownId] = useState<AttachmentId | null>(null);
  const busy = capture === null || phase.name === 'sending';
  const isOver = useDroppedFiles(busy ? null : props.onFiles);
  if (phase.name === 'sent' || phase.name === 'parked')
    return (
      <main class="popup popup-sent" data-surface={surface}>
        <h1 class="visually-hidden">{t('newTicket')}</h1>
        <SettledTicket {...props} />
      </main>
    );
  return (
    <div class="popup" data-surface={surface} data-dropping={isOver} ref={root} aria-busy={busy}>
      <main class="popup-main">
        <h1 class="visually-hidden">{t('newTicket')}</h1>
        <PopupPictures {...props} shownId={shownId} disabled={busy} onShow={setShownId} />
        {draftNotice === null ? null : (
          <DraftNotice
            notice={draftNotice}
            onStartOver={props.onStartOver}
            onContinueDraft={props.onContinueDraft}
            onJoinDraft={props.onJoinDraft}
            onDropDraft={props.onDropDraft}
            onDismiss={props.onDismissDraft}
          />
        )}
        {capture === null ? null : <BusyPageNotice capture={capture} onRetake={props.onStartOver} />}
        <CleanedFiles attachments={capture?.attachments ?? []} />
        <HiddenNotice attachments={capture?.attachments ?? []} disabled={busy} onLook={props.onEdit} />
        <TicketForm {...form} onLook={props.onEdit} disabled={busy} />
      </main>
      {problem === null ? null : <TicketProblem {...problem} canCapture />}
      {phase.name === 'editing' && target === null ? (
        <AlikeTickets tickets={props.alike} onTicket={addTo} onHide={props.onHideAlike} />
      ) : null}
      <TicketFoot {...foot} waiting={props.problem === null ? t('capturing') : ''} />
    </div>
  );
}
