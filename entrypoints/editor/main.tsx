import { render } from 'preact';
import { EditorScreen } from '../../components/screens/editor/editor-screen.tsx';
import { backToPage } from '../../utils/back-to-page.ts';
import { openOptions } from '../../utils/browser-ui.ts';
import { type AttachmentId, type Capture, CaptureId } from '../../utils/captures/capture.ts';
import { readImagesInWorker } from '../../utils/captures/image-reader.ts';
import { getImage } from '../../utils/captures/store.ts';
import type { AppError } from '../../utils/errors.ts';
import { beginFollowUp } from '../../utils/ticket-screen/begin-follow-up.ts';
import { speakLanguage } from '../../utils/ticket-screen/speak-language.ts';
import type { TicketPorts } from '../../utils/ticket-screen/ticket-ports.ts';
import { useTicket } from '../../utils/ticket-screen/use-ticket.ts';

const asked = CaptureId.safeParse(new URLSearchParams(location.search).get('capture'));
const openProblem: AppError | null = asked.success ? null : { code: 'capture-missing' };

/** The editor tab does not show the page: a capture can be finished here, but nothing can be captured. */
const ports: TicketPorts = {
  captureId: asked.success ? asked.data : null,
  fresh: null,
  tabId: null,
  openProblem,
  draftNotice: null,
  isEditor: true,
  makeRoom: () => undefined,
  startOver: () => window.close(),
  continueDraft: () => undefined,
  joinDraft: () => undefined,
  dropDraft: () => undefined,
  dismissDraft: () => undefined,
  followUp: (sent) => void beginFollowUp(sent),
  addFileElsewhere: null,
  openOptions: () => void openOptions(),
};

const readImage = (id: AttachmentId) => getImage({ id });

const onBackToPage = ({ tabId, page: { url } }: Capture) => void backToPage({ tabId, url });

function Editor() {
  return <EditorScreen {...useTicket(ports)} readImage={readImage} onBackToPage={onBackToPage} />;
}

readImagesInWorker();
speakLanguage();
render(<Editor />, document.body);
