import type { AgentSummary, PersonSummary, StoredBlob, Ticket, TicketAttachment } from '../types.ts';
import { formatDate, type World } from '../world.ts';
import { getBlob, listBlobs, toStoredBlob } from './blobs.ts';
import { getDepartment, getTeam } from './directory.ts';
import { getPerson, getTeamsOf, listAgents } from './people.ts';
import { listAttachments, listMessages, listTickets, type TicketRow } from './tickets.ts';

/** Returns all tickets as stored, oldest first, for tests and for the agent page. */
export function overviewOfTickets(world: World): Ticket[] {
  const all = { where: '1', values: [], orderBy: 'id', limit: -1, offset: 0 };
  return listTickets(world.db, all).rows.map((row) => overviewOfTicket(world, row));
}

export function overviewOfTicket(world: World, row: TicketRow): Ticket {
  const { db } = world;
  const messages = listMessages(db, row.id).map((message) => ({
    id: message.id,
    html: message.html,
    isNote: message.is_note,
    author: summary(world, message.person).name,
    dateCreated: formatDate(message.created_at),
  }));
  const department = row.department === null ? undefined : getDepartment(db, row.department);
  return {
    id: row.id,
    ref: row.ref,
    subject: row.subject,
    person: summary(world, row.person),
    agent: row.agent === null ? undefined : summary(world, row.agent),
    team: row.agent_team === null ? undefined : getTeam(db, row.agent_team),
    department: department && { id: department.id, title: department.title },
    status: row.status,
    urgency: row.urgency,
    priority: row.priority ?? undefined,
    category: row.category ?? undefined,
    product: row.product ?? undefined,
    workflow: row.workflow ?? undefined,
    brand: row.brand ?? undefined,
    language: row.language ?? undefined,
    organization: row.organization ?? undefined,
    labels: row.labels,
    cc: row.cc,
    fields: row.fields,
    suppressUserNotify: row.suppress_user_notify,
    dateCreated: formatDate(row.created_at),
    message: messages[0]?.html ?? '',
    messages,
    attachments: attachmentsOf(world, row.id),
  };
}

function attachmentsOf(world: World, ticket: number): TicketAttachment[] {
  return listAttachments(world.db, ticket).flatMap((attachment) => {
    const blob = getBlob(world, attachment.auth);
    if (!blob) return [];
    return {
      ...toStoredBlob(world, blob),
      attachmentId: attachment.id,
      messageId: attachment.message,
      isInline: attachment.is_inline,
    };
  });
}

function summary(world: World, id: number): PersonSummary {
  const person = getPerson(world.db, id);
  return { id, name: person?.name ?? '', email: person?.email ?? '' };
}

export function overviewOfBlobs(world: World): StoredBlob[] {
  return listBlobs(world).map((row) => toStoredBlob(world, row));
}

/** Returns all agents by id, including those who cannot get tickets. */
export function overviewOfAgents(world: World): AgentSummary[] {
  return listAgents(world.db, { limit: -1, offset: 0 }).rows.map((agent) => ({
    id: agent.id,
    name: agent.name,
    email: agent.email,
    isDeleted: agent.is_deleted,
    isDisabled: agent.is_disabled,
    teams: getTeamsOf(world.db, agent.id),
  }));
}
