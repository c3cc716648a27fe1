import '../../kit/ui.css';
import './editor-screen.css';
import { type Capture, noTab } from '../../../utils/captures/capture.ts';
import { t } from '../../../utils/i18n.ts';
import { AlikeTickets, DraftNotice, SettledTicket, TicketProblem } from '../../ticket/later-parts.tsx';
import { TicketFoot } from '../../ticket/ticket-foot.tsx';
import { TicketForm } from '../../ticket/ticket-form.tsx';
import { useTicketScreen } from '../../ticket/use-ticket-screen.ts';
import type { EditorScreenProps } from '../screen-props.ts';
import { EditorImages } from './editor-images.tsx';

/** The editor tab: the pictures large, with the same form as in the popup beside them. */
export function EditorScreen(props: EditorScreenProps) {
  const { capture, phase, draftNotice } = props;
  const { root, problem, target, addTo, form, foot } = useTicketScreen(props, {
    // The picture's canvas takes the focus.
    opensAtMessage: hasNoPicture(capture),
    onReview: () => root.current?.querySelector<HTMLElement>('[role="application"]')?.focus(),
  });
  const busy = capture === null || phase.name === 'sending';

  const back =
    capture === null || capture.tabId === noTab ? null : (
      <button type="button" class="link-button editor-back" onClick={() => props.onBackToPage(capture)}>
        {t('backToPage')}
      </button>
    );
  const isSettled = phase.name === 'sent' || phase.name === 'parked';
  const said = problem === null ? null : <TicketProblem {...problem} canCapture={false} />;

  if (capture === null && said !== null) {
    return (
      <main class="editor-nothing">
        <h1 class="screen-title">{t('editorTitle')}</h1>
        {said}
      </main>
    );
  }
  return (
    <main class="editor" ref={root} aria-busy={busy}>
      <EditorImages
        capture={capture}
        previews={props.previews}
        editable={phase.name === 'editing' && capture !== null}
        readImage={props.readImage}
        onAnnotate={props.onAnnotate}
        addingFiles={props.addingFiles}
        onRemove={props.onRemoveAttachment}
        onUndoRemove={props.onUndoRemove}
        onMove={props.onMoveAttachment}
        onFiles={props.onFiles}
      />
      {isSettled ? (
        <section class="editor-side">
          <h1 class="visually-hidden">{t('editorTitle')}</h1>
          <div class="editor-top editor-top-end">{back}</div>
          <SettledTicket {...props} onStartOver={null} />
        </section>
      ) : (
        <section class="editor-side">
          <div class="editor-form">
            <div class="editor-top">
              <h1 class="screen-title">{t('editorTitle')}</h1>
              {back}
            </div>
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
            <TicketForm {...form} onLook={null} disabled={busy} />
          </div>
          {said}
          {phase.name === 'editing' && target === null ? (
            <AlikeTickets tickets={props.alike} onTicket={addTo} onHide={props.onHideAlike} />
          ) : null}
          <TicketFoot {...foot} waiting={t('loading')} />
        </section>
      )}
    </main>
  );
}

/** Whether the first attachment is no picture, so that the person cannot draw when the editor opens. */
function hasNoPicture(capture: Capture | null): boolean {
  const kind = capture?.attachments[0]?.kind;
  return kind === undefined || kind === 'file';
}
