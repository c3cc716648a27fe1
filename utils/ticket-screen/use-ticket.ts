import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import type { TicketScreenProps } from '../../components/ticket/ticket-props.ts';
import { openTickets, requestOrigin } from '../browser-ui.ts';
import type { Capture, CaptureId, Receipt, ScreenshotMode } from '../captures/capture.ts';
import { targetAt } from '../captures/existing-ticket.ts';
import { acceptUnchecked } from '../captures/hidden-items.ts';
import { isUnchecked, uncheckedProblem } from '../captures/machine.ts';
import { missingFields } from '../captures/missing-fields.ts';
import { wordsToHide } from '../captures/preferences.ts';
import { rememberRequester } from '../captures/recent-requesters.ts';
import type { AppError, AppResult } from '../errors.ts';
import type { FieldProblems } from '../problems/field-problems-of.ts';
import type { OuterActionKind } from '../problems/problem-of.ts';
import { allowSite } from './allow-site.ts';
import { fieldWords, without } from './field-words.ts';
import { phaseOf } from './phase-of.ts';
import { plainOfHtml } from './plain-of-html.ts';
import { problemFor } from './problem-for.ts';
import { requestCreate } from './request-create.ts';
import { saveRescuedPicture } from './save-rescued-picture.ts';
import { useAttachments } from './use-attachments.ts';
import { useBinding } from './use-binding.ts';
import { useCaptureRow } from './use-capture-row.ts';
import { useExisting } from './use-existing.ts';
import { useFormChange } from './use-form-change.ts';
import { useFormFields } from './use-form-fields.ts';
import { useHelpdesk } from './use-helpdesk.ts';
import { useImageUrls } from './use-image-urls.ts';
import { useOnceReady } from './use-once-ready.ts';
import { usePageText } from './use-page-text.ts';
import { usePeople } from './use-people.ts';
import { useScreenshot } from './use-screenshot.ts';
import { useTicketUpdates } from './use-ticket-updates.ts';

/** What the popup and the editor do differently. */
export interface TicketPorts {
  captureId: CaptureId | null;
  /** The tab to take screenshots of. Null if there is none. */
  tabId: number | null;
  /** Why there is no capture. Null if nothing failed. */
  openProblem: AppError | null;
  draftNotice: TicketScreenProps['draftNotice'];
  /** The editor tab draws the annotations itself, and asks about unchecked pictures at once. */
  isEditor: boolean;
  /** Gives way to the page, because the person goes on there, for example to choose an area. */
  makeRoom(): void;
  startOver(): void;
  continueDraft(): void;
  joinDraft(): void;
  /** Opens a window that can show a file dialog. Null if this window stays open during the dialog. */
  addFileElsewhere: (() => void) | null;
  openOptions(): void;
}

/** A delay that a person does not notice (Nielsen, Usability Engineering, 5.5). */
const slowWriteMs = 100;

/**
 * Connects a ticket screen to its row: the screen's changes are stored at once, and the background's changes are shown.
 */
