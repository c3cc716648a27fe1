import { describe, expect, it, vi } from 'vitest';
import { setupProblemOf } from '../../../components/connect/setup-problem-of.ts';
import { AppError, type AppErrorCode } from '../../../utils/errors.ts';
import { fieldProblemsOf } from '../../../utils/problems/field-problems-of.ts';
import { type ProblemInWords, problemOf } from '../../../utils/problems/problem-of.ts';
import { waitingSentenceOf } from '../../../utils/problems/waiting-of.ts';

vi.mock('../../../utils/i18n.ts', () => import('../../gallery/fake-i18n.ts'));

const host = 'desk.example.com';

/** One error of each code, so that a new code without a sample does not compile. */
const samples: { [Code in AppErrorCode]: Extract<AppError, { code: Code }> } = {
  'not-connected': { code: 'not-connected' },
  'address-empty': { code: 'address-empty' },
  'address-invalid': { code: 'address-invalid' },
  'address-insecure': { code: 'address-insecure', host },
  'address-moved': { code: 'address-moved', host, address: 'https://help.example.com' },
  'key-empty': { code: 'key-empty' },
  'key-malformed': { code: 'key-malformed' },
  'permission-missing': { code: 'permission-missing', host },
  'not-deskpro': { code: 'not-deskpro', host },
  redirected: { code: 'redirected', host },
  'key-rejected': { code: 'key-rejected', host },
  forbidden: { code: 'forbidden', host, message: 'No.' },
  'not-found': { code: 'not-found', host },
  'rate-limited': { code: 'rate-limited', host, retryAt: null },
  maintenance: { code: 'maintenance', host },
  'server-trouble': { code: 'server-trouble', host, status: 502 },
  timeout: { code: 'timeout', host },
  unreachable: { code: 'unreachable', host },
  offline: { code: 'offline' },
  'file-rejected': { code: 'file-rejected', host, filename: 'a.exe', message: 'Not allowed' },
  'too-large': { code: 'too-large', host, size: 31_000_000 },
  'files-refused': { code: 'files-refused', files: [{ name: 'a.zip', size: 0, why: 'empty' }] },
  'fields-rejected': { code: 'fields-rejected', host, fields: [], general: ['No brand fits'] },
  duplicate: { code: 'duplicate', host },
  'ticket-changed': { code: 'ticket-changed', host, ticketId: 1042 },
  'ticket-closed': { code: 'ticket-closed', host, ticketId: 1042, gone: true },
  'outcome-unknown': { code: 'outcome-unknown', host },
  'outcome-unseen': { code: 'outcome-unseen', host },
  'other-helpdesk': { code: 'other-helpdesk', host },
  'unexpected-reply': { code: 'unexpected-reply', host, status: 200 },
  'reply-too-large': { code: 'reply-too-large', host },
  'screenshot-refused': { code: 'screenshot-refused' },
  'tab-changed': { code: 'tab-changed' },
  'screenshot-stopped': { code: 'screenshot-stopped', reason: 'page-changed', kept: true },
  'page-not-readable': { code: 'page-not-readable' },
  'page-text-empty': { code: 'page-text-empty' },
  'image-unavailable': { code: 'image-unavailable' },
  unchecked: { code: 'unchecked' },
  'capture-missing': { code: 'capture-missing' },
  'storage-failed': { code: 'storage-failed' },
  'not-burnt-in': { code: 'not-burnt-in' },
  unexpected: { code: 'unexpected', detail: 'TypeError: x' },
};
const all = Object.values(samples);
const setupCodes = [
  'address-empty',
  'address-invalid',
  'address-insecure',
  'address-moved',
  'not-deskpro',
  'permission-missing',
  'unreachable',
  'timeout',
  'redirected',
  'key-empty',
  'key-malformed',
  'key-rejected',
  'forbidden',
  'not-found',
  'maintenance',
  'rate-limited',
  'server-trouble',
  'offline',
  'unexpected-reply',
  'storage-failed',
  'unexpected',
  'not-connected',
] as const satisfies AppErrorCode[];

function expectWords({ sentence, action }: ProblemInWords): void {
  expect(sentence).toMatch(/[.)]$/);
  expect(sentence).not.toMatch(/\$\d|undefined|null/);
  if (action !== null) expect(action.label).not.toBe('');
}

