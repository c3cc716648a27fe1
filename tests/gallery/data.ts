import type * as z from 'zod/mini';
import type { Preview } from '../../components/ticket/ticket-props.ts';
import { AttachmentId, Capture, captureVersion } from '../../utils/captures/capture.ts';
import type { Cleaned } from '../../utils/captures/cleaned.ts';
import type { Preferences } from '../../utils/captures/preferences.ts';
import type { ConnectionSummary } from '../../utils/deskpro/connection.ts';
import type { Directory } from '../../utils/deskpro/directory.ts';
import type { FormField } from '../../utils/deskpro/fields.ts';

const minute = 60_000;
export const now = new Date(2026, 10, 23, 14, 2).getTime();
const screenshotId = '0b6bb1a6-6f3a-4a53-9d3e-2f1c1f6e7a01';

export const connection: ConnectionSummary = {
  helpdeskName: 'Northwind Support',
  host: 'desk.northwind.example',
  baseUrl: 'https://desk.northwind.example',
  person: { id: 1, name: 'Mara Lindqvist', email: 'mara.lindqvist@northwind.example' },
  uploadPath: 'temp',
};

export const preferences: Preferences = {
  requester: '',
  agentId: 12,
  departmentId: null,
  reviewBeforeCreating: false,
  doNotNotify: true,
  hideSensitive: true,
  hiddenWords: ['Project Bluebird'],
  allowedSites: ['charts.example'],
};

const firstNames = ['Ana', 'Björn', 'Chiara', 'Deniz', 'Émilie', 'Farid', 'Grace', 'Håkon', 'Inés', 'Jörg'];
const lastNames = [
  'Achterberg',
  'Brontë',
  'Castañeda',
  'Duarte',
  'Eriksson',
  'Fofanah',
  'Güneş',
  'Hofstätter',
];

/** Returns a directory with `agentCount` agents. Some names have accents, as in real lists. Ids start at 10. */
const status: Directory['fields'][number] = {
  key: 'status',
  title: '',
  description: '',
  widget: 'choice',
  choices: [
    { id: 'awaiting_agent', title: 'Awaiting agent' },
    { id: 'pending', title: 'Pending' },
    { id: 'resolved', title: 'Resolved' },
  ],
};

export function directoryOf(agentCount: number): Directory {
  return {
    readAt: now,
    fields: [status],
    layouts: { 3: [] },
    agents: Array.from({ length: agentCount }, (_, index) => {
      const first = firstNames[index % firstNames.length] ?? '';
      const last = lastNames[Math.floor(index / firstNames.length) % lastNames.length] ?? '';
      const round = Math.floor(index / (firstNames.length * lastNames.length));
      const name = round === 0 ? `${first} ${last}` : `${first} ${last} ${round + 1}`;
      const email = `${first}.${last}${round === 0 ? '' : round + 1}@northwind.example`
        .normalize('NFD')
        .replace(/[^\w.@]/g, '')
        .toLowerCase();
      return { id: 10 + index, name, email };
    }),
    departments:
      agentCount === 0
        ? []
        : [
            { id: 1, title: 'Sales', path: [], selectable: true },
            { id: 2, title: 'Support', path: [], selectable: false },
            { id: 3, title: 'Web shop', path: ['Support'], selectable: true },
            { id: 4, title: 'Billing', path: ['Support'], selectable: true },
            { id: 5, title: 'Hardware', path: ['Support'], selectable: false },
            { id: 6, title: 'Returns', path: ['Support', 'Hardware'], selectable: true },
          ],
  };
}

export const suggestions = [
  { name: 'Mara Lindqvist', email: 'mara.lindqvist@northwind.example' },
  { name: 'Shop orders', email: 'orders@shop.example' },
  { name: '', email: 'press@shop.example' },
];

