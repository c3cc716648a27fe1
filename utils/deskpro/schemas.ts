import * as z from 'zod/mini';

/** An id, which some replies spell as a string. No row of a helpdesk has a number below 1. */
const id = z.pipe(
  z.union([z.int().check(z.positive()), z.string().check(z.regex(/^[1-9]\d{0,14}$/))]),
  z.transform(Number),
);
/** Longer than any name or title that somebody reads; what is longer is cut. In UTF-16 units. */
const longestText = 1000;
const cut = (words: string) => words.slice(0, longestText).toWellFormed();
const shortText = z.pipe(z.string(), z.transform(cut));
const text = z.catch(shortText, '');
const optionalText = z.optional(z.catch(z.nullable(shortText), null));

export const Discovery = z.object({
  data: z.object({
    is_deskpro: z.literal(true),
    helpdesk_url: optionalText,
    base_api_url: z.string(),
    build_name: optionalText,
    helpdesk_name: optionalText,
  }),
});

export const Me = z.object({
  data: z.object({
    person: z.object({ id, name: text, display_name: optionalText, primary_email: optionalText }),
  }),
});

export const Blob = z.object({
  data: z.object({
    blob_auth: z.string().check(z.refine((text) => text !== '')),
    blob_auth_id: optionalText,
  }),
});

/** What a look-up of a blob tells; `is_temp` turns false once a ticket holds it. */
export const StoredBlob = z.object({ data: z.object({ is_temp: z.boolean() }) });

export const TicketRow = z.object({
  id,
  ref: text,
  subject: text,
  status: text,
  date_created: text,
  has_attachments: z.catch(z.nullable(z.boolean()), null),
});

export const AttachmentRow = z.object({ blob: z.object({ blob_auth: text }) });

export const OneTicket = z.object({ data: TicketRow });

/** Whole: what marks it as ours may stand at its end. */
export const MessageRow = z.object({ message: z.catch(z.string(), '') });

/** What a search found, by type. A result of a shape we do not know is left out by whoever reads it. */
export const SearchReply = z.object({
  data: z.object({
    grouped_results: z.array(z.object({ type: text, results: z.catch(z.array(z.unknown()), []) })),
  }),
});

export const CreatedTicket = z.object({ data: z.object({ id, ref: text }) });

const Pagination = z.object({
  total_pages: z.catch(z.number(), 1),
  current_page: z.catch(z.number(), 1),
});

/** A page of a list; `meta` may come as `[]` where it is empty. */
export function listOf<T>(item: z.ZodMiniType<T>) {
  return z.object({
    data: z.array(item),
    meta: z.catch(z.object({ pagination: z.optional(Pagination) }), {}),
  });
}

/** An agent or anybody else. */
export const PersonRow = z.object({
  id,
  name: text,
  display_name: optionalText,
  primary_email: optionalText,
  is_deleted: z.catch(z.boolean(), false),
  is_disabled: z.catch(z.boolean(), false),
});

/** What a search found, by type. */
export const Found = z.object({
  data: z.object({ grouped_results: z.array(z.object({ type: text, results: z.array(z.unknown()) })) }),
});

export const DepartmentRow = z.object({
  id,
  parent: z.catch(z.nullable(id), null),
  title: text,
  is_tickets_enabled: z.catch(z.boolean(), true),
  display_order: z.catch(z.number(), 0),
});

/** A row of a list that is told apart by its title alone; teams call it `name`. */
export const TitledRow = z.object({ id, title: text, name: text, display_order: z.catch(z.number(), 0) });

export const StatusRow = z.object({ status_code: z.string(), title: text });

export const CustomFieldRow = z.object({
  id,
  title: text,
  description: text,
  widget_type: text,
  choices: z.catch(z.array(z.object({ id, title: text })), []),
});

export const LayoutRow = z.object({
  field_type: text,
  field_id: text,
  required: z.catch(z.boolean(), false),
  options: z.catch(z.object({ on_newticket: z.catch(z.boolean(), true) }), { on_newticket: true }),
});

/** The parts of a batch, each with its own status beside what its own reply would be. */
export const BatchReply = z.object({
  responses: z.record(z.string(), z.looseObject({ headers: z.object({ 'status-code': z.number() }) })),
});
