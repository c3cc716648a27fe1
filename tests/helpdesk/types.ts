/** What the embedded helpdesk lets a test see and change. Sizes in bytes, times as ISO 8601 unless a name says otherwise. */

/** Behaviour that may be changed at any moment; the next request sees it. */
export interface Switches {
  /** Which upload address exists; the other one answers 405 (HTML), as a path taken by another method does. */
  uploads: 'both' | 'temp' | 'tmp';
  /** Serve `blob_id` as a string. */
  stringBlobId: boolean;
  /** PHP's way with empty maps: `[]` for `{}` in `meta`, `linked`, `fields`, and `null` for empty `labels`. */
  emptyAsArray: boolean;
  /** The same person, subject, message and department within this many seconds is `dupe_ticket`; 0 turns it off. */
  dupeWindowSeconds: number;
  /** An admin's upload limit: a larger file is a 400 with a message. */
  maxBlobBytes: number;
  /** The web server's limit for a whole request: beyond it 413 (HTML). */
  maxRequestBytes: number;
  /** Added to the `Date` header and to every stored time. */
  clockSkewSeconds: number;
  /** `false`: each reply closes its connection. Chromium re-sends a request by itself when a *reused* connection dies. */
  keepAlive: boolean;
  /** `GET /search` does not see tickets younger than this many seconds (the index lags). */
  searchLagSeconds: number;
}

export interface HelpdeskOptions extends Partial<Switches> {
  /** 0 or absent: any free port. */
  port?: number;
  /** Kept on close, and picked up again by the next helpdesk started on it. Absent: a temporary folder, removed on close. */
  dataDir?: string;
  /** Such as `/support`: an old install living below a path. */
  pathPrefix?: string;
  /** How many usable agents (default 40). Two disabled and one deleted always come on top. */
  agents?: number;
  /** PEM; the helpdesk then speaks https. */
  tls?: { key: string; cert: string };
  /** What `helpdesk/discover` claims to be the canonical address. */
  baseUrlOverride?: string;
  /** The host in `url`; the socket is always on 127.0.0.1. */
  hostname?: string;
  /** Custom field 12 is required in every department. */
  requiredField?: boolean;
  /** Tickets that exist from the start (default 0). */
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
  /** Names in lower case; `authorization` included, as the client sent it. */
  headers: Record<string, string>;
  /** `undefined` while unanswered, and for good when the connection was cut. */
  status: number | undefined;
  bodySize: number;
  /** Parsed JSON, or the parts of a multipart body, or `undefined`. */
  json: unknown;
  parts: PartSummary[] | undefined;
  /** Kind of the fault that struck it. */
  fault: string | undefined;
  /** Number of the TCP connection, and whether an earlier request used it. */
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
  /** Where its bytes are. */
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

/** What a key may do; denied ones answer 403 before anything is validated. */
export type Right =
  | 'tickets.create'
  | 'tickets.update'
  | 'tickets.list'
  | 'blobs.create'
  | 'agents.list'
  | 'directory.list'
  | 'people.list'
  | 'people.create';

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