export const capture: Capture = Capture.parse({
  version: captureVersion,
  id: '0b6bb1a6-6f3a-4a53-9d3e-2f1c1f6e7a00',
  createdAt: now,
  updatedAt: now + minute,
  stage: { name: 'draft' },
  touched: false,
  tabId: 4,
  page: {
    url: 'https://www.shop.example/checkout/basket?step=2',
    title: 'Your basket – Fjord & Field Outfitters',
    language: 'en',
    browser: 'Chrome 156',
    system: 'Windows 11',
    window: { width: 1280, height: 757 },
    pixelRatio: 1,
    timeZone: 'Europe/Oslo',
    capturedAt: now,
    readable: true,
  },
  selection: null,
  pageText: null,
  link: null,
  attachments: [
    {
      id: screenshotId,
      kind: 'screenshot',
      mode: 'visible',
      part: null,
      filename: 'screenshot.png',
      contentType: 'image/png',
      size: 412_300,
      width: 1280,
      height: 757,
      blobAuth: null,
      blobAuthId: null,
    },
  ],
  form: {
    subject: 'Your basket – Fjord & Field Outfitters',
    requester: 'mara.lindqvist@northwind.example',
    message: '',
    agentId: null,
    departmentId: null,
    withoutDetails: [],
    addTo: null,
  },
  delivery: { helpdesk: null, failures: 0, createInDoubt: null },
} satisfies z.input<typeof Capture>);

const drawn = { colour: 'red', weight: 4 } as const;
const second = '0b6bb1a6-6f3a-4a53-9d3e-2f1c1f6e7a02';

/** The same capture with two pictures; the first has one annotation of each kind. */
export const annotated: Capture = Capture.parse({
  ...capture,
  attachments: capture.attachments.flatMap((attachment) => [
    {
      ...attachment,
      annotations: {
        crop: null,
        shapes: [
          { kind: 'redaction', id: 1, x: 860, y: 20, width: 260, height: 36 },
          { kind: 'box', id: 2, ...drawn, x: 1120, y: 300, width: 104, height: 46 },
          { kind: 'arrow', id: 3, ...drawn, from: { x: 980, y: 600 }, to: { x: 1150, y: 352 } },
          {
            kind: 'text',
            id: 4,
            ...drawn,
            x: 800,
            y: 610,
            width: 240,
            height: 50,
            text: 'Not a number',
            lines: ['Not a', 'number'],
          },
          { kind: 'number', id: 5, ...drawn, colour: 'blue', x: 190, y: 190 },
          { kind: 'number', id: 6, ...drawn, colour: 'blue', x: 190, y: 360 },
          { kind: 'highlight', id: 7, ...drawn, colour: 'yellow', x: 196, y: 374, width: 190, height: 30 },
          {
            kind: 'pen',
            id: 8,
            ...drawn,
            colour: 'green',
            points: [
              { x: 60, y: 560 },
              { x: 160, y: 520 },
              { x: 240, y: 600 },
              { x: 360, y: 540 },
            ],
          },
        ],
      },
    },
    { ...attachment, id: second },
  ]),
});

