import '../../kit/ui.css';
import './editor-screen.css';
import { t } from '../../../utils/i18n.ts';
import type { ProblemInWords } from '../../../utils/problems/problem-of.ts';
import { Problem } from '../../kit/problem.tsx';
import { AlikeTickets } from '../../ticket/alike-tickets.tsx';
import { DraftNotice } from '../../ticket/draft-notice.tsx';
import { settledTicket } from '../../ticket/settled-ticket.tsx';
import { TicketFoot } from '../../ticket/ticket-foot.tsx';
import { TicketForm } from '../../ticket/ticket-form.tsx';
import { useTicketScreen } from '../../ticket/use-ticket-screen.ts';
import type { EditorScreenProps } from '../screen-props.ts';
import { EditorImages } from './editor-images.tsx';

/** The editor tab: the pictures large, with the same form as in the popup beside them. */
export function EditorScreen(props: EditorScreenProps) {
  const { capture, phase, draftNotice } = props;
  const { root, problem, target, addTo, act, form, foot } = useTicketScreen(props);
  const busy = capture === null || phase.name === 'sending';

  const settled = settledTicket({ ...props, onStartOver: null });
  const words = problem === null || phase.name === 'sending' ? null : withoutCapturing(problem);

  if (capture === null && words !== null) {
    return (
      <main class="editor-nothing">
        <h1 class="screen-title">{t('editorTitle')}</h1>
        <Problem problem={words} onAction={({ kind }) => act(kind)} />
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
      {settled !== null ? (
        <section class="editor-side">
          <h1 class="visually-hidden">{t('editorTitle')}</h1>
          {settled}
        </section>
      ) : (
        <section class="editor-side">
          <div class="editor-form">
            <h1 class="screen-title">{t('editorTitle')}</h1>
            {draftNotice === null ? null : (
              <DraftNotice
                notice={draftNotice}
                onStartOver={props.onStartOver}
                onContinueDraft={props.onContinueDraft}
                onJoinDraft={props.onJoinDraft}
                onDropDraft={props.onDropDraft}
              />
            )}
            <TicketForm {...form} offersPageText={false} disabled={busy} />
          </div>
          {words === null ? null : <Problem problem={words} onAction={({ kind }) => act(kind)} />}
          {phase.name === 'editing' && target === null ? (
            <AlikeTickets tickets={props.alike} onTicket={addTo} onHide={props.onHideAlike} />
          ) : null}
          <TicketFoot {...foot} waiting={t('loading')} />
        </section>
      )}
    </main>
  );
}

/** Removes an action that captures: the editor tab does not show the page, so it cannot capture anything. */
function withoutCapturing(problem: ProblemInWords): ProblemInWords {
  const captures = problem.action?.kind === 'new-capture' || problem.action?.kind === 'capture-again';
  return captures ? { ...problem, action: null } : problem;
}
