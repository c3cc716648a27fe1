import {
  type Attachment,
  type Capture,
  type CaptureId,
  captureVersion,
  newAttachmentId,
  newCaptureId,
  nothingDelivered,
  type PageFacts,
  type TicketForm,
} from '../../utils/captures/capture.ts';
import type { CaptureChange } from '../../utils/captures/capture-change.ts';
import type { PageHealth, PageTrouble } from '../../utils/page/health/page-trouble.ts';
import type { ScreenshotJob } from '../../utils/screenshot/screenshot-job.ts';

/** Noon UTC on 23 November 2026. */
export const noon = Date.UTC(2026, 10, 23, 12);

export function makePage(more: Partial<PageFacts> = {}): PageFacts {
  return {
    url: 'https://shop.example/basket?step=2',
    canonicalUrl: '',
    title: 'Basket – Example Shop',
    language: 'en',
    browser: 'Chrome 156',
    system: 'Linux',
    window: { width: 1280, height: 720 },
    pixelRatio: 2,
    zoom: 1,
    timeZone: 'Europe/Berlin',
    capturedAt: noon,
    readable: true,
    isPdf: false,
    isBusy: false,
    ...more,
  };
}

export function makeForm(more: Partial<TicketForm> = {}): TicketForm {
  return {
    subject: 'The total is wrong',
    requester: 'joe@northwind.example',
    message: '',
    agentId: null,
    departmentId: null,
    withoutDetails: [],
    fields: {},
    addTo: null,
    ...more,
  };
}

export function makeAttachment(more: Partial<Attachment> = {}): Attachment {
  return {
    id: newAttachmentId(),
    kind: 'screenshot',
    mode: 'visible',
    part: null,
    page: null,
    filename: 'screenshot-shop.example-2026-11-23-120000.png',
    contentType: 'image/png',
    size: 4,
    width: 2,
    height: 2,
    blobAuth: null,
    blobAuthId: null,
    ...more,
  };
}

/** A draft as the popup opens it, changed as a test needs it. */
export function makeCapture(
  more: Partial<Omit<Capture, 'page' | 'form'>> & {
    page?: Partial<PageFacts>;
    form?: Partial<TicketForm>;
  } = {},
): Capture {
  const { page, form, ...rest } = more;
  return {
    version: captureVersion,
    id: newCaptureId(),
    createdAt: noon,
    updatedAt: noon,
    stage: { name: 'draft' },
    touched: false,
    tabId: 1,
    page: makePage(page),
    selection: null,
    passage: null,
    pageText: null,
    link: null,
    attachments: [],
    delivery: nothingDelivered,
    form: makeForm(form),
    ...rest,
  };
}

/** A request that was answered with 500, changed as a test needs it. */
export function makeTrouble(more: Partial<PageTrouble> = {}): PageTrouble {
  return {
    kind: 'request',
    address: '/api/cart?voucher',
    statuses: [500],
    what: 'fetch',
    trace: '',
    durationMs: 320,
    count: 1,
    ...more,
  };
}

/** The health of a page that loaded within 1.2 seconds, with the given troubles. */
export function makeHealth(troubles: PageTrouble[] = [], more: Partial<PageHealth> = {}): PageHealth {
  return {
    troubles,
    more: 0,
    requests: 12,
    isCut: false,
    load: { answerMs: 80, loadedMs: 1200, paintMs: null, redirects: 0, protocol: '' },
    isControlled: false,
    ...more,
  };
}

/** The first change of a screen, by the person. */
export function makeChange(id: CaptureId, more: Partial<CaptureChange> = {}): CaptureChange {
  return { id, screen: 'popup', step: 1, form: {}, drawings: {}, byPerson: true, ...more };
}

/** A screenshot under way. */
export function makeJob(more: Partial<ScreenshotJob> = {}): ScreenshotJob {
  return {
    captureId: newCaptureId(),
    tabId: 1,
    windowId: 1,
    mode: 'visible',
    add: false,
    page: null,
    phase: 'capturing',
    done: 0,
    of: 0,
    secondsLeft: null,
    isEnough: false,
    until: null,
    region: null,
    at: noon,
    ...more,
  };
}
