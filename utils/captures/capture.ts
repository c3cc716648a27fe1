import * as z from 'zod/mini';
import { Annotations } from '../annotate/annotations.ts';
import { AppError, StopReason } from '../errors.ts';
import { RichText } from './rich-text.ts';

const isUuid = (id: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id);

export const CaptureId = z.string().check(z.refine(isUuid)).brand<'CaptureId'>();
export type CaptureId = z.infer<typeof CaptureId>;
export const AttachmentId = z.string().check(z.refine(isUuid)).brand<'AttachmentId'>();
export type AttachmentId = z.infer<typeof AttachmentId>;

/** What is known of the page. Sizes in CSS pixels, `pixelRatio` device pixels per CSS pixel, `capturedAt` epoch milliseconds. */
export const PageFacts = z.object({
  url: z.string(),
  /** Where the page says it belongs; empty where it says nothing else than `url`. */
  canonicalUrl: z._default(z.string(), ''),
  title: z.string(),
  language: z.string(),
  browser: z.string(),
  system: z.string(),
  window: z.nullable(z.object({ width: z.number(), height: z.number() })),
  pixelRatio: z.nullable(z.number()),
  /** The tab's own, which `pixelRatio` has in it; 1 is none. */
  zoom: z._default(z.nullable(z.number()), null),
  timeZone: z.string(),
  capturedAt: z.number(),
  /** False where the browser refuses scripts: its own pages, the store, PDF files. */
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

/** What of a page a screenshot shows. */
export const ScreenshotMode = z.enum(['visible', 'full-page', 'area', 'element']);
export type ScreenshotMode = z.infer<typeof ScreenshotMode>;

/** Not readable, too large to be read whole, moving while it was pictured, or with a large part that no script can read. */
export const Unchecked = z.enum(['unreadable', 'too-large', 'moved', 'frame', 'plugin', 'canvas', 'video']);
export type Unchecked = z.infer<typeof Unchecked>;

/** A picture or file that goes with the ticket; its bytes are in the `images` store under the same id. Size in bytes, sides in pixels. */
export const Attachment = z.object({
  id: AttachmentId,
  kind: z.enum(['screenshot', 'image', 'file']),
  /** Null for what is no screenshot. */
  mode: z._default(z.nullable(ScreenshotMode), null),
  /** Which of a long screenshot's images it is, from 1 on; null where it is the only one. */
  part: z._default(z.nullable(z.object({ number: z.number(), of: z.number() })), null),
  /** Why a screenshot does not show everything it was to. */
  stopped: z.optional(StopReason),
  /** The page it is of, where that is another one than the capture's. */
  page: z._default(z.nullable(z.object({ url: z.string(), title: z.string() })), null),
  filename: z.string(),
  contentType: z.string(),
  size: z.number(),
  width: z.nullable(z.number()),
  height: z.nullable(z.number()),
  /** What is drawn on it and not burnt in yet: only a capture without any is queued. Absent where there is nothing. */
  annotations: z.optional(Annotations),
  /** How often its annotations were changed by hand, so that a change told late is known as an old one. */
  annotationStep: z.optional(z.number()),
  /** Why nobody knows whether it shows anything sensitive: the person is asked before it is sent. Absent where it is known. */
  unchecked: z.optional(Unchecked),
  /** Whether it shows large images: nobody looks into their pixels. */
  images: z.optional(z.boolean()),
  /** The helpdesk's name for the uploaded bytes; null until it has taken them. */
  blobAuth: z.nullable(z.string()),
  /** Its name in look-ups, where the helpdesk told it. */
  blobAuthId: z.nullable(z.string()),
});
export type Attachment = z.infer<typeof Attachment>;

/** What is drawn on an image after a change by hand. `step` counts the changes of this image, from 1 on. */
export const AnnotationChange = z.object({
  id: CaptureId,
  attachmentId: AttachmentId,
  annotations: Annotations,
  step: z.number(),
});
export type AnnotationChange = z.infer<typeof AnnotationChange>;

/** What is in a further field: text, a choice's id, choices' ids, on or off. */
export const FieldValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.number())]);
export type FieldValue = z.infer<typeof FieldValue>;

/** A ticket of the helpdesk, to be chosen. The status is the helpdesk's word, or empty where it is not known. */
export const FoundTicket = z.object({
  id: z.number(),
  ref: z.string(),
  subject: z.string(),
  status: z.string(),
});
export type FoundTicket = z.infer<typeof FoundTicket>;

