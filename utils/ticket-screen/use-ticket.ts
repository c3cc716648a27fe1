import type { TicketScreenProps } from '../../components/ticket/ticket-props.ts';
import type { Capture } from '../captures/capture.ts';
import { wordsToHide } from '../captures/preferences.ts';
import { plainOfHtml } from './plain-of-html.ts';
import { problemFor } from './problem-for.ts';
import { ticketActions } from './ticket-actions.ts';
import type { TicketPorts } from './ticket-ports.ts';
import { type Attachments, useAttachments } from './use-attachments.ts';
import { useBinding } from './use-binding.ts';
import { useCaptureRow } from './use-capture-row.ts';
import { useCreate } from './use-create.ts';
import { useExisting } from './use-existing.ts';
import { useFormChange } from './use-form-change.ts';
import { useFormFields } from './use-form-fields.ts';
import { type Helpdesk, useHelpdesk } from './use-helpdesk.ts';
import { useOutcome } from './use-outcome.ts';
import { usePageText } from './use-page-text.ts';
import { usePeople } from './use-people.ts';
import { usePreviews } from './use-previews.ts';
import { useScreenshot } from './use-screenshot.ts';
import { useSending } from './use-sending.ts';
import { useSentNews } from './use-sent-news.ts';
import { useTakeScreenshot } from './use-take-screenshot.ts';
import { useTicketUpdates } from './use-ticket-updates.ts';
import { useWatch } from './use-watch.ts';

/**
 * Connects a ticket screen to its row: the screen's changes are stored at once, and the background's changes are shown.
 */
export function useTicket(ports: TicketPorts): TicketScreenProps {
  const { captureId, tabId, isEditor } = ports;
  const row = useCaptureRow(captureId, ports.fresh?.capture ?? null);
  const { capture, current } = row;
  const helpdesk = useHelpdesk(capture?.form.helpdesk);
  const people = usePeople(helpdesk, capture?.id);
  const { onTyped, giveUp, alikeOf, ...existing } = useExisting(helpdesk.connection?.baseUrl);
  const previews = usePreviews(previewed(capture, isEditor), ports.fresh?.picture ?? null);
  const screenshot = useScreenshot(captureId, ports.makeRoom, row.reread);
  const { problem, setProblem, settle } = useOutcome(screenshot.forgetProblem);
  const onHelpdesk = useBinding(row, helpdesk);
  const blockedBy = capture?.stage.name === 'blocked' ? capture.stage.error : null;
  const departmentId = capture?.form.departmentId ?? null;
  const formFields = useFormFields(helpdesk.directory, departmentId, problem ?? blockedBy);
  const toHide = helpdesk.preferences && wordsToHide(helpdesk.preferences);
  const fresh = ports.draftNotice?.kind !== 'restored';
  const attachments = useAttachments(captureId, { capture, tabId, fresh, toHide }, settle);
  const inPage = { ...usePageText(tabId, row, settle), ...useWatch(ports, capture) };
  const pictures = useTakeScreenshot(ports, row, screenshot, attachments.remove, setProblem);
  const settled = () => Promise.all([attachments.settled(), pictures.taken()]);
  const sending = useSending(captureId, row, settled, settle, helpdesk.preferences);
  const creating = useCreate({ row, helpdesk, formFields, sending, settle, onSend: giveUp });
  const { create, dropFieldProblems, ...attempted } = creating;
  const { changeForm, props: formProps } = useFormChange(
    row,
    helpdesk,
    people.suggestions,
    formFields,
    (asked, answered) => {
      onTyped(current(), asked);
      dropFieldProblems(answered);
    },
  );
  const actions = ticketActions({
    ports,
    row,
    helpdesk: helpdesk.connection?.baseUrl,
    error: blockedBy ?? problem,
    remove: attachments.remove,
    create,
    retake: pictures.retake,
    leaveExistingTicket: () => changeForm({ addTo: null }, []),
    onStorageFailed: () => setProblem({ code: 'storage-failed' }),
  });
  return {
    capture,
    sentNews: useSentNews(isEditor ? null : capture, previews),
    previews,
    people,
    formFields,
    phase: sending.phase,
    toHide,
    updates: useTicketUpdates({ isShown: sending.phase.name === 'sent' }),
    ...propsOfPorts(ports),
    ...propsOfHelpdesk(helpdesk),
    ...propsOfAttachments(attachments),
    ...pictures.props,
    ...inPage,
    ...formProps,
    ...attempted,
    ...existing,
    alike: alikeOf(capture),
    problem: problemFor({
      phase: sending.phase,
      asked: problem,
      screenshot: screenshot.problem,
      opening: ports.openProblem,
      row: row.problem,
      capture,
      isEditor,
    }),
    plainOf: plainOfHtml,
    sendShortcut: /Mac/.test(navigator.userAgent) ? '⌘ Enter' : 'Ctrl+Enter',
    onHelpdesk,
    onAnnotate: row.annotate,
    onCreate: () => void create(),
    onAction: (kind) => actions[kind](),
    ...sending.copying,
  };
}

/** The editor shows a single picture itself. */
function previewed(capture: Capture | null, isEditor: boolean): Capture | null {
  return isEditor && (capture?.attachments.length ?? 0) < 2 ? null : capture;
}

function propsOfPorts(ports: TicketPorts) {
  return {
    firstPreview: ports.fresh?.picture ?? null,
    draftNotice: ports.draftNotice,
    onAddFileElsewhere: ports.addFileElsewhere,
    onStartOver: ports.startOver,
    onContinueDraft: ports.continueDraft,
    onJoinDraft: ports.joinDraft,
    onDropDraft: ports.dropDraft,
    onDismissDraft: ports.dismissDraft,
    onFollowUp: ports.followUp,
  } satisfies Partial<TicketScreenProps>;
}

function propsOfHelpdesk({ connection, helpdesks, directory, directoryProblem, reload }: Helpdesk) {
  return {
    connection,
    helpdesks,
    directory,
    directoryProblem,
    onReloadDirectory: () => void reload({ evenIfFresh: true }),
  } satisfies Partial<TicketScreenProps>;
}

function propsOfAttachments({ add, addPdf, move, remove, undo, isAdding }: Attachments) {
  return {
    onRemoveAttachment: (id) => void remove((attachment) => attachment.id === id),
    onUndoRemove: undo,
    onMoveAttachment: move,
    onFiles: add,
    addingFiles: isAdding,
    onAddPdf: addPdf,
  } satisfies Partial<TicketScreenProps>;
}
