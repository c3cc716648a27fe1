import { render } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { PopupScreen } from '../../components/screens/popup/popup-screen.tsx';
import { loadTicketParts } from '../../components/ticket/later-parts.tsx';
import { isFirefox, openEditor, openOptions } from '../../utils/browser-ui.ts';
import type { Capture } from '../../utils/captures/capture.ts';
import { readImagesInWorker } from '../../utils/captures/image-reader.ts';
import { beginFollowUp } from '../../utils/ticket-screen/begin-follow-up.ts';
import { discardDraft, joinDraft } from '../../utils/ticket-screen/drafts-in-popup.ts';
import { fitToWindow } from '../../utils/ticket-screen/fit-to-window.ts';
import { nothingYet, openPopup } from '../../utils/ticket-screen/open-popup.ts';
import { speakLanguage } from '../../utils/ticket-screen/speak-language.ts';
import { useTicket } from '../../utils/ticket-screen/use-ticket.ts';

function leave(): void {
  window.close();
}

/** Started at once: the page is looked at and pictured while the browser reads and draws the form. */
const firstOpening = openPopup(loadTicketParts);

function Popup() {
  const [opening, setOpening] = useState(firstOpening);
  const [opened, setOpened] = useState(nothingYet);
  const openAnew = useCallback(() => setOpening(openPopup(loadTicketParts)), []);
  useEffect(() => void opening.opened.then(setOpened), [opening]);

  const dismiss = useCallback(() => setOpened((before) => ({ ...before, notice: null })), []);

  const { captureId, tabId, problem, notice, elsewhere, fresh } = opened;
  const ports = useMemo(
    () => ({
      captureId,
      fresh: { capture: fresh, picture: opening.picture },
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
    [captureId, fresh, opening, tabId, problem, notice, elsewhere, openAnew, dismiss],
  );
  const edit = () => {
    if (captureId !== null) void openEditor(captureId).then(() => window.close());
  };
  return <PopupScreen surface="popup" {...useTicket(ports)} onEdit={edit} />;
}

fitToWindow();
readImagesInWorker();
speakLanguage();
void firstOpening.asked.then(() => render(<Popup />, document.body));