/** A ticket that is there already, at the helpdesk (base URL) that has it: its number means nothing at another one. */
export const Target = z.object({
  helpdesk: z.string(),
  id: z.number(),
  ref: z.string(),
  subject: z.string(),
  /** A reply reaches the requester, a note the agents alone. */
  isReply: z.boolean(),
});
export type Target = z.infer<typeof Target>;

/** What the person fills in. Ids are the helpdesk's; null leaves the choice to the helpdesk. */
export const TicketForm = z.object({
  subject: z.string(),
  requester: z.string(),
  message: z.string(),
  agentId: z.nullable(z.number()),
  departmentId: z.nullable(z.number()),
  /** The details that are left out. */
  withoutDetails: z.array(DetailKind),
  /** Further fields by the helpdesk's name for them: `priority`, or `fields.12` for custom field 12. */
  fields: z._default(z.record(z.string(), FieldValue), {}),
  /** The ticket it is added to, instead of making one. Only message, details and attachments go there. */
  addTo: z._default(z.nullable(Target), null),
  /** The base URL of the helpdesk whose agents, departments and fields these are. Absent in a draft made without one. */
  helpdesk: z.optional(z.string()),
});
export type TicketForm = z.infer<typeof TicketForm>;

/** The helpdesk's answer: proof that the ticket exists, or has what was added to it. */
export const Receipt = z.object({
  ticketId: z.number(),
  ref: z.string(),
  url: z.string(),
  sentAt: z.number(),
  /** The ticket was there before; present only where it is so. */
  added: z.optional(z.literal(true)),
});
export type Receipt = z.infer<typeof Receipt>;

export const Stage = z.discriminatedUnion('name', [
  z.object({ name: z.literal('draft') }),
  z.object({ name: z.literal('queued'), at: z.number() }),
  z.object({ name: z.literal('uploading'), at: z.number() }),
  z.object({ name: z.literal('creating'), at: z.number() }),
  /** Goes on by itself at `retryAt`. */
  z.object({ name: z.literal('waiting'), at: z.number(), error: AppError, retryAt: z.number() }),
  /** Goes on when the person has done something about it. */
  z.object({ name: z.literal('blocked'), at: z.number(), error: AppError }),
  z.object({ name: z.literal('sent'), receipt: Receipt }),
]);
export type Stage = z.infer<typeof Stage>;
export type StageName = Stage['name'];

/** One moment as two clocks show it: this computer's, and the helpdesk's as a reply's `Date` header says; null if none said. */
export const Moment = z.object({ here: z.number(), there: z.nullable(z.number()) });
export type Moment = z.infer<typeof Moment>;

/** How the delivery stands, beside the stage. Times are epoch milliseconds. */
export const Delivery = z.object({
  /** Base URL of the helpdesk it was queued for; no other one ever receives it unasked. */
  helpdesk: z.nullable(z.string()),
  /** Failed tries in a row, for the back-off. */
  failures: z.number(),
  /**
   * A create call whose outcome is open: set before the request, cleared once it is known. `sentThere` is when it was sent
   * by the helpdesk's clock, if an earlier reply told. `quiet` is when nothing of it was being sent any more, absent while
   * something may be. `cause` is what it was answered. `addTo` is the ticket that it adds a message to, if it does: the
   * form may say otherwise by the time it is cleared up.
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

/** One ticket-to-be: what was seen, what is attached, what was filled in and how far it got. */
export const Capture = z.object({
  version: z.literal(1),
  id: CaptureId,
  createdAt: z.number(),
  updatedAt: z.number(),
  stage: Stage,
  /** Whether the person changed anything in it. */
  touched: z.boolean(),
  /** The tab it was taken in. Tab ids do not outlive the browser, so the page's address decides with it. */
  tabId: z.number(),
  page: PageFacts,
  selection: z.nullable(RichText),
  /** The page's address with a text directive that leads to the selected passage. */
  passage: z._default(z.nullable(z.string()), null),
  pageText: z.nullable(RichText),
  /** The link that was right-clicked. */
  link: z.nullable(z.object({ url: z.string(), text: z.string() })),
  attachments: z.array(Attachment),
  form: TicketForm,
  delivery: Delivery,
});
export type Capture = z.infer<typeof Capture>;

export const nothingDelivered: Delivery = { helpdesk: null, failures: 0, createInDoubt: null };

export function newCaptureId(): CaptureId {
  return CaptureId.parse(crypto.randomUUID());
}

export function newAttachmentId(): AttachmentId {
  return AttachmentId.parse(crypto.randomUUID());
}
