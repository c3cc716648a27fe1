import { render } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { TicketsScreen } from '../../components/screens/tickets/tickets-screen.tsx';
import { openEditor } from '../../utils/browser-ui.ts';
import type { CaptureId } from '../../utils/captures/capture.ts';
import { readImagesInWorker } from '../../utils/captures/image-reader.ts';
import { getCapture } from '../../utils/captures/store.ts';
import { takeBack } from '../../utils/captures/take-back.ts';
import { connectionSetting } from '../../utils/deskpro/stored-connection.ts';
import { t } from '../../utils/i18n.ts';
import { beginFollowUp } from '../../utils/ticket-screen/begin-follow-up.ts';
import { copyText } from '../../utils/ticket-screen/copy-text.ts';
import { plainOfHtml } from '../../utils/ticket-screen/plain-of-html.ts';
import { speakLanguage } from '../../utils/ticket-screen/speak-language.ts';
import { useTicketUpdates } from '../../utils/ticket-screen/use-ticket-updates.ts';
import { useDiscard } from '../../utils/tickets-screen/use-discard.ts';
import { useDraftFiles } from '../../utils/tickets-screen/use-draft-files.ts';
import { useRetry } from '../../utils/tickets-screen/use-retry.ts';
import { useStatus } from '../../utils/tickets-screen/use-status.ts';
import { useThumbnails } from '../../utils/tickets-screen/use-thumbnails.ts';
import { useTicketLists } from '../../utils/tickets-screen/use-ticket-lists.ts';
import { useTicketStatuses } from '../../utils/tickets-screen/use-ticket-statuses.ts';
import { useUnreadable } from '../../utils/tickets-screen/use-unreadable.ts';

function Tickets() {
  const lists = useTicketLists();
  const unreadable = useUnreadable();
  const updates = useTicketUpdates({ isShown: true });
  const statuses = useTicketStatuses(plainOfHtml);
  const connectedHost = useConnectedHost();
  const said = useStatus();
  const { say, failThrown } = said;
  const refused = useCallback(
    (id: CaptureId) => {
      void getCapture(id).then((row) => {
        if (row !== null) say({ problem: t('ticketNotDiscarded', row.form.subject) });
      }, failThrown);
    },
    [say, failThrown],
  );
  const discarding = useDiscard(refused);
  const { trying, retry, retryAll, act } = useRetry(said);
  const readThumbnail = useThumbnails();
  const files = useDraftFiles(said);

  return (
    <TicketsScreen
      waiting={lists.waiting}
      sent={lists.sent}
      needPerson={lists.needPerson}
      query={lists.query}
      discarded={discarding.discarded}
      trying={trying}
      connectedHost={connectedHost}
      status={said.status}
      problem={lists.unreadable ? t('ticketsUnreadable') : said.problem}
      onQuery={lists.search}
      onMore={lists.more}
      onRetry={retry}
      onRetryAll={retryAll}
      onThumbnail={readThumbnail}
      onEdit={(id) => void takeBack(id).then(() => openEditor(id))}
      onDiscard={discarding.start}
      onUndo={discarding.undo}
      onSave={files.save}
      updates={updates}
      statuses={statuses}
      unreadable={unreadable.count}
      onSaveUnreadable={() => say({ status: t('fileSaved', unreadable.save()) })}
      onAction={act}
      onOpenFile={files.open}
      onCopyLink={copyText}
      onFollowUp={(sent) => void beginFollowUp(sent).catch(failThrown)}
    />
  );
}

function useConnectedHost(): string | null {
  const [host, setHost] = useState<string | null>(null);
  useEffect(() => {
    void connectionSetting.read().then((connection) => setHost(connection?.host ?? null));
    return connectionSetting.watch((connection) => setHost(connection?.host ?? null));
  }, []);
  return host;
}

readImagesInWorker();
speakLanguage();
render(<Tickets />, document.body);
