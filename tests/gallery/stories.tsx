import type { ComponentChildren } from 'preact';
import { EditorScreen } from '../../components/screens/editor/editor-screen.tsx';
import { PopupScreen } from '../../components/screens/popup/popup-screen.tsx';
import type { EditorScreenProps, PopupScreenProps } from '../../components/screens/screen-props.ts';
import type { Capture } from '../../utils/captures/capture.ts';
import { newFollowUp } from '../../utils/captures/start-follow-up.ts';
import type { AppError } from '../../utils/errors.ts';
import {
  annotated,
  capture,
  connection,
  directoryOf,
  everyField,
  now,
  several,
  severalPreviews,
} from './data.ts';
import { doctorStories } from './doctor-stories.tsx';
import { troubled } from './health-data.ts';
import { common, hidden, spares, unchecked } from './hidden-data.ts';
import { optionsStories } from './options-stories.tsx';
import { editorProps, popupProps, taking } from './props.ts';
import { ticketStories } from './ticket-stories.tsx';
import { changedUpdates, waitingUpdates } from './update-data.ts';
import { watched } from './watched-data.ts';

const host = connection.host;

function formed(patch: Partial<Capture['form']>, more: Partial<Capture> = {}): Capture {
  return { ...capture, ...more, form: { ...capture.form, ...patch } };
}

const popup = (patch: Partial<PopupScreenProps>) => () => <PopupScreen {...popupProps} {...patch} />;
const editor = (patch: Partial<EditorScreenProps>) => () => <EditorScreen {...editorProps} {...patch} />;
const followUp = newFollowUp(
  { helpdesk: connection.baseUrl, id: 4127, ref: 'NWND-4127', subject: capture.form.subject },
  capture.form.requester,
  now,
);
const receipt = { ticketId: 4127, ref: 'NWND-4127', url: `https://${host}/app#/t/ticket/4127`, sentAt: now };
const staging = {
  ...connection,
  host: 'staging.northwind.example',
  baseUrl: 'https://staging.northwind.example',
};
const elsewhere = { kind: 'elsewhere', at: now, host: 'billing.northwind.example' } as const;
const alike = [
  {
    id: 4127,
    ref: 'NWND-4127',
    subject: 'Basket total shows “NaN” after a voucher',
    status: 'awaiting_agent',
  },
  { id: 3998, ref: 'NWND-3998', subject: 'Your basket – Fjord & Field Outfitters', status: '' },
  { id: 3100, ref: 'NWND-3100', subject: 'Basket total is wrong', status: 'resolved' },
] as const;
const target = { ...alike[0], helpdesk: connection.baseUrl, isReply: false };
const fieldsRejected: AppError = {
  code: 'fields-rejected',
  host,
  fields: [
    { path: 'department', code: 'bad_choice', message: 'One or more of the given values is invalid.' },
    { path: 'person.email', code: 'dupe_email', message: 'This address belongs to another person.' },
  ],
  general: [],
};

