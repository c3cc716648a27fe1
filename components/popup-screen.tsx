import './ui.css';
import './popup-screen.css';
import { t } from '../utils/i18n.ts';
import { CaptureModes } from './capture-modes.tsx';
import { DraftNotice } from './draft-notice.tsx';
import { Parked } from './parked.tsx';
import { Problem } from './problem.tsx';
import { Receipt } from './receipt.tsx';
import type { PopupScreenProps } from './screen-props.ts';
import { measures, ScreenshotPreview } from './screenshot-preview.tsx';
import { TicketFoot } from './ticket-foot.tsx';
import { TicketForm } from './ticket-form.tsx';
import { useTicketScreen } from './use-ticket-screen.ts';

/** The toolbar popup, and the side panel: one column over a foot that never scrolls away. */
export function PopupScreen(props: PopupScreenProps) {
  const { capture, phase, surface, draftNotice } = props;
  const { root, problem, problems, connected, act } = useTicketScreen(props);
  const attachment = capture?.attachments[0] ?? null;
  const busy = capture === null || phase.name === 'sending';

  if (phase.name === 'parked') {
    return (
      <main class="popup popup-sent" data-surface={surface}>
        <h1 class="visually-hidden">{t('newTicket')}</h1>
        <Parked
          error={phase.error}
          retryAt={phase.retryAt}
          subject={capture?.form.subject ?? ''}
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
          subject={capture?.form.subject ?? ''}
          onCopyLink={props.onCopyLink}
          onStartOver={props.onStartOver}
        />
      </main>
    );
  }
  return (
    <div class="popup" data-surface={surface} ref={root} aria-busy={busy}>
      <main class="popup-main">
        <h1 class="visually-hidden">{t('newTicket')}</h1>
        {draftNotice === null ? null : (
          <DraftNotice
            notice={draftNotice}
            onStartOver={props.onStartOver}
            onContinueDraft={props.onContinueDraft}
          />
        )}
        <div class="popup-capture">
          <ScreenshotPreview
            attachment={attachment}
            url={attachment === null ? undefined : props.imageUrls.get(attachment.id)}
            capturing={capture === null && props.problem === null && props.mode !== 'none'}
            screenshot={props.screenshot}
            disabled={busy}
            onEdit={props.onEdit}
            onCancel={props.onCancelScreenshot}
            onRemove={() => {
              if (attachment !== null) props.onRemoveAttachment(attachment.id);
            }}
          />
          <div class="popup-capture-side">
            <CaptureModes
              mode={props.mode}
              disabled={busy || props.screenshot !== null}
              onMode={props.onMode}
            />
            <p class="preview-facts">
              {attachment === null ? null : measures(attachment).map((part) => <bdi key={part}>{part}</bdi>)}
            </p>
          </div>
        </div>
        <TicketForm
          capture={capture}
          connected={connected}
          directory={props.directory}
          directoryProblem={props.directoryProblem}
          requesterSuggestions={props.requesterSuggestions}
          formFields={props.formFields}
          problems={problems}
          pageTextBusy={props.pageTextBusy}
          offersPageText
          disabled={busy}
          onForm={props.onForm}
          onField={props.onField}
          onAddPageText={props.onAddPageText}
          onReloadDirectory={props.onReloadDirectory}
        />
      </main>
      {problem === null || phase.name === 'sending' ? null : (
        <Problem problem={problem} onAction={({ kind }) => act(kind)} />
      )}
      <TicketFoot
        capture={capture}
        screenshot={props.screenshot}
        connection={props.connection}
        phase={phase}
        sendShortcut={props.sendShortcut}
        waiting={props.problem === null ? t('capturing') : ''}
        onCreate={props.onCreate}
        onAction={props.onAction}
      />
    </div>
  );
}
