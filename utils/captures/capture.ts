import * as z from 'zod/mini';
import { Annotations } from '../annotate/annotations.ts';
import { AppError, StopReason } from '../errors.ts';
import { pickModes } from '../page/pick/pick-modes.ts';
import { CaptureHealth, WithoutHealth } from './capture-health.ts';
import { Cleaned } from './cleaned.ts';
import { RichText } from './rich-text.ts';
import { TicketValues } from './ticket-values.ts';

const isUuid = (id: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id);

export const CaptureId = z.string().check(z.refine(isUuid)).brand<'CaptureId'>();
export type CaptureId = z.infer<typeof CaptureId>;
export const AttachmentId = z.string().check(z.refine(isUuid)).brand<'AttachmentId'>();
export type AttachmentId = z.infer<typeof AttachmentId>;

/**
 * What is known of the page. Sizes are in CSS pixels, `pixelRatio` in device pixels per CSS pixel, `capturedAt` in
 * epoch milliseconds.
 */
export const PageFacts = z.object({
  url: z.string(),
  /** The canonical address that the page states; empty if it states none or the same as `url`. */
  canonicalUrl: z._default(z.string(), ''),
  title: z.string(),
  language: z.string(),
  browser: z.string(),
  system: z.string(),
  window: z.nullable(z.object({ width: z.number(), height: z.number() })),
  pixelRatio: z.nullable(z.number()),
  /** The tab's zoom factor; 1 means no zoom. `pixelRatio` includes it. */
  zoom: z._default(z.nullable(z.number()), null),
  timeZone: z.string(),
  capturedAt: z.number(),
  /** False if the browser refuses scripts: on its own pages, in the store and in PDF files. */
  readable: z.boolean(),
  isPdf: z._default(z.boolean(), false),
  /** The page, or a frame of it, was busy with its own work and did not say what is selected. */
  isBusy: z._default(z.boolean(), false),
});
export type PageFacts = z.infer<typeof PageFacts>;

/** The page details a person can leave out, in the order they are shown and sent. */
export const detailKinds = [
  'address',
  'title',
  'selection',
  'passage',
  'pageText',
  'link',
  'canonical',
  'language',
  'browser',
  'window',
  'time',
] as const;
export const DetailKind = z.enum(detailKinds);
export type DetailKind = z.infer<typeof DetailKind>;

/** Which part of a page a screenshot shows. */
export const ScreenshotMode = z.enum(['visible', 'full-page', ...pickModes]);
export type ScreenshotMode = z.infer<typeof ScreenshotMode>;

/**
 * Why a picture could not be checked: the page is unreadable, too large to be read whole or moved while it was
 * pictured, or a large part of it cannot be read by a script.
 */
export const Unchecked = z.enum(['unreadable', 'too-large', 'moved', 'frame', 'plugin', 'canvas', 'video']);
export type Unchecked = z.infer<typeof Unchecked>;

/**
 * A picture or file of the ticket. The `images` store has its bytes under the same id. Size in bytes, width and height
 * in pixels.
 */
export const Attachment = z.object({
  id: AttachmentId,
  kind: z.enum(['screenshot', 'image', 'file']),
  /** Null if the attachment is not a screenshot. */
  mode: z._default(z.nullable(ScreenshotMode), null),
  /** Which of a long screenshot's images it is, from 1 on; null if there is only one image. */
  part: z._default(z.nullable(z.object({ number: z.number(), of: z.number() })), null),
  /** Why a screenshot shows less than it should; absent if it is complete. */
  stopped: z.optional(StopReason),
  /** The page it shows, if this is not the capture's page; else null. */
  page: z._default(z.nullable(z.object({ url: z.string(), title: z.string() })), null),
  filename: z.string(),
  contentType: z.string(),
  size: z.number(),
  width: z.nullable(z.number()),
  height: z.nullable(z.number()),
  /**
   * What is drawn on the image and not burnt in yet; absent if there is nothing. A capture is only queued without
   * annotations.
   */
  annotations: z.optional(Annotations),
  /**
   * Why the picture could not be checked for sensitive content: the person is asked before it is sent. Absent if there
   * is nothing to ask.
   */
  unchecked: z.optional(Unchecked),
  /** Whether the picture shows large images, whose pixels are not checked. */
  images: z.optional(z.boolean()),
  /** What was taken out of a HAR file before it was stored; absent for any other file. */
  cleaned: z.optional(Cleaned),
  /** The helpdesk's name for the uploaded bytes; null until they are uploaded. */
  blobAuth: z.nullable(z.string()),
  /** The upload's name in look-ups; null if the helpdesk did not tell it. */
  blobAuthId: z.nullable(z.string()),
});
export type Attachment = z.infer<typeof Attachment>;

/** The value of a further field: text, the id of a choice, on or off, or the ids of choices. */
export const FieldValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.number())]);
export type FieldValue = z.infer<typeof FieldValue>;

/** A ticket of the helpdesk that can be chosen. The status is the helpdesk's word, or empty if it is not known. */
export const FoundTicket = z.object({
  id: z.number(),
  ref: z.string(),
  subject: z.string(),
  status: z.string(),
});
export type FoundTicket = z.infer<typeof FoundTicket>;

/** An existing ticket and the helpdesk (base URL) that has it, since its number means nothing at another helpdesk. */
export const Target = z.object({
  helpdesk: z.string(),
  id: z.number(),
  ref: z.string(),
  subject: z.string(),
  /** True for a reply, which reaches the requester; false for a note, which only agents see. */
  isReply: z.boolean(),
  /** The ticket's values as they were shown, and the values to change; absent if none is changed. */
  update: z.optional(z.object({ was: TicketValues, to: TicketValues })),
});
export type Target = z.infer<typeof Target>;

