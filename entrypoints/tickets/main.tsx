import { render } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { TicketsScreen } from '../../components/screens/tickets/tickets-screen.tsx';
import type { RowActionKind } from '../../components/screens/tickets/tickets-state.ts';
import { ensureWake, openEditor, openOptions, requestOrigin } from '../../utils/browser-ui.ts';
import type { Capture, CaptureId } from '../../utils/captures/capture.ts';
import type { SavedFileRefusal } from '../../utils/captures/saved-file.ts';
import { getCapture } from '../../utils/captures/store.ts';
import { takeBack } from '../../utils/captures/take-back.ts';
import { connectionSetting } from '../../utils/deskpro/stored-connection.ts';
import { type AppError, unexpected } from '../../utils/errors.ts';
import { t } from '../../utils/i18n.ts';
import { takeProblem } from '../../utils/last-made.ts';
import { request } from '../../utils/messages.ts';
import { problemOf } from '../../utils/problems/problem-of.ts';
import { speakLanguage } from '../../utils/ticket-screen/speak-language.ts';
import { useTicketUpdates } from '../../utils/ticket-screen/use-ticket-updates.ts';
import { useDiscard } from '../../utils/tickets-screen/use-discard.ts';
import { useTicketLists } from '../../utils/tickets-screen/use-ticket-lists.ts';
import { useUnreadable } from '../../utils/tickets-screen/use-unreadable.ts';

/** Few people save a draft as a file or open such a file, so this code is loaded only then. */
const draftFiles = () => import('../../utils/tickets-screen/draft-files.ts');

/** Errors that a row does not show. A row's state shows all other errors. */
const saidHere: ReadonlySet<AppError['code']> = new Set(['unexpected', 'storage-failed', 'capture-missing']);

function Tickets() {
  const lists = useTicketLists();
  const unreadable = useUnreadable();
  const updates = useTicketUpdates(true);
  const connectedHost = useConnectedHost();
  const [status, setStatus] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [trying, setTrying] = useState<ReadonlySet<CaptureId>>(new Set());

  const say = useCallback((words: { status?: string; problem?: string }) => {
    setStatus(words.status ?? '');
    setProblem(words.problem ?? null);
  }, []);
  const fail = useCallback(
    (thrown: unknown) => {
      const error: AppError =
        thrown instanceof DOMException ? { code: 'storage-failed' } : unexpected(thrown);
      say({ problem: problemOf(error).sentence });
    },
    [say],
  );

  useEffect(() => {
    void takeProblem().then((error) => {
      if (error !== null) say({ problem: problemOf(error).sentence });
    });
  }, [say]);

  const refused = useCallback(
    (id: CaptureId) => {
      void getCapture(id).then((row) => {
        if (row !== null) say({ problem: t('ticketNotDiscarded', row.form.subject) });
      }, fail);
    },
    [say, fail],
  );
  const discarding = useDiscard(refused);

  const send = useCallback(
    async (name: 'retry' | 'rebind', id: CaptureId) => {
      say({});
      setTrying((before) => new Set([...before, id]));
      ensureWake();
      const outcome = await request(name, { id });
      setTrying((before) => new Set([...before].filter((one) => one !== id)));
      if (!outcome.ok && saidHere.has(outcome.error.code)) {
        say({ problem: problemOf(outcome.error).sentence });
      }
    },
    [say],
  );

  const act = useCallback(
    (kind: RowActionKind, { id, delivery }: Capture) => {
      if (kind === 'rebind') return void send('rebind', id);
      if (kind !== 'allow-access' || delivery.helpdesk === null) return void openOptions();
      void requestOrigin(new URL(delivery.helpdesk).origin).then(
        (granted) => (granted ? send('retry', id) : undefined),
        fail,
      );
    },
    [send, fail],
  );

  const save = useCallback(
    async (id: CaptureId) => {
      const { saveToFile } = await draftFiles();
      const name = await saveToFile(id);
      if (name === null) say({ problem: problemOf({ code: 'capture-missing' }).sentence });
      else say({ status: t('fileSaved', name) });
    },
    [say],
  );

  const open = useCallback(
    async (file: File) => {
      const { openFile } = await draftFiles();
      const opened = await openFile(file);
      if (!opened.ok) return say({ problem: refusalWords(opened.error) });
      say({ status: t('fileOpened', opened.value.form.subject) });
      await openEditor(opened.value.id);
    },
    [say],
  );

  return (
    <TicketsScreen
      waiting={lists.waiting}
      sent={lists.sent}
      needPerson={lists.needPerson}
      query={lists.query}
      discarded={discarding.discarded}
      trying={trying}
      connectedHost={connectedHost}
      status={status}
      problem={lists.unreadable ? t('ticketsUnreadable') : problem}
      onQuery={lists.search}
      onMore={lists.more}
      onRetry={(id) => void send('retry', id)}
      onEdit={(id) => void takeBack(id).then(() => openEditor(id))}
      onDiscard={discarding.start}
      onUndo={discarding.undo}
      onSave={(id) => void save(id).catch(fail)}
      updates={updates}
      unreadable={unreadable.count}
      onSaveUnreadable={() => say({ status: t('fileSaved', unreadable.save()) })}
      onAction={act}
      onOpenFile={(file) => void open(file).catch(fail)}
      onCopyLink={(url) =>
        navigator.clipboard.writeText(url).then(
          () => true,
          () => false,
        )
      }
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

function refusalWords(refusal: SavedFileRefusal): string {
  switch (refusal) {
    case 'foreign':
      return t('fileForeign');
    case 'damaged':
      return t('fileDamaged');
    case 'too-large':
      return t('fileTooLarge');
  }
}

speakLanguage();
render(<Tickets />, document.body);