/** A picture of a shop's page with a visible fault. */
const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="757" font-family="sans-serif">
<rect width="1280" height="757" fill="#fbfaf7"/><rect width="1280" height="72" fill="#23372f"/>
<text x="48" y="46" font-size="26" fill="#fff" font-weight="700">Fjord &amp; Field</text>
<text x="880" y="45" font-size="18" fill="#cfe0d6">Jackets   Boots   Tents   Basket (2)</text>
<text x="48" y="140" font-size="34" fill="#1d2b25" font-weight="700">Your basket</text>
<g fill="#fff" stroke="#dcd8cc"><rect x="48" y="170" width="780" height="150" rx="10"/><rect x="48" y="340" width="780" height="150" rx="10"/><rect x="868" y="170" width="364" height="320" rx="10"/></g>
<rect x="68" y="190" width="110" height="110" rx="8" fill="#b9cfc3"/><rect x="68" y="360" width="110" height="110" rx="8" fill="#d9c9a8"/>
<g font-size="20" fill="#1d2b25"><text x="204" y="226">Storm shell jacket, moss</text><text x="204" y="396">Ridge boots, size 42</text><text x="740" y="226" text-anchor="end">€ 219.00</text><text x="740" y="396" text-anchor="end">€ 164.00</text><text x="892" y="220">Subtotal</text><text x="1208" y="220" text-anchor="end">€ 383.00</text><text x="892" y="260">Shipping</text><text x="1208" y="260" text-anchor="end">€ 9.00</text></g>
<text x="892" y="330" font-size="24" font-weight="700" fill="#1d2b25">Total</text><text x="1208" y="330" font-size="24" font-weight="700" fill="#b3261e" text-anchor="end">€ NaN</text>
<rect x="892" y="400" width="316" height="56" rx="8" fill="#2f6b4f"/><text x="1050" y="436" font-size="20" fill="#fff" text-anchor="middle">Go to payment</text></svg>`;
const pictureUrl = `data:image/svg+xml,${encodeURIComponent(picture)}`;
const cleanedHar: Cleaned = {
  requests: 212,
  moreRequests: 0,
  headers: 1340,
  cookies: 96,
  bodies: 40,
  queryValues: 512,
  words: 3,
};

/** Returns a capture with `count` attachments: pictures of two pages, then files. */
export function several(count: number): Capture {
  const [first] = capture.attachments;
  if (first === undefined) return capture;
  const attachments = Array.from({ length: count }, (_, at) => {
    const id = AttachmentId.parse(`0b6bb1a6-6f3a-4a53-9d3e-${at.toString(16).padStart(12, '0')}`);
    const page = at === 1 ? { url: 'https://billing.northwind.example/4711', title: 'Invoice 4711' } : null;
    if (at % 6 < 2) return { ...first, id, page };
    const filename = [
      'Protocol-of-the-call-with-the-customer-on-Monday-morning.pdf',
      'export.csv',
      'log.txt',
      'photo-of-the-label.jpeg',
    ][at % 4];
    return {
      ...first,
      id,
      kind: 'file' as const,
      contentType: 'application/octet-stream',
      mode: null,
      width: null,
      height: null,
      filename: filename ?? '',
      ...(at === 4 && { filename: 'shop.har', cleaned: cleanedHar }),
    };
  });
  return { ...capture, attachments };
}

/** Needs a document; `shownPicture.decode()` resolves when it can be painted. */
export const shownPicture = typeof document === 'undefined' ? null : document.createElement('img');
shownPicture?.setAttribute('src', pictureUrl);
const previewsOf = ({ attachments }: Capture) =>
  new Map(
    attachments.flatMap(({ id }): [AttachmentId, Preview][] =>
      shownPicture === null ? [] : [[id, { image: shownPicture, width: 1280, height: 757 }]],
    ),
  );
export const severalPreviews = previewsOf(several(30));
export const previews = previewsOf(annotated);

const choicesOf = (...titles: string[]) => titles.map((title, at) => ({ id: at + 1, title }));
const fieldOf = (
  key: string,
  widget: FormField['field']['widget'],
  title = '',
  choices = choicesOf(),
  description = '',
) => ({ key, widget, title, choices, description });

/** The fields that every form has. */
export const formFields: FormField[] = [
  fieldOf('agent_team', 'choice', '', choicesOf('First line', 'Web shop crew')),
  fieldOf('status', 'choice', '', choicesOf('Awaiting agent', 'Pending')),
  fieldOf('urgency', 'choice', '', choicesOf('1', '2', '3')),
  fieldOf('labels', 'labels'),
].map((field) => ({ field, required: false }));

/** A form with every widget, two of its fields required. */
export const everyField: FormField[] = [
  { field: fieldOf('fields.12', 'choice', 'Severity', choicesOf('Cosmetic', 'Blocks work')), required: true },
  {
    field: fieldOf('fields.14', 'multichoice', 'Affected documents', choicesOf('Invoice', 'Credit note')),
    required: true,
  },
  ...[
    fieldOf('fields.10', 'text', 'Order number', [], 'As on the invoice, for example M-2041-77.'),
    fieldOf('fields.11', 'textarea', 'Steps to reproduce'),
    fieldOf('fields.16', 'toggle', 'A customer is waiting'),
    fieldOf('fields.17', 'date', 'Needed by'),
    fieldOf('priority', 'choice', '', choicesOf('Low', 'High')),
    fieldOf('brand', 'choice', '', choicesOf('Meridian', 'Meridian Outlet')),
    fieldOf('language', 'choice', '', choicesOf('English', 'Deutsch')),
    { ...fieldOf('organization', 'choice', '', choicesOf('Northwind Traders', 'Fabrikam')), isCut: true },
  ].map((field) => ({ field, required: false })),
  ...formFields,
];

/** Returns the picture as a PNG, which can be decoded anywhere. */
export async function pictureFile(): Promise<Blob | null> {
  const image = new Image();
  image.src = pictureUrl;
  await image.decode();
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  return canvas.convertToBlob();
}
