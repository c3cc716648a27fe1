import * as z from 'zod/mini';

/** An id, which some replies write as a string. No row of a helpdesk has an id below 1. */
const id = z.pipe(
  z.union([z.int().check(z.positive()), z.string().check(z.regex(/^[1-9]\d{0,14}$/))]),
  z.transform(Number),
);
/** UTF-16 units. Longer than any name or title that a person reads; a longer text is cut. */
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

/** The reply to a look-up of a blob; `is_temp` turns false once a ticket holds the blob. */
export const StoredBlob = z.object({ data: z.object({ is_temp: z.boolean() }) });

/** The id of something that a ticket has, or the thing itself with its id. Absent if it has another form. */
const linkedId = z.catch(
  z.optional(
    z.nullable(
      z.union([
        id,
        z.pipe(
          z.object({ id }),
          z.transform((linked) => linked.id),
        ),
      ]),
    ),
  ),
  undefined,
);

export const TicketRow = z.object({
  id,
  ref: text,
  subject: text,
  status: text,
  agent: linkedId,
  agent_team: linkedId,
  department: linkedId,
  priority: linkedId,
  date_created: text,
  /** Empty if no agent has replied. */
  date_last_agent_reply: text,
  has_attachments: z.catch(z.nullable(z.boolean()), null),
});

export const AttachmentRow = z.object({ blob: z.object({ blob_auth: text }) });

export const OneTicket = z.object({ data: TicketRow });

/** The message is not cut, because the text that marks it as ours may be at its end. */
export const MessageRow = z.object({
  message: z.catch(z.string(), ''),
  date_created: text,
  /** 1 for a note, which only agents see. */
  is_agent_note: z.catch(z.union([z.number(), z.boolean()]), 0),
});

/** The results of a search, by type. The code that reads them leaves out results of an unknown shape. */
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

/** Returns the schema of a page of a list. An empty `meta` may come as `[]`. */
export function listOf<T>(item: z.ZodMiniType<T>) {
  return z.object({
    data: z.array(item),
    meta: z.catch(z.object({ pagination: z.optional(Pagination) }), {}),
  });
}

/** An agent or another person. */
export const PersonRow = z.object({
  id,
  name: text,
  display_name: optionalText,
  primary_email: optionalText,
  is_deleted: z.catch(z.boolean(), false),
  is_disabled: z.catch(z.boolean(), false),
});

/** The results of a search, by type. */
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

/** A row of a list whose rows have only a title; teams call it `name`. */
export const TitledRow = z.object({ id, title: text, name: text, display_order: z.catch(z.number(), 0) });

export const StatusRow = z.object({ status_code: z.string(), title: text });

export const CustomFieldRow = z.object({
  id,
  title: text,
  description: text,
  widget_type: text,
  choices: z.catch(z.array(z.object({ id, title: text })), []),
  default_value: z.catch(z.optional(z.nullable(z.union([shortText, z.number(), z.boolean()]))), null),
});

export const LayoutRow = z.object({
  field_type: text,
  field_id: text,
  required: z.catch(z.boolean(), false),
  options: z.catch(z.object({ on_newticket: z.catch(z.boolean(), true) }), { on_newticket: true }),
});

/** The replies to the parts of a batch, each with its own status. */
export const BatchReply = z.object({
  responses: z.record(z.string(), z.looseObject({ headers: z.object({ 'status-code': z.number() }) })),
});
