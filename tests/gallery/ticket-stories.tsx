import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { thumbnailWidth } from '../../components/screens/tickets/ticket-thumbnail.tsx';
import type { TicketsScreenProps } from '../../components/screens/tickets/tickets-props.ts';
import { TicketsScreen } from '../../components/screens/tickets/tickets-screen.tsx';
import { type Capture, CaptureId, type Stage } from '../../utils/captures/capture.ts';
import { capture, connection, now, pictureFile } from './data.ts';
import { knownStatuses, noStatuses } from './status-data.ts';
import { updates, waitingUpdates } from './update-data.ts';

const host = connection.host;
const minute = 60_000;
const at = now;
/** This time is still in the future when the pictures are taken. */
const soon = Date.now() + 3 * minute;

function numbered(index: number): CaptureId {
  return CaptureId.parse(`0b6bb1a6-6f3a-4a53-9d3e-${index.toString(16).padStart(12, '0')}`);
}

function ticket(
  index: number,
  subject: string,
  site: string,
  stage: Stage,
  more: Partial<Capture> = {},
): Capture {
  return {
    ...capture,
    ...more,
    id: numbered(index),
    createdAt: now - index * 7 * minute,
    stage,
    page: { ...capture.page, url: `https://${site}/` },
    form: { ...capture.form, subject },
  };
}

const receipt = (ticketId: number) => ({
  ticketId,
  ref: `NWND-${ticketId}`,
  url: `https://${host}/app#/t/ticket/${ticketId}`,
  sentAt: now - (4130 - ticketId) * 43 * minute,
});
const doubt = {
  helpdesk: connection.baseUrl,
  failures: 1,
  createInDoubt: { sentAt: at },
};

export const waitingTickets: Capture[] = [
  ticket(1, 'Basket total shows “NaN” after a voucher', 'www.shop.example', {
    name: 'blocked',
    at,
    error: {
      code: 'fields-rejected',
      host,
      fields: [{ path: 'department', code: 'bad_choice', message: 'Choose another one.' }],
      general: [],
    },
  }),
  ticket(2, 'Login page is blank in Firefox', 'id.northwind.example', {
    name: 'blocked',
    at,
    error: { code: 'key-rejected', host },
  }),
  ticket(3, 'Invoice 4711 cannot be downloaded', 'billing.example', {
    name: 'blocked',
    at,
    error: { code: 'other-helpdesk', host: 'help.fjord.example' },
  }),
  ticket(4, 'Shipping address is cut off on the label, and so is the customer’s name', 'www.shop.example', {
    name: 'uploading',
    at,
  }),
  ticket(5, 'Search finds no tents', 'www.shop.example', {
    name: 'waiting',
    at,
    error: { code: 'server-trouble', host, status: 503 },
    retryAt: soon,
  }),
  ticket(
    6,
    'Price list shows last year’s prices',
    'intranet.northwind.example',
    { name: 'waiting', at, error: { code: 'outcome-unknown', host }, retryAt: soon },
    { delivery: doubt },
  ),
  ticket(7, 'Contact form swallows umlauts', 'www.shop.example', { name: 'queued', at }),
];

const sentSubjects = [
  'Voucher field too short',
  'Cookie banner covers the basket',
  'Wrong VAT for Norway',
  'Broken image in the header',
];
const sentTickets: Capture[] = Array.from({ length: 50 }, (_, index) =>
  ticket(
    100 + index,
    sentSubjects[index % sentSubjects.length] ?? '',
    'www.shop.example',
    { name: 'sent', receipt: receipt(4127 - index) },
    { delivery: { helpdesk: connection.baseUrl, failures: 0, createInDoubt: null } },
  ),
);

const nothing = (): void => undefined;
const noIds: ReadonlySet<CaptureId> = new Set();

export const ticketsProps: TicketsScreenProps = {
  waiting: { rows: waitingTickets, total: waitingTickets.length },
  sent: { rows: sentTickets.slice(0, 5), total: 5 },
  needPerson: 3,
  query: '',
  discarded: noIds,
  trying: noIds,
  connectedHost: host,
  updates,
  statuses: noStatuses,
  unreadable: 0,
  status: '',
  problem: null,
  onQuery: nothing,
  onMore: nothing,
  onOpenFile: nothing,
  onSaveUnreadable: nothing,
  onCopyLink: async () => true,
  onFollowUp: nothing,
  onRetry: nothing,
  onRetryAll: nothing,
  onThumbnail: async () => {
    const picture = await pictureFile();
    return picture && createImageBitmap(picture, { resizeWidth: thumbnailWidth });
  },
  onEdit: nothing,
  onDiscard: nothing,
  onUndo: nothing,
  onSave: nothing,
  onAction: nothing,
};

const none = { rows: [], total: 0 };
const many = Array.from({ length: 50 }, (_, index) =>
  ticket(200 + index, `Offline ticket ${300 - index}`, 'www.shop.example', {
    name: 'waiting',
    at,
    error: { code: 'offline' },
    retryAt: now,
  }),
);

/** The tickets screen with a working search and working discarding, to try by hand. */
function Tickets(props: Partial<TicketsScreenProps>) {
  const [query, setQuery] = useState(props.query ?? '');
  const [discarded, setDiscarded] = useState(props.discarded ?? noIds);
  return (
    <TicketsScreen
      {...ticketsProps}
      {...props}
      query={query}
      discarded={discarded}
      onQuery={setQuery}
      onDiscard={(id) => setDiscarded(new Set([...discarded, id]))}
      onUndo={(id) => setDiscarded(new Set([...discarded].filter((one) => one !== id)))}
    />
  );
}

const tickets = (props: Partial<TicketsScreenProps>) => () => <Tickets {...props} />;

export const ticketStories: Readonly<Record<string, () => ComponentChildren>> = {
  'tickets-ready': tickets({}),
  'tickets-empty': tickets({ waiting: none, sent: none, needPerson: 0 }),
  'tickets-unreadable': tickets({ unreadable: 2 }),
  'tickets-changes': tickets({ updates: waitingUpdates }),
  'tickets-unseen': tickets({
    waiting: {
      rows: [
        ticket(8, 'Map shows the wrong branch', 'www.shop.example', {
          name: 'blocked',
          at,
          error: { code: 'outcome-unseen', host },
        }),
      ],
      total: 1,
    },
  }),
  'tickets-statuses': tickets({ waiting: none, needPerson: 0, statuses: knownStatuses }),
  'tickets-statuses-refused': tickets({
    waiting: none,
    needPerson: 0,
    statuses: { ...noStatuses, refusedBy: [host] },
  }),
  'tickets-unread': tickets({ waiting: null, sent: null, needPerson: 0 }),
  'tickets-many': tickets({
    waiting: { rows: many, total: 300 },
    sent: { rows: sentTickets, total: 10_000 },
    needPerson: 1,
  }),
  'tickets-none-found': tickets({ waiting: none, query: 'tent' }),
  'tickets-discarded': tickets({
    discarded: new Set([numbered(2)]),
    status: 'Saved as Search-finds-no-tents.html.',
  }),
  'tickets-problem': tickets({
    problem: 'This file was damaged or changed after it was saved. Nothing was opened.',
    connectedHost: null,
  }),
};
