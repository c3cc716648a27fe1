import { render } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { PopupScreen } from '../../components/screens/popup/popup-screen.tsx';
import { loadTicketParts } from '../../components/ticket/later-parts.tsx';
import type { DraftNotice } from '../../components/ticket/ticket-props.ts';
import { currentTab, isFirefox, openEditor, openOptions } from '../../utils/browser-ui.ts';
import type { Capture, CaptureId } from '../../utils/captures/capture.ts';
import { type DraftsFound, findDrafts } from '../../utils/captures/drafts.ts';
import { deleteCapture } from '../../utils/captures/store.ts';
import type { AppError } from '../../utils/errors.ts';
import { request } from '../../utils/messages.ts';
import {
  broughtBackSetting,
  screenshotJobSetting,
  screenshotProblemSetting,
} from '../../utils/screenshot/screenshot-job.ts';
import { beginFollowUp } from '../../utils/ticket-screen/begin-follow-up.ts';
import { draftNoticeOf } from '../../utils/ticket-screen/draft-notice-of.ts';
import { discardDraft, joinDraft } from '../../utils/ticket-screen/drafts-in-popup.ts';
import { fitToWindow } from '../../utils/ticket-screen/fit-to-window.ts';
import { speakLanguage } from '../../utils/ticket-screen/speak-language.ts';
import { useTicket } from '../../utils/ticket-screen/use-ticket.ts';

interface Opened {
  tabId: number | null;
  captureId: CaptureId | null;
  elsewhere: Capture | null;
  notice: DraftNotice | null;
  problem: AppError | null;
}

const noDrafts: DraftsFound = { here: null, elsewhere: null, stale: [] };
const nothingYet: Opened = { tabId: null, captureId: null, elsewhere: null, notice: null, problem: null };

/** Few pages are opened beside a draft of another page, so the code is loaded only then. */
async function shownOf(elsewhere: Capture | null): Promise<Capture | null> {
  return elsewhere && (await import('../../utils/captures/seen-draft.ts')).showOnce(elsewhere);
}

/** Restores this page's unsent draft if the person has worked on it, or else captures the page as it is now. */
async function open(): Promise<Opened> {
  const tab = await currentTab();
  if (tab === null) return { ...nothingYet, problem: { code: 'screenshot-refused' } };
  const tabId = tab.id;
  // A store that cannot be read has no drafts to restore. Taking the capture then reports the problem.
  const [back, job, failed] = await Promise.all([
    broughtBackSetting.read(),
    screenshotJobSetting.read(),
    screenshotProblemSetting.read(),
  ]);
  const kept = [back, job?.captureId, failed?.captureId].filter((id) => id !== null && id !== undefined);
  const { here, elsewhere, stale } = await findDrafts({ tabId, url: tab.url }, kept).catch(() => noDrafts);
  if (here !== null) {
    // A popup that closed only so that the person could choose in the page needs no notice.
    const isBack = back === here.id;
    // A draft has much to show at once. Its parts are loaded before, so that nothing moves when they arrive.
    await Promise.all([broughtBackSetting.remove(), loadTicketParts()]);
    const notice: DraftNotice | null = isBack ? null : { kind: 'restored', at: here.updatedAt };
    return { ...nothingYet, tabId, captureId: here.id, notice };
  }
  const [opened, shown] = await Promise.all([request('openCapture', tab), shownOf(elsewhere)]);
  const found = { ...nothingYet, tabId, elsewhere: shown, notice: shown && draftNoticeOf(shown) };
  if (!opened.ok) return { ...found, problem: opened.error };
  for (const { id } of stale)
    void deleteCapture(id, ({ touched, stage }) => !touched && stage.name === 'draft');
  return { ...found, captureId: opened.value.id };
}

function leave(): void {
  window.close();
}

const openOrSay = (): Promise<Opened> =>
  open().catch(() => ({ ...nothingYet, problem: { code: 'storage-failed' } }));

/** Started at once, so that the browser works on it while the form renders. */
const firstOpened = openOrSay();

function Popup() {
  const [opened, setOpened] = useState(nothingYet);
  const openAnew = useCallback(() => openOrSay().then(setOpened), []);
  useEffect(() => void firstOpened.then(setOpened), []);

  const dismiss = useCallback(() => setOpened((before) => ({ ...before, notice: null })), []);

  const { captureId, tabId, problem, notice, elsewhere } = opened;
  const ports = useMemo(
    () => ({
      captureId,
      tabId,
      openProblem: problem,
      draftNotice: notice,
      isEditor: false,
      makeRoom: leave,
      startOver: () => {
        setOpened(nothingYet);
        void discardDraft(captureId).then(openAnew);
      },
      continueDraft: () => {
        if (elsewhere === null) return;
        void openEditor(elsewhere.id).then(() => window.close());
      },
      joinDraft: () => {
        if (elsewhere === null || captureId === null) return;
        void joinDraft(captureId, elsewhere.id).then((joined) =>
          setOpened((before) =>
            joined.ok
              ? { ...before, captureId: elsewhere.id, elsewhere: null, notice: null }
              : { ...before, problem: joined.error },
          ),
        );
      },
      dropDraft: () => {
        if (elsewhere === null || notice === null) return;
        // Nothing would be lost, so there is nothing to bring back.
        if (notice.kind === 'follow-up' && notice.isEmpty)
          return void discardDraft(elsewhere.id).then(() =>
            setOpened((before) => ({ ...before, elsewhere: null, notice: null })),
          );
        void import('../../utils/ticket-screen/discard-soon.ts').then(({ discardSoon }) => {
          const keep = discardSoon(elsewhere.id, dismiss);
          const restore = () => {
            keep();
            setOpened((before) => ({ ...before, notice }));
          };
          setOpened((before) => ({ ...before, notice: { kind: 'discarded', at: notice.at, restore } }));
        });
      },
      dismissDraft: dismiss,
      followUp: (sent: Capture) => void beginFollowUp(sent).then(leave),
      // Firefox closes the popup when a file dialog opens.
      addFileElsewhere:
        captureId !== null && isFirefox ? () => void openEditor(captureId).then(() => window.close()) : null,
      openOptions: () => void openOptions().then(() => window.close()),
    }),
    [captureId, tabId, problem, notice, elsewhere, openAnew, dismiss],
  );
  const edit = () => {
    if (captureId !== null) void openEditor(captureId).then(() => window.close());
  };
  return <PopupScreen surface="popup" {...useTicket(ports)} onEdit={edit} />;
}

fitToWindow();
speakLanguage();
render(<Popup />, document.body);