/** Every screen in every state. */
export const stories: Readonly<Record<string, () => ComponentChildren>> = {
  ...ticketStories,
  'popup-ready': popup({}),
  'popup-filled': popup({
    capture: formed({
      subject: 'Basket total shows “NaN” after a voucher',
      message:
        'The total turns into NaN once a voucher is entered.\nIt should be € 392.00.\nSeen twice today.',
      agentId: 13,
      departmentId: 3,
    }),
  }),
  'popup-alike': popup({ alike }),
  'popup-library': popup({
    helpdesks: [connection, staging],
    templates: { names: ['Bug', 'Question about an order'], chosen: 0, onChoose: () => undefined },
    siteRule: { followed: '*.shop.example', site: '*.shop.example', onKeep: null },
    capture: formed({ message: 'Fault on Your basket, seen by Mara Lindqvist.', departmentId: 3 }),
  }),
  'popup-keep': popup({
    capture: formed({ departmentId: 3 }),
    siteRule: { followed: null, site: 'www.shop.example', onKeep: () => undefined },
  }),
  'popup-news': popup({
    sentNews: { count: 2, words: '#4127 · Resolved · Dana Reyes · Last reply 10:42' },
  }),
  'popup-hidden': popup({ capture: hidden }),
  'popup-spares': popup({ capture: spares }),
  'popup-common': popup({ capture: common, draftNotice: elsewhere }),
  'popup-health': popup({ capture: { ...capture, health: troubled } }),
  'popup-watched': popup({ capture: { ...capture, health: troubled, watched } }),
  'popup-unchecked': popup({
    capture: unchecked,
    problem: { code: 'unchecked', part: 'canvas' },
    attempts: 1,
  }),
  'editor-hidden': editor({ capture: hidden }),
  'editor-spares': editor({ capture: spares }),
  'popup-target': popup({ capture: formed({ addTo: target, message: 'Seen here as well.' }) }),
  'popup-target-values': popup({
    capture: formed({
      addTo: { ...target, update: { was: { status: 'awaiting_agent' }, to: { status: 'pending' } } },
    }),
  }),
  'editor-alike': editor({ alike }),
  'popup-sent-copied': popup({ phase: { name: 'sent', receipt }, copiedLink: receipt.url }),
  'popup-added': popup({ phase: { name: 'sent', receipt: { ...receipt, added: true } } }),
  'popup-further': popup({ capture: formed({ departmentId: 3 }), formFields: everyField }),
  'popup-further-missing': popup({
    capture: formed({ departmentId: 3 }),
    formFields: everyField,
    fieldProblems: {
      'fields.12': 'Fill this in: the helpdesk requires it.',
      'fields.14': 'Fill this in: the helpdesk requires it.',
    },
  }),
  'editor-further': editor({ capture: formed({ departmentId: 3 }), formFields: everyField }),
  'popup-several': popup({ capture: several(4), previews: severalPreviews, onUndoRemove: () => undefined }),
  'popup-thirty': popup({
    capture: several(30),
    previews: severalPreviews,
    onUndoRemove: () => undefined,
    onAddPdf: () => undefined,
  }),
  'popup-file': popup({ capture: { ...capture, attachments: several(6).attachments.slice(2) } }),
  'popup-elsewhere': popup({ draftNotice: elsewhere }),
  'popup-follow-up': popup({
    draftNotice: { kind: 'follow-up', at: now, ticketId: 1041, isEmpty: true },
  }),
  'editor-follow-up': editor({ capture: followUp }),
  'popup-refused': popup({
    capture: several(2),
    previews: severalPreviews,
    problem: {
      code: 'files-refused',
      files: [
        { name: 'a-recording-of-the-whole-afternoon.webm', size: 231_000_000, why: 'too-large' },
        { name: 'Receipts', size: 4096, why: 'unreadable' },
      ],
    },
  }),
  'popup-capturing': popup({ capture: null }),
  'popup-full-page': popup({ mode: 'full-page', screenshot: taking(3, 12) }),
  'popup-long-page': popup({ mode: 'full-page', screenshot: taking(12, 92, 40) }),
  'popup-picking': popup({
    mode: 'element',
    screenshot: taking(0, 0, null, 'picking'),
  }),
  'popup-waiting': popup({ screenshot: taking(0, 0, null, 'waiting') }),
  'popup-cut-short': popup({
    mode: 'full-page',
    problem: { code: 'screenshot-stopped', reason: 'tab-changed', kept: true },
  }),
  'popup-unread': popup({ capture: null, connection: undefined, directory: null }),
  'popup-not-connected': popup({ connection: null, directory: null }),
  'popup-selection': popup({
    capture: formed(
      { subject: 'Total € NaN' },
      {
        selection: [{ tag: 'p', children: ['Total € NaN incl. VAT, shipping calculated at the next step'] }],
      },
    ),
    draftNotice: { kind: 'restored', at: now },
  }),
  'popup-text-only': popup({
    mode: 'none',
    capture: formed({ withoutDetails: ['title', 'browser'] }, { attachments: [] }),
  }),
  'popup-no-details': popup({
    capture: formed({ withoutDetails: ['title', 'browser', 'address', 'window'] }),
    pageTextBusy: true,
  }),
  'popup-unreadable': popup({
    capture: formed(
      {},
      { page: { ...capture.page, url: 'chrome://settings/', title: 'Settings', readable: false } },
    ),
    draftNotice: { kind: 'elsewhere', at: now, host: 'shop.example' },
  }),
  'popup-busy-page': popup({
    capture: formed({}, { page: { ...capture.page, window: null, readable: false, isBusy: true } }),
  }),
  'popup-sending': popup({ phase: { name: 'sending' } }),
  'popup-sent': popup({
    capture: { ...capture, stage: { name: 'sent', receipt } },
    phase: { name: 'sent', receipt },
  }),
  'popup-changed': popup({ phase: { name: 'sent', receipt }, updates: changedUpdates }),
  'popup-change-conflict': popup({ phase: { name: 'sent', receipt }, updates: waitingUpdates }),
  'popup-parked': popup({
    phase: {
      name: 'parked',
      error: { code: 'server-trouble', host, status: 503 },
      retryAt: Date.now() + 180_000,
    },
  }),
  'popup-offline': popup({ phase: { name: 'parked', error: { code: 'offline' }, retryAt: now } }),
  'popup-key-rejected': popup({ problem: { code: 'key-rejected', host } }),
  'popup-fields': popup({ problem: fieldsRejected }),
  'popup-missing': popup({
    capture: formed({ subject: '' }),
    fieldProblems: { subject: 'Say what it is about.' },
  }),
  'popup-directory-loading': popup({ directory: null }),
  'popup-directory-failed': popup({ directory: null, directoryProblem: { code: 'timeout', host } }),
  'popup-directory-empty': popup({ directory: directoryOf(0) }),
  'popup-5000': popup({ directory: directoryOf(5000) }),
  'panel-ready': popup({ surface: 'panel' }),
  'panel-several': popup({ surface: 'panel', capture: several(12), previews: severalPreviews }),
  'editor-several': editor({ capture: several(12), previews: severalPreviews }),
  'editor-file': editor({ capture: { ...capture, attachments: several(6).attachments.slice(2) } }),
  'editor-ready': editor({ capture: formed({ agentId: 13, departmentId: 3 }) }),
  'editor-annotated': editor({ capture: annotated }),
  'editor-loading': editor({ capture: null }),
  'editor-sent': editor({ phase: { name: 'sent', receipt } }),
  'editor-problem': editor({ problem: { code: 'server-trouble', host, status: 502 } }),
  'editor-missing': editor({ capture: null, problem: { code: 'capture-missing' } }),
  'editor-parked': editor({
    phase: { name: 'parked', error: { code: 'outcome-unknown', host }, retryAt: Date.now() + 180_000 },
  }),
  ...doctorStories,
  ...optionsStories,
};
