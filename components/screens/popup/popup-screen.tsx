import '../../kit/ui.css';
import './popup-screen.css';
import { useState } from 'preact/hooks';
import type { AttachmentId } from '../../../utils/captures/capture.ts';
import { ticketSubjectOf } from '../../../utils/captures/existing-ticket.ts';
import { t } from '../../../utils/i18n.ts';
import { Problem } from '../../kit/problem.tsx';
import { useDroppedFiles } from '../../kit/use-dropped-files.ts';
import { AddAttachments } from '../../ticket/add-attachments.tsx';
import { AlikeTickets } from '../../ticket/alike-tickets.tsx';
import { AttachmentStrip } from '../../ticket/attachment-strip.tsx';
import { BusyPageNotice } from '../../ticket/busy-page-notice.tsx';
import { CaptureModes } from '../../ticket/capture-modes.tsx';
import { DelayedCapture } from '../../ticket/delayed-capture.tsx';
import { DraftNotice } from '../../ticket/draft-notice.tsx';
import { HiddenItemsList } from '../../ticket/hidden-items-list.tsx';
import { ScreenshotPreview } from '../../ticket/screenshot-preview.tsx';
import { Receipt, WaitingNotice } from '../../ticket/settled-ticket.tsx';
import { TicketFoot } from '../../ticket/ticket-foot.tsx';
import { TicketForm } from '../../ticket/ticket-form.tsx';
import { helpdeskOf, useTicketScreen } from '../../ticket/use-ticket-screen.ts';
import type { PopupScreenProps } from '../screen-props.ts';

/** The toolbar popup and the side panel: one column above a foot that is always visible. */
export function PopupScreen(props: PopupScreenProps) {
  const { capture, phase, surface, draftNotice } = props;
  const { root, problem, target, addTo, act, form, foot } = useTicketScreen(props);
  const [shownId, setShownId] = useState<AttachmentId | null>(null);
  const attachments = capture?.attachments ?? [];
  const attachment = attachments.find(({ id }) => id === shownId) ?? attachments[0] ?? null;
  const place = attachment === null ? -1 : attachments.indexOf(attachment);
  const busy = capture === null || phase.name === 'sending';
  const isOver = useDroppedFiles(busy ? null : props.onFiles);
  const moveTo = (to: number) =>
    attachment === null || attachments[to] === undefined
      ? null
      : () => props.onMoveAttachment(attachment.id, to);
  const taking = busy || props.screenshot !== null;

  if (phase.name === 'parked') {
    return (
      <main class="popup popup-sent" data-surface={surface}>
        <h1 class="visually-hidden">{t('newTicket')}</h1>
        <WaitingNotice
          error={phase.error}
          retryAt={phase.retryAt}
          subject={capture === null ? '' : ticketSubjectOf(capture)}
          onAction={props.onAction}
          onStartOver={props.onStartOver}
        />
      </main>
    );
  }
  if (phase.name === 'sent') {
    return (
      <main class="popup popup-sent" data-surface={surface}>
        <h1 class="visually-hidden">{t('newTicket')}</h1>
        <Receipt
          receipt={phase.receipt}
          subject={capture === null ? '' : ticketSubjectOf(capture)}
          helpdesk={helpdeskOf(props)}
          updates={props.updates}
          onCopyLink={props.onCopyLink}
          onStartOver={props.onStartOver}
        />
      </main>
    );
  }
  return (
    <div class="popup" data-surface={surface} data-dropping={isOver} ref={root} aria-busy={busy}>
      <main class="popup-main">
        <h1 class="visually-hidden">{t('newTicket')}</h1>
        {draftNotice === null ? null : (
          <DraftNotice
            notice={draftNotice}
            onStartOver={props.onStartOver}
            onContinueDraft={props.onContinueDraft}
            onJoinDraft={props.onJoinDraft}
          />
        )}
        {capture === null ? null : <BusyPageNotice capture={capture} onRetake={props.onStartOver} />}
        <div class="popup-capture">
          <div class="popup-capture-side">
            <ScreenshotPreview
              attachment={attachment}
              url={attachment === null ? undefined : props.imageUrls.get(attachment.id)}
              capturing={capture === null && props.problem === null && props.mode !== 'none'}
              screenshot={props.screenshot}
              disabled={busy}
              onEdit={props.onEdit}
              onCancel={props.onCancelScreenshot}
              onEnough={props.onEndScreenshot}
              onEarlier={moveTo(place - 1)}
              onLater={moveTo(place + 1)}
              onRemove={() => {
                if (attachment !== null) props.onRemoveAttachment(attachment.id);
              }}
            />
            <DelayedCapture disabled={taking} onDelay={props.onDelay} />
          </div>
          <CaptureModes mode={props.mode} disabled={taking} onMode={props.onMode} />
        </div>
        <div class="attachments">
          {attachments.length > 1 ? (
            <AttachmentStrip
              attachments={attachments}
              imageUrls={props.imageUrls}
              shownId={attachment?.id ?? null}
              disabled={busy}
              onShow={setShownId}
              onMove={props.onMoveAttachment}
            />
          ) : null}
          <AddAttachments
            count={attachments.length}
            compact={attachments.length > 1}
            disabled={busy}
            isAdding={props.addingFiles}
            onAddScreenshot={props.onAddScreenshot}
            onAddPdf={props.onAddPdf}
            onFiles={props.onFiles}
            onAddFileElsewhere={props.onAddFileElsewhere}
            onUndo={props.onUndoRemove}
          />
        </div>
        <HiddenItemsList
          attachments={capture?.attachments ?? []}
          disabled={busy}
          onLook={props.onEdit}
          onAnnotate={props.onAnnotate}
        />
        <TicketForm {...form} offersPageText disabled={busy} />
      </main>
      {problem === null || phase.name === 'sending' ? null : (
        <Problem problem={problem} onAction={({ kind }) => act(kind)} />
      )}
      {phase.name === 'editing' && target === null ? (
        <AlikeTickets tickets={props.alike} onTicket={addTo} onHide={props.onHideAlike} />
      ) : null}
      <TicketFoot {...foot} waiting={props.problem === null ? t('capturing') : ''} />
    </div>
  );
}