describe('A problem while making a ticket', () => {
  it.each(all)('$code is a sentence, with at most one action', (error) => {
    expectWords(problemOf(AppError.parse(error)));
  });

  it.each(all)('$code says what became of the work', (error) => {
    expect(problemOf(error).sentence).toMatch(
      /kept|still works|attached in its place|sent or discarded|Keep this/,
    );
  });

  it('The department is named where the key may not create tickets in it', () => {
    const { sentence, action } = problemOf(samples.forbidden, { department: 'Sales' });
    expect(sentence).toContain('in Sales');
    expect(action?.kind).toBe('focus-department');
  });

  it('What was to be added to a ticket is said of that ticket, with its number', () => {
    const closed = samples['ticket-closed'];
    expect(problemOf(closed)).toEqual({
      sentence: 'Ticket #1042 is no longer at desk.example.com. What you wrote is kept.',
      action: { kind: 'new-ticket', label: 'Create a new ticket' },
    });
    expect(problemOf({ ...closed, gone: false }).sentence).toContain('may not add to ticket #1042');
    const unknown: AppError = { ...samples['outcome-unknown'], ticketId: 1042 };
    expect(problemOf(unknown).sentence).toContain('added this to ticket #1042');
    const unseen: AppError = { ...samples['outcome-unseen'], ticketId: 1042 };
    expect(problemOf(unseen).sentence).toContain('may not read ticket #1042');
    expect(waitingSentenceOf(unknown, 1, 2)).toContain('this reached ticket #1042');
  });

  it('One rejected field is counted as one, several as their number', () => {
    const field = (path: string) => ({ path, code: 'bad_choice', message: 'No.' });
    const rejected = (...paths: string[]): AppError => ({
      ...samples['fields-rejected'],
      general: [],
      fields: paths.map(field),
    });
    expect(problemOf(rejected('agent')).sentence).toMatch(/^One field/);
    expect(problemOf(rejected('agent', 'department')).sentence).toMatch(/^2 fields/);
  });

  it.each([
    ['har-too-large', /it has 62\.0 MB, and a HAR file may have 50\.0 MB/],
    ['not-finished', /window was closed before the file was read\. Add it again/],
    ['har-not-cleaned', /did not finish, and nothing of it was stored/],
    ['not-har', /not a whole HAR file/],
  ] as const)('A HAR file that is refused as %s is told by its name and why', (why, words) => {
    const files = [{ name: 'shop.har', size: 62_000_000, why }];
    const { sentence } = problemOf({ code: 'files-refused', files });
    expect(sentence).toMatch(words);
    expect(sentence).toMatch(/^“shop\.har” was not attached: .* Everything else is kept\.$/);
  });

  it('A ticket that is too large is no file that is', () => {
    const { sentence } = problemOf({ ...samples['too-large'], size: 0 });
    expect(sentence).toContain('a ticket this long');
    expect(problemOf(samples['too-large']).sentence).toContain('a file of 31.0 MB');
  });

  it('A field this form does not have is said in the sentence', () => {
    const error: AppError = {
      ...samples['fields-rejected'],
      general: [],
      fields: [{ path: 'fields.12', code: 'required', message: 'Required' }],
    };
    expect(problemOf(error).sentence).toContain('fields.12: Required.');
  });
});

describe('A problem while connecting', () => {
  it.each(all)('$code is a sentence, with at most one action', (error) => {
    expectWords(setupProblemOf(error));
  });

  it('No two failures share a sentence', () => {
    const sentences = setupCodes.map((code) => setupProblemOf(samples[code]).sentence);
    expect(new Set(sentences).size).toBe(setupCodes.length);
  });

  it.each(setupCodes.filter((code) => /^(address|key)-/.test(code)))('%s is shown at its field', (code) => {
    expect(setupProblemOf(samples[code]).place).toBe(code === 'key-rejected' ? 'key' : code.split('-')[0]);
  });

  it('A moved helpdesk offers its own address, an insecure one https', () => {
    expect(setupProblemOf(samples['address-moved']).action?.address).toBe('https://help.example.com');
    expect(setupProblemOf(samples['address-insecure']).action?.address).toBe(`https://${host}`);
  });
});

it.each([
  ['person', 'bad_choice'],
  ['person', 'dupe_email'],
  ['person.email', 'dupe_email'],
])(
  'An address the helpdesk has and refuses (%s: %s) is said at the requester, with the way out',
  (path, code) => {
    const fields = [{ path, code, message: 'One or more of the given values is invalid.' }];
    const error: AppError = { code: 'fields-rejected', host, fields, general: [] };
    expect(fieldProblemsOf(error, [])['requester']).toMatch(/another account\. Choose someone else\.$/);
    expect(problemOf(error)).toMatchObject({ action: { kind: 'focus-field' } });
  },
);
