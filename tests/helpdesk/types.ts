/**
 * What a test can see and change of the embedded helpdesk. Sizes are bytes and times ISO 8601, unless a name says
 * otherwise.
 */

/** Behaviour that can change at any time; it applies from the next request on. */
export interface Switches {
  /** The upload addresses that exist. Others answer 405 (HTML), as for a path that exists only for another method. */
  uploads: 'both' | 'temp' | 'tmp';
  /** Serve `blob_id` as a string. */
  stringBlobId: boolean;
  /**
   * Writes empty maps as PHP does: `[]` instead of `{}` in `meta`, `linked`, `fields`, and `null` for empty `labels`.
   */
  emptyAsArray: boolean;
  /**
   * A ticket with the same person, subject, message and department within this time is a `dupe_ticket`. 0 turns this
   * off.
   */
  dupeWindowSeconds: number;
  /** The admin's upload limit. A larger file is a 400 with a message. */
  maxBlobBytes: number;
  /** The web server's limit for a whole request. A larger request is a 413 (HTML). */
  maxRequestBytes: number;
  /** Added to the `Date` header and to every stored time. */
  clockSkewSeconds: number;
  /**
   * `false`: each reply closes its connection. Chromium sends a request again by itself if a *reused* connection dies.
   */
  keepAlive: boolean;
  /** Whether the sentence about unknown properties names them. Deskpro has both sentences. */
  namesExtraFields: boolean;
  /** `GET /search` does not find tickets younger than this, because the index lags. */
  searchLagSeconds: number;
}

export interface HelpdeskOptions extends Partial<Switches> {
  /** 0 or absent: a free port. */
  port?: number;
  /** A data folder that is kept on close; the next helpdesk can start on it. If absent, a temporary folder is used. */
  dataDir?: string;
  /** Such as `/support`, for an old installation below a path. */
  pathPrefix?: string;
  /** How many usable agents there are (default 40), in addition to two disabled and one deleted. */
  agents?: number;
  /** PEM. If present, the helpdesk uses https. */
  tls?: { key: string; cert: string };
  /** The canonical address in the reply of `helpdesk/discover`. */
  baseUrlOverride?: string;
  /** The host in `url`; the socket always listens on 127.0.0.1. */
  hostname?: string;
  /** Whether custom field 12 is required in every department. */
  requiredField?: boolean;
  /** How many tickets exist from the start (default 0). */
  sampleTickets?: number;
}

export interface PartSummary {
  name: string;
  filename: string | undefined;
  contentType: string | undefined;
  size: number;
}

export interface RecordedRequest {
  method: string;
  /** Without the path prefix: `/api/v2/tickets`. */
  path: string;
  query: Record<string, string>;
  /** Names are in lower case. `authorization` is included, as the client sent it. */
  headers: Record<string, string>;
  /** `undefined` until the answer, and for ever if the connection was cut. */
  status: number | undefined;
  bodySize: number;
  /** The parsed JSON; a multipart body is in `parts` instead. `undefined` for other bodies. */
  json: unknown;
  parts: PartSummary[] | undefined;
  /** The kind of the fault that struck the request. */
  fault: string | undefined;
  /** The number of the TCP connection. `reused`: an earlier request used it. */
  connection: number;
  reused: boolean;
  at: string;
}

export interface StoredBlob {
  id: number;
  blobAuth: string;
  filename: string;
  contentType: string;
  size: number;
  isTemp: boolean;
  /** The path of the file with its bytes. */
  path: string;
  /** Pixels, for PNG, JPEG, GIF and WebP. */
  dimensions: { width: number; height: number } | undefined;
}

export interface TicketAttachment extends StoredBlob {
  attachmentId: number;
  messageId: number;
  isInline: boolean;
}

interface TicketMessage {
  id: number;
  /** Sanitised. */
  html: string;
  isNote: boolean;
  author: string;
  dateCreated: string;
}

export interface PersonSummary {
  id: number;
  name: string;
  email: string;
}

export interface Ticket {
  id: number;
  ref: string;
  subject: string;
  person: PersonSummary;
  agent: PersonSummary | undefined;
  team: { id: number; name: string } | undefined;
  department: { id: number; title: string } | undefined;
  status: string;
  urgency: number;
  priority: number | undefined;
  category: number | undefined;
  product: number | undefined;
  workflow: number | undefined;
  brand: number | undefined;
  language: number | undefined;
  organization: number | undefined;
  labels: string[];
  cc: string[];
  /** By custom-field id. */
  fields: Record<string, unknown>;
  suppressUserNotify: boolean;
  dateCreated: string;
  /** HTML of the first message. */
  message: string;
  messages: TicketMessage[];
  attachments: TicketAttachment[];
}

export interface AgentSummary extends PersonSummary {
  isDeleted: boolean;
  isDisabled: boolean;
  /** Ids. */
  teams: number[];
}

/**
 * A right of a key. Without the right, the answer is 403 before any validation. `fields.list`: custom fields and
 * layouts. `directory.list`: every other list of a ticket form's choices. `discover` needs no right. A search needs
 * `search` and the right to list what it finds.
 */
export type Right =
  | 'tickets.create'
  | 'tickets.update'
  | 'tickets.list'
  | 'tickets.delete'
  | 'blobs.create'
  | 'blobs.list'
  | 'agents.list'
  | 'departments.list'
  | 'fields.list'
  | 'directory.list'
  | 'people.list'
  | 'people.create'
  | 'search'
  | 'batch'
  | 'me';

export type WidgetType =
  | 'text'
  | 'textarea'
  | 'choice'
  | 'radio'
  | 'multichoice'
  | 'checkbox'
  | 'toggle'
  | 'date';

export interface CustomField {
  id: number;
  title: string;
  description: string;
  widgetType: WidgetType;
  choices: { id: number; title: string }[];
  defaultValue: string | null;
}

export interface LayoutField {
  /** `ticket_field` or a built-in one: `priority`, `category`, `product`, `workflow`. */
  fieldType: string;
  /** For `ticket_field`: the custom field's id. */
  customFieldId?: number;
  required: boolean;
  onNewTicket: boolean;
}
