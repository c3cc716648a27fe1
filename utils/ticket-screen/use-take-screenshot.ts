import { useRef } from 'preact/hooks';
import type { TicketScreenProps } from '../../components/ticket/ticket-props.ts';
import type { Capture, ScreenshotMode } from '../captures/capture.ts';
import type { TicketPorts } from './ticket-ports.ts';
import type { Attachments } from './use-attachments.ts';
import type { CaptureRow } from './use-capture-row.ts';
import type { Outcome } from './use-outcome.ts';
import type { Screenshot } from './use-screenshot.ts';

interface WantedScreenshot {
  mode: ScreenshotMode;
  /** Adds a picture. Otherwise the screenshot replaces the draft's screenshots. */
  add?: boolean;
  delaySeconds?: number;
}

type ScreenshotProps = Pick<
  TicketScreenProps,
  'mode' | 'screenshot' | 'onMode' | 'onDelay' | 'onCancelScreenshot' | 'onEndScreenshot' | 'onAddScreenshot'
>;

interface TakeScreenshot {
  props: ScreenshotProps;
  /** Takes a screenshot in the draft's mode again. */
  retake(): Promise<void>;
  /** Resolves once no screenshot that was started here is under way. */
  taken(): Promise<void>;
}

/** Takes screenshots into a draft when asked to. The draft's changes are stored first, so that none is lost. */
export function useTakeScreenshot(
  { tabId, startOver }: Pick<TicketPorts, 'tabId' | 'startOver'>,
  { capture, current, written }: CaptureRow,
  { job, take, cancel, endEarly }: Screenshot,
  remove: Attachments['remove'],
  setProblem: Outcome['setProblem'],
): TakeScreenshot {
  const taking = useRef<Promise<void>>(Promise.resolve());

  const takeScreenshot = async ({ mode, add = false, delaySeconds = 0 }: WantedScreenshot) => {
    const id = current()?.id;
    if (id === undefined) return startOver();
    if (tabId === null) return setProblem({ code: 'tab-changed' });
    setProblem(null);
    taking.current = written().then(() => take({ tabId, id, mode, delaySeconds, add }));
    await taking.current;
  };

  return {
    props: {
      mode: job?.mode ?? (capture === null ? 'visible' : (modeOf(capture) ?? 'none')),
      screenshot: job,
      onMode: (mode) =>
        void (mode === 'none' ? remove(({ kind }) => kind === 'screenshot') : takeScreenshot({ mode })),
      onDelay: (delaySeconds) => void takeScreenshot({ mode: 'visible', delaySeconds }),
      onCancelScreenshot: cancel,
      onEndScreenshot: endEarly,
      onAddScreenshot:
        tabId === null || job !== null ? null : () => void takeScreenshot({ mode: 'visible', add: true }),
    },
    retake: () => takeScreenshot({ mode: modeOf(current()) ?? 'visible' }),
    taken: () => taking.current,
  };
}

/** Returns the mode of the draft's last screenshot; null if it has none. */
function modeOf(capture: Capture | null): ScreenshotMode | null {
  return capture?.attachments.findLast(({ kind }) => kind === 'screenshot')?.mode ?? null;
}