export function useTicket(ports: TicketPorts): TicketScreenProps {
  const row = useCaptureRow(ports.captureId);
  const helpdesk = useHelpdesk(row.capture?.form.helpdesk);
  const people = usePeople(helpdesk, row.capture?.id);
  const existing = useExisting(helpdesk.connection?.baseUrl);
  const { onTyped, giveUp } = existing;
  const imageUrls = useImageUrls(row.capture, !ports.isEditor);
  const screenshot = useScreenshot(ports.captureId, ports.makeRoom, row.reread);
  const { take, forgetProblem } = screenshot;
  const isCreating = useRef(false);
  const taking = useRef<Promise<void>>(Promise.resolve());
  const [sending, setSending] = useState(false);
  /** The background's answer, which arrives before the row is read again. */
  const [sent, setSent] = useState<{ id: CaptureId; receipt: Receipt } | null>(null);
  const [problem, setProblem] = useState<AppError | null>(null);
  const [attempts, setAttempts] = useState(0);
  const [fieldProblems, setFieldProblems] = useState<FieldProblems>({});
  const { current, unstored, written, reread } = row;

  const stage = row.capture?.stage;
  const onHelpdesk = useBinding(row, helpdesk);
  const blockedBy = stage?.name === 'blocked' ? stage.error : null;
  const departmentId = row.capture?.form.departmentId ?? null;
  const formFields = useFormFields(helpdesk.directory, departmentId, problem ?? blockedBy);
  const fields = useRef(formFields);
  fields.current = formFields;

  const toHide = helpdesk.preferences && wordsToHide(helpdesk.preferences);

  const settle = useCallback(
    <T>(outcome: AppResult<T>): boolean => {
      setProblem(outcome.ok ? null : outcome.error);
      if (outcome.ok) forgetProblem();
      return outcome.ok;
    },
    [forgetProblem],
  );

  const fresh = ports.draftNotice?.kind !== 'restored';
  const where = { capture: row.capture, tabId: ports.tabId, fresh, toHide };
  const attachments = useAttachments(ports.captureId, where, settle);
  const { remove, settled } = attachments;
  const pageText = usePageText(ports.tabId, row, settle);

  const createNow = useCallback(async () => {
    const capture = current();
    if (capture === null || isCreating.current) return;
    const asked = fields.current.filter(({ required }) => required).map(({ field }) => field.key);
    // The helpdesk that the form's choices are for, even while the screen still shows another helpdesk.
    const baseUrl = capture.form.helpdesk ?? helpdesk.connection?.baseUrl;
    const isAdded = targetAt(capture.form, baseUrl) !== null;
    const missing = isAdded ? [] : missingFields(capture, asked);
    if (missing.length > 0) {
      setAttempts((before) => before + 1);
      return setFieldProblems(fieldWords(missing));
    }
    // Keep the same object if there are no problems, because rendering the form would delay the write.
    setFieldProblems((before) => (Object.keys(before).length === 0 ? before : {}));
    setProblem(null);
    forgetProblem();
    if (isUnchecked(capture)) {
      setAttempts((before) => before + 1);
      return setProblem(uncheckedProblem(capture));
    }
    if (!helpdesk.connection || baseUrl === undefined) return setProblem({ code: 'not-connected' });
    giveUp();
    isCreating.current = true;
    // Rendering the form would delay the request, so `sending` is set before it only if the wait is long.
    const slow = setTimeout(() => setSending(true), slowWriteMs);
    await Promise.all([settled(), taking.current]);
    const { id } = capture;
    const keys = fields.current.map(({ field }) => field.key);
    const delivered = requestCreate({ id, helpdesk: baseUrl, change: unstored(), fields: keys });
    if (!isAdded) void rememberRequester(capture.form.requester.trim());
    setSending(true);
    const outcome = await delivered;
    settle(outcome);
    if (outcome.ok) setSent({ id, receipt: outcome.value });
    clearTimeout(slow);
    setSending(false);
    isCreating.current = false;
  }, [current, unstored, settled, settle, helpdesk.connection, forgetProblem, giveUp]);
  const create = useOnceReady(helpdesk.isDirectoryRead, createNow);

  const takeScreenshot = useCallback(
    async (mode: ScreenshotMode, add: boolean, delaySeconds = 0) => {
      const id = current()?.id;
      if (id === undefined) return ports.startOver();
      if (ports.tabId === null) return setProblem({ code: 'tab-changed' });
      const { tabId } = ports;
      setProblem(null);
      taking.current = written().then(() => take({ tabId, id, mode, delaySeconds, add }));
      await taking.current;
    },
    [ports, current, written, take],
  );

  const { changeForm, ...library } = useFormChange(
    row,
    helpdesk,
    people.suggestions,
    formFields,
    (asked, settled) => {
      onTyped(current(), asked);
      setFieldProblems((before) => without(before, settled));
    },
  );

  const act = useCallback(
    (kind: OuterActionKind) => {
      const sendAnyway = (accept: (id: CaptureId) => Promise<unknown>): void => {
        const id = current()?.id;
        if (id === undefined) return;
        accept(id)
          .then(reread)
          .then(create)
          .catch(() => setProblem({ code: 'storage-failed' }));
      };
      const actions: Record<OuterActionKind, () => void> = {
        connect: ports.openOptions,
        'open-options': ports.openOptions,
        'allow-access': () => {
          const baseUrl = helpdesk.connection?.baseUrl;
          if (baseUrl === undefined) return ports.openOptions();
          void requestOrigin(new URL(baseUrl).origin).then((granted) => (granted ? create() : undefined));
        },
        retry: () => void (current() === null ? ports.startOver() : create()),
        'capture-again': () => void takeScreenshot(modeOf(current()) ?? 'visible', false),
        'without-file': () => {
          const error = blockedBy ?? problem;
          const name = error && 'filename' in error ? error.filename : undefined;
          void remove(({ filename }) => name === undefined || filename === name).then(create);
        },
        'send-unchecked': () => sendAnyway(acceptUnchecked),
        'allow-site': () => sendAnyway(allowSite),
        'new-capture': ports.startOver,
        'new-ticket': () => {
          changeForm({ addTo: null }, []);
          void create();
        },
        'open-tickets': () => void openTickets(),
        'save-picture': () => void saveRescuedPicture(),
      };
      actions[kind]();
    },
    [
      ports,
      helpdesk.connection,
      changeForm,
      create,
      takeScreenshot,
      remove,
      problem,
      blockedBy,
      current,
      reread,
    ],
  );

  const receipt = sent?.id === ports.captureId ? sent.receipt : null;
  const phase = useMemo(() => phaseOf(stage, receipt, sending), [stage, receipt, sending]);
  const updates = useTicketUpdates(phase.name === 'sent');

  return {
    capture: row.capture,
    imageUrls,
    mode: screenshot.job?.mode ?? (row.capture === null ? 'visible' : (modeOf(row.capture) ?? 'none')),
    screenshot: screenshot.job,
    connection: helpdesk.connection,
    helpdesks: helpdesk.helpdesks,
    directory: helpdesk.directory,
    directoryProblem: helpdesk.directoryProblem,
    people,
    formFields,
    ...library,
    phase,
    problem: problemFor({
      phase,
      asked: problem,
      screenshot: screenshot.problem,
      opening: ports.openProblem,
      row: row.problem,
      capture: row.capture,
      isEditor: ports.isEditor,
    }),
    fieldProblems,
    attempts,
    draftNotice: ports.draftNotice,
    ...pageText,
    plainOf: plainOfHtml,
    toHide,
    sendShortcut: /Mac/.test(navigator.userAgent) ? '⌘ Enter' : 'Ctrl+Enter',
    onForm: (patch) => changeForm(patch, Object.keys(patch)),
    onField: (key, value) => {
      const before = current()?.form.fields;
      changeForm({ fields: { ...before, [key]: value } }, [key]);
    },
    onHelpdesk,
    onMode: (mode) =>
      void (mode === 'none' ? remove(({ kind }) => kind === 'screenshot') : takeScreenshot(mode, false)),
    onDelay: (seconds) => void takeScreenshot('visible', false, seconds),
    onCancelScreenshot: screenshot.cancel,
    onEndScreenshot: screenshot.endEarly,
    onRemoveAttachment: (id) => void remove((attachment) => attachment.id === id),
    onUndoRemove: attachments.undo,
    onMoveAttachment: attachments.move,
    onFiles: attachments.add,
    addingFiles: attachments.isAdding,
    onAddFileElsewhere: ports.addFileElsewhere,
    onAddScreenshot:
      ports.tabId === null || screenshot.job !== null ? null : () => void takeScreenshot('visible', true),
    onAnnotate: row.annotate,
    onAddPdf: attachments.addPdf,
    onCreate: () => void create(),
    onAction: act,
    alike: existing.alikeOf(row.capture),
    onHideAlike: existing.onHideAlike,
    findTickets: existing.findTickets,
    updates,
    onReloadDirectory: () => void helpdesk.reload(true),
    onCopyLink: copied,
    onStartOver: ports.startOver,
    onContinueDraft: ports.continueDraft,
    onJoinDraft: ports.joinDraft,
  };
}

function copied(url: string): Promise<boolean> {
  return navigator.clipboard
    .writeText(url)
    .then(() => true)
    .catch(() => false);
}

/** Returns the mode of the draft's last screenshot; null if it has none. */
function modeOf(capture: Capture | null): ScreenshotMode | null {
  return capture?.attachments.findLast(({ kind }) => kind === 'screenshot')?.mode ?? null;
}
