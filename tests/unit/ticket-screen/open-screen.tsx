import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, vi } from 'vitest';
import type { TicketScreenProps } from '../../../components/ticket/ticket-props.ts';
import type { Annotations } from '../../../utils/annotate/annotations.ts';
import { answerRequests } from '../../../utils/answer-requests.ts';
import type { AttachmentId, CaptureId, TicketForm } from '../../../utils/captures/capture.ts';
import { addCapture, getCapture } from '../../../utils/captures/store.ts';
import type { TicketPorts } from '../../../utils/ticket-screen/ticket-ports.ts';
import { installWindow } from '../../in-process/window-globals.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { makeCapture } from '../make-capture.ts';

/** Ticket screens without components, and the background's handlers, around one store. */

installWindow();
const { handlers } = await import('../../../utils/background/requests.ts');
const { useTicket } = await import('../../../utils/ticket-screen/use-ticket.ts');
const { runtime } = fakeBrowser;
/** Is called whenever an alarm is set. */
export const alarm = vi.fn();
Object.assign(fakeBrowser, {
  alarms: { create: alarm, clear: async () => true, get: async () => undefined },
  action: {
    setBadgeText: async () => undefined,
    setBadgeBackgroundColor: async () => undefined,
    setBadgeTextColor: async () => undefined,
    getBadgeText: async () => '',
  },
});
Object.assign(runtime, { getPlatformInfo: async () => ({}) });
const nothing = async (): Promise<void> => undefined;
answerRequests(handlers, nothing, { stop: nothing, isWatched: async () => false, keep: nothing });

const send = runtime.sendMessage;
const put = IDBObjectStore.prototype.put;

export interface Screen {
  shown: TicketScreenProps & { onAnnotate(id: AttachmentId, annotations: Annotations): void };
  close(): Promise<void>;
}

export async function openScreen(captureId: CaptureId, isEditor = false): Promise<Screen> {
  const root = document.createElement('div');
  const ports: TicketPorts = {
    captureId,
    fresh: null,
    tabId: null,
    openProblem: null,
    draftNotice: { kind: 'restored', at: 1 },
    isEditor,
    makeRoom: () => undefined,
    startOver: () => undefined,
    continueDraft: () => undefined,
    joinDraft: () => undefined,
    dropDraft: () => undefined,
    dismissDraft: () => undefined,
    followUp: () => undefined,
    addFileElsewhere: null,
    openOptions: () => undefined,
  };
  const screen = { close: () => act(() => render(null, root)) } as Screen;
  function Shown() {
    screen.shown = useTicket(ports) as Screen['shown'];
    return null;
  }
  await act(() => render(<Shown />, root));
  await settled();
  await vi.waitFor(() => expect(screen.shown.capture?.id).toBe(captureId));
  await vi.waitFor(() => expect(screen.shown.directory).not.toBeNull());
  opened.push(screen);
  return screen;
}
const opened: Screen[] = [];

export async function closeScreens(): Promise<void> {
  for (const screen of opened.splice(0)) await screen.close();
}

/** Lets everything that is under way end. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await act(() => new Promise((resolve) => setTimeout(resolve, 10)));
}

/** Keeps the messages about changes, until `pass` for later messages, and until `release` for all. */
export function holdMessages(): { pass(): void; release(): Promise<void> } {
  const held: (() => Promise<unknown>)[] = [];
  const spy = vi.spyOn(runtime, 'sendMessage').mockImplementation((message) => {
    if (!/^change(Form|Annotations|Capture)$/.test((message as { type: string }).type)) return send(message);
    return new Promise((resolve) => held.push(() => send(message).then(resolve)));
  });
  return {
    pass: () => spy.mockRestore(),
    release: async () => {
      spy.mockRestore();
      await Promise.all(held.splice(0).map((deliver) => deliver()));
      await settled();
    },
  };
}

/** Makes the browser refuse to write captures until `goOn`. `count` is how many writes it has refused. */
export function refuseWrites(): { goOn(): void; count(): number } {
  let count = 0;
  const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...args
  ) {
    const request = put.apply(this, args);
    if (this.name !== 'captures') return request;
    this.transaction.addEventListener('abort', () => {
      count += 1;
    });
    this.transaction.abort();
    return request;
  });
  return { goOn: () => spy.mockRestore(), count: () => count };
}

export async function stored(more: Parameters<typeof makeCapture>[0] = {}) {
  const helpdesk = { helpdesk: 'https://one' };
  const capture = makeCapture({ touched: true, ...more, form: { ...helpdesk, ...more.form } });
  await addCapture(capture, new Map(capture.attachments.map(({ id }) => [id, new Blob(['png!'])])));
  return capture.id;
}
export const formOf = async (id: CaptureId): Promise<TicketForm | undefined> => (await getCapture(id))?.form;
export const stageOf = async (id: CaptureId) => (await getCapture(id))?.stage.name;
