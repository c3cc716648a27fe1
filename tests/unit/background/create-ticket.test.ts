import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { newCaptureId } from '../../../utils/captures/capture.ts';
import { err, ok } from '../../../utils/result.ts';
import { makeCapture } from '../make-capture.ts';
import '../fake-browser.ts';
import { asStored, type CreatePorts, createTicket } from '../../../utils/background/create-ticket.ts';

const id = newCaptureId();
const wanted = { id, helpdesk: 'https://desk.example.com', ...asStored };
const queued = makeCapture({ id, stage: { name: 'queued', at: 1 } });
const receipt = { ticketId: 1, ref: '', url: '', sentAt: 1 };

let done: string[];
const onQueued = vi.fn(async () => void done.push('tell'));

function ports(more: Partial<CreatePorts> = {}): CreatePorts {
  const noted = (name: string) => async () => void done.push(name);
  return {
    ensureWake: () => void done.push('alarm'),
    keepAwake: (work) => work(),
    showBusy: () => void done.push('busy'),
    pictured: noted('picture'),
    enqueue: async () => {
      done.push('queue');
      return ok(queued);
    },
    openLine: async () => err({ code: 'not-connected' }),
    deliver: async () => {
      done.push('deliver');
      return ok(receipt);
    },
    settle: noted('settle'),
    refreshDirectory: noted('directory'),
    ...more,
  };
}

beforeEach(() => {
  done = [];
  onQueued.mockClear();
});

test('the alarm is set before anything is queued, and the ticket is queued before it is delivered', async () => {
  expect(await createTicket(wanted, onQueued, ports())).toEqual(ok(receipt));
  expect(done).toEqual(['alarm', 'busy', 'picture', 'queue', 'tell', 'deliver']);
  expect(onQueued).toHaveBeenCalledWith(queued);
});

test('a screenshot that fails, or a page that shows no message, keeps no ticket back', async () => {
  const fail = () => Promise.reject(new Error('gone'));
  expect(await createTicket(wanted, fail, ports({ pictured: fail }))).toEqual(ok(receipt));
});

test('what cannot be queued is not delivered, and the badge shows the outbox again', async () => {
  const enqueue = async () => err({ code: 'not-burnt-in' as const });
  expect(await createTicket(wanted, onQueued, ports({ enqueue }))).toEqual(err({ code: 'not-burnt-in' }));
  expect(done).toEqual(['alarm', 'busy', 'picture', 'settle']);
});

test.each([
  ['the browser refuses to write', new DOMException('full', 'QuotaExceededError'), 'storage-failed'],
  ['our code fails', new TypeError('boom'), 'unexpected'],
])('if %s, the answer says so', async (_why, thrown, code) => {
  const enqueue = () => Promise.reject(thrown);
  expect(await createTicket(wanted, onQueued, ports({ enqueue }))).toMatchObject({ error: { code } });
  expect(done).not.toContain('deliver');
});

test('fields that the helpdesk refuses make its directory be read again', async () => {
  const error = { code: 'fields-rejected', host: 'desk', fields: [], general: [] } as const;
  const deliver = async () => err({ ...error, fields: [], general: [] });
  expect(await createTicket(wanted, onQueued, ports({ deliver }))).toEqual(err(error));
  expect(done.at(-1)).toBe('directory');
});
