import type { BlobRow } from '../store/blobs.ts';
import { getPerson, getSecondaryEmails, getTeamsOf, type Person } from '../store/people.ts';
import { lastReplies, listAttachments, type MessageRow, type TicketRow } from '../store/tickets.ts';
import { formatDate, type World } from '../world.ts';
import { map } from './envelope.ts';

/** Returns a person as the API writes it. */
export function personJson(world: World, person: Person): object {
  return {
    id: person.id,
    name: person.name,
    display_name: person.name,
    primary_email: person.email,
    emails: [person.email, ...getSecondaryEmails(world.db, person.id)],
    is_agent: person.is_agent,
    is_deleted: person.is_deleted,
    is_disabled: person.is_disabled,
    fields: map(world, {}),
  };
}

export function agentJson(world: World, agent: Person): object {
  const teams = getTeamsOf(world.db, agent.id);
  return {
    id: agent.id,
    name: agent.name,
    display_name: agent.name,
    primary_email: agent.email,
    is_agent: true,
    online: agent.online,
    avatar: {
      default_url_pattern: `${world.canonicalUrl()}/file.php/avatar/{{IMG_SIZE}}/default.jpg`,
      url_pattern: null,
      base_gravatar_url: null,
    },
    is_deleted: agent.is_deleted,
    is_disabled: agent.is_disabled,
    teams,
    primary_team: teams[0] ?? null,
  };
}

export function blobJson(world: World, blob: BlobRow): object {
  const name = encodeURIComponent(blob.filename);
  return {
    content_type: blob.content_type,
    is_image: blob.content_type.startsWith('image/'),
    blob_id: world.switches.stringBlobId ? String(blob.id) : blob.id,
    blob_auth: blob.auth,
    blob_auth_id: `${blob.id}-${blob.auth}`,
    download_url: `${world.canonicalUrl()}/file.php/${blob.auth}/${name}?access_token=${blob.token}`,
    filename: blob.filename,
    filesize_readable: readableSize(blob.size),
    is_temp: blob.is_temp,
  };
}

function readableSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${kilobytes.toFixed(2)} KB` : `${(kilobytes / 1024).toFixed(2)} MB`;
}

/**
 * Returns a ticket as the API writes it. The names `date_last_agent_reply` and `date_last_user_reply` are inferred:
 * deskpro-api.md names no date but that of the creation.
 */
export function ticketJson(world: World, ticket: TicketRow): object {
  const { created_at, suppress_user_notify, fields, labels, ...columns } = ticket;
  const hasAttachments = listAttachments(world.db, ticket.id).length > 0;
  const { byAgent, byUser } = lastReplies(world.db, ticket.id);
  return {
    ...columns,
    person_email: getPerson(world.db, ticket.person)?.email ?? null,
    labels: world.switches.emptyAsArray && labels.length === 0 ? null : labels,
    fields: map(world, fields),
    date_created: formatDate(created_at),
    date_last_agent_reply: byAgent === null ? null : formatDate(byAgent),
    date_last_user_reply: byUser === null ? null : formatDate(byUser),
    has_attachments: hasAttachments,
    creation_system: 'web.api',
  };
}

export function messageJson(message: MessageRow): object {
  return {
    id: message.id,
    ticket: message.ticket,
    person: message.person,
    message: message.html,
    is_agent_note: Number(message.is_note),
    date_created: formatDate(message.created_at),
  };
}