export const formShape = {
  subject: z.string(),
  requester: z.string(),
  message: z.string(),
  agentId: z.nullable(z.number()),
  departmentId: z.nullable(z.number()),
  /** The details that are left out. */
  withoutDetails: z.array(DetailKind),
  /** What is left out of the page's health; absent if nothing is. */
  withoutHealth: z.optional(WithoutHealth),
  /** Further fields by the helpdesk's name for them: `priority`, or `fields.12` for custom field 12. */
  fields: z.record(z.string(), FieldValue),
  /** The existing ticket to add to; null makes a new ticket. Only message, details and attachments are added. */
  addTo: z.nullable(Target),
  /** The base URL of the helpdesk that has these agents, departments and fields. */
  helpdesk: z.string(),
};

/**
 * What the person fills in. Ids are the helpdesk's; null leaves the choice to the helpdesk. A draft without a helpdesk
 * has no `helpdesk`.
 */
export const TicketForm = z.object({
  ...formShape,
  fields: z._default(formShape.fields, {}),
  addTo: z._default(formShape.addTo, null),
  helpdesk: z.optional(formShape.helpdesk),
});
export type TicketForm = z.infer<typeof TicketForm>;

/** Which change a screen made last. `step` counts the screen's changes of one capture, from 1 on. */
export const ScreenStep = z.object({ screen: z.string(), step: z.number() });
export type ScreenStep = z.infer<typeof ScreenStep>;

/** The helpdesk's answer: proof that the ticket exists, or has what was added to it. */
export const Receipt = z.object({
  ticketId: z.number(),
  ref: z.string(),
  url: z.string(),
  sentAt: z.number(),
  /** Present if the capture was added to an existing ticket. */
  added: z.optional(z.literal(true)),
});
export type Receipt = z.infer<typeof Receipt>;

export const Stage = z.discriminatedUnion('name', [
  z.object({ name: z.literal('draft') }),
  z.object({ name: z.literal('queued'), at: z.number() }),
  z.object({ name: z.literal('uploading'), at: z.number() }),
  z.object({ name: z.literal('creating'), at: z.number() }),
  /** The delivery goes on by itself at `retryAt`. */
  z.object({ name: z.literal('waiting'), at: z.number(), error: AppError, retryAt: z.number() }),
  /** The delivery goes on when the person has done something about the error. */
  z.object({ name: z.literal('blocked'), at: z.number(), error: AppError }),
  z.object({ name: z.literal('sent'), receipt: Receipt }),
]);
export type Stage = z.infer<typeof Stage>;
export type StageName = Stage['name'];

/**
 * One moment on two clocks: this computer's (`here`), and the helpdesk's by the `Date` header of a reply (`there`),
 * null without one.
 */
export const Moment = z.object({ here: z.number(), there: z.nullable(z.number()) });
export type Moment = z.infer<typeof Moment>;

/** The state of the delivery, in addition to the stage. Times are epoch milliseconds. */
export const Delivery = z.object({
  /**
   * Base URL of the helpdesk that the capture was queued for. Another helpdesk receives it only if the person asks for
   * it.
   */
  helpdesk: z.nullable(z.string()),
  /** Failed tries in a row, for the back-off. */
  failures: z.number(),
  /**
   * A create call with unknown outcome: set before the request, cleared once the outcome is known. `sentThere` is the
   * time of sending on the helpdesk's clock, null or absent if no earlier reply told it. `quiet` is a moment after
   * which nothing of the call was sent, absent while something may still be sent. `cause` is the error that the call
   * ended with. `addTo` is the existing ticket that the call adds to, if any: the form may have changed by the time the
   * outcome is known.
   */
  createInDoubt: z.nullable(
    z.object({
      sentAt: z.number(),
      sentThere: z.optional(z.nullable(z.number())),
      quiet: z.optional(Moment),
      cause: z.optional(AppError),
      addTo: z.optional(Target),
    }),
  ),
});
export type Delivery = z.infer<typeof Delivery>;

/** The version of stored captures. A change that the schema cannot read in older rows needs a step in migrations/. */
export const captureVersion = 3;

/** A ticket in the making: what the page showed, the attachments, the form and the state of the delivery. */
export const Capture = z.object({
  version: z.literal(captureVersion),
  id: CaptureId,
  createdAt: z.number(),
  updatedAt: z.number(),
  stage: Stage,
  /** Whether the person changed anything in it. */
  touched: z.boolean(),
  /**
   * The tab that the capture was taken in. Tab ids do not outlive the browser, so the page's address is compared as
   * well.
   */
  tabId: z.number(),
  page: PageFacts,
  selection: z.nullable(RichText),
  /** The page's address with a text directive that leads to the selected passage. */
  passage: z._default(z.nullable(z.string()), null),
  pageText: z.nullable(RichText),
  /** What went wrong on the page; absent if nobody asked, or the page did not answer. */
  health: z.optional(CaptureHealth),
  /** The link that was right-clicked. */
  link: z.nullable(z.object({ url: z.string(), text: z.string() })),
  attachments: z.array(Attachment),
  form: TicketForm,
  /** The screens that changed the form or a drawing last, the newest last; absent if none did. */
  changedBy: z.optional(z.array(ScreenStep)),
  delivery: Delivery,
});
export type Capture = z.infer<typeof Capture>;

/** Stands for no tab: browsers number tabs from 0 or 1 on. */
export const noTab = -1;

export const nothingDelivered: Delivery = { helpdesk: null, failures: 0, createInDoubt: null };

export function newCaptureId(): CaptureId {
  return CaptureId.parse(crypto.randomUUID());
}

export function newAttachmentId(): AttachmentId {
  return AttachmentId.parse(crypto.randomUUID());
}
