import { describe, expect, it, vi } from 'vitest';
import { ticketStateOf } from '../../../components/screens/tickets/tickets-state.ts';
import type { Stage } from '../../../utils/captures/capture.ts';
import type { AppError } from '../../../utils/errors.ts';
import { waitingSentenceOf } from '../../../utils/problems/waiting-of.ts';
import { makeCapture } from '../make-capture.ts';

vi.mock('../../../utils/i18n.ts', () => import('../../gallery/fake-i18n.ts'));

const host = 'desk.example';
const now = new Date(2026, 10, 23, 14, 2).getTime();
const at = 1;
const retryAt = now + 3 * 60_000;

describe('Why a ticket waits', () => {
  it.each<[AppError, string]>([
    [{ code: 'offline' }, 'You are offline. The ticket goes out when you are back.'],
    [{ code: 'timeout', host }, 'desk.example is not answering. Trying again at 2:05 PM.'],
    [
      { code: 'server-trouble', host, status: 503 },
      'desk.example is not answering. Trying again at 2:05 PM.',
    ],
    [
      { code: 'rate-limited', host, retryAt: null },
      'The helpdesk’s limit for this key is used up. Trying again at 2:05 PM.',
    ],
    [
      { code: 'forbidden', host, message: '', foreign: 403 },
      'desk.example gave an answer the extension does not understand (403). Trying again at 2:05 PM.',
    ],
    [
      { code: 'redirected', host },
      'desk.example redirected us, so we stopped to protect your key. Trying again at 2:05 PM.',
    ],
    [{ code: 'maintenance', host }, 'desk.example is being maintained. Trying again at 2:05 PM.'],
    [{ code: 'unreachable', host }, 'desk.example cannot be reached. Trying again at 2:05 PM.'],
    [
      { code: 'outcome-unknown', host },
      'Checking whether the ticket reached desk.example. Asking again at 2:05 PM.',
    ],
  ])('$code: %s', (error, sentence) => {
    expect(waitingSentenceOf(error, retryAt, now)).toBe(sentence);
  });

  it('Is said without a time that has passed', () => {
    expect(waitingSentenceOf({ code: 'timeout', host }, now, now)).toMatch(/Trying again now\.$/);
  });

  it('Is the plain problem where it does not mend itself', () => {
    expect(waitingSentenceOf({ code: 'key-rejected', host }, retryAt, now)).toMatch(/kept/);
  });
});

describe('How a waiting ticket stands', () => {
  const stateOf = (stage: Stage, inDoubt = false, connectedHost: string | null = host) => {
    const createInDoubt = inDoubt ? { sentAt: 1 } : null;
    const delivery = { helpdesk: null, failures: 0, createInDoubt };
    return ticketStateOf(makeCapture({ stage, delivery }), connectedHost);
  };
  const blocked = (error: AppError): Stage => ({ name: 'blocked', at, error });

  it.each<[Stage['name'], boolean, boolean]>([
    ['queued', true, true],
    ['uploading', false, false],
    ['creating', false, false],
  ])('%s: can be changed %s, tried again %s', (name, free, canRetry) => {
    const state = stateOf({ name, at } as Stage);
    expect([state.fixed === null, state.canRetry]).toEqual([free, canRetry]);
    expect(state.sentence).not.toBe('');
  });

  it('With an open outcome it is only asked about again, and says why', () => {
    const state = stateOf({ name: 'waiting', at, error: { code: 'outcome-unknown', host }, retryAt }, true);
    expect(state.canRetry).toBe(true);
    expect(state.fixed).toMatch(/may already be a ticket/);
  });

  it.each<[AppError, string | null, RegExp]>([
    [{ code: 'key-rejected', host }, 'open-options', /did not accept/],
    [{ code: 'not-connected' }, 'connect', /Connect to your helpdesk/],
    [{ code: 'permission-missing', host }, 'allow-access', /not allowed/],
    [{ code: 'too-large', host, size: 9 }, null, /“Edit”/],
    [{ code: 'unexpected', detail: 'x' }, null, /“Try again”/],
    [{ code: 'other-helpdesk', host: 'old.example' }, 'rebind', /old\.example.*desk\.example/],
  ])('$code needs the person, who is told what to do', (error, action, sentence) => {
    const state = stateOf(blocked(error));
    expect(state.action?.kind ?? null).toBe(action);
    expect(state.sentence).toMatch(sentence);
    expect(state.tone).toBe('attention');
  });

  it('Made for another helpdesk it goes nowhere while none is connected', () => {
    const state = stateOf(blocked({ code: 'other-helpdesk', host: 'old.example' }), false, null);
    expect(state.action).toBeNull();
    expect(state.sentence).toMatch(/Connect to it again/);
  });
});
