import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLine } from '../../utils/background/helpdesk-line.ts';
import { connect } from '../../utils/deskpro/connect.ts';
import { addHelpdesk, removeHelpdesk, switchHelpdesk } from '../../utils/helpdesks.ts';
import { deliver } from '../../utils/outbox/courier.ts';
import { pump } from '../../utils/outbox/pump.ts';
import { keys } from '../../utils/storage/secrets.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { openHelpdesk } from '../helpdesk/testing.ts';
import { fakeBrowser } from '../unit/fake-browser.ts';
import { emptyOutbox, queued, screenshot, stageOf } from './delivery.ts';
import { httpFor, wire } from './wire.ts';

let first: Helpdesk;
let second: Helpdesk;

beforeEach(async () => {
  // Node's `navigator` has no `onLine`.
  vi.stubGlobal('navigator', { onLine: true, locks: navigator.locks });
  vi.spyOn(fakeBrowser.permissions, 'contains').mockResolvedValue(true);
  await fakeBrowser.storage.local.clear();
  first = await openHelpdesk();
  second = await openHelpdesk();
  for (const helpdesk of [first, second]) {
    const made = await connect(helpdesk.url, helpdesk.apiKey, httpFor);
    if (!made.ok) throw new Error(made.error.code);
    const { connection, apiKey } = made.value;
    await addHelpdesk({ connection, apiKey, directory: null }, true, keys);
    helpdesk.clearRequests();
  }
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  await emptyOutbox();
});

const run = () => pump((id) => deliver(id, openLine));
const subjects = (helpdesk: Helpdesk) =>
  helpdesk
    .tickets()
    .map(({ subject }) => subject)
    .sort();
const keysUsed = (helpdesk: Helpdesk) => [
  ...new Set(helpdesk.apiRequests().map(({ headers }) => headers['authorization'])),
];

test('queued alternately, each ticket is made at its own helpdesk with its own key, whichever is in force', async () => {
  for (let at = 0; at < 8; at += 1) {
    const attachments = at % 3 === 0 ? [screenshot()] : [];
    await queued(at % 2 === 0 ? first : second, { form: { subject: `Ticket ${at}` }, attachments });
  }
  const delivering = run();
  for (const { url } of [first, second, first]) await switchHelpdesk(url);
  await delivering;
  expect(subjects(first)).toEqual(['Ticket 0', 'Ticket 2', 'Ticket 4', 'Ticket 6']);
  expect(subjects(second)).toEqual(['Ticket 1', 'Ticket 3', 'Ticket 5', 'Ticket 7']);
  expect(keysUsed(first)).toEqual([`key ${first.apiKey}`]);
  expect(keysUsed(second)).toEqual([`key ${second.apiKey}`]);
});

test('a used-up limit pauses its own helpdesk alone', async () => {
  first.faults.add({ effect: { kind: 'rate-limit', retryAfter: 300 } });
  const waiting = await queued(first, { form: { subject: 'waits' } });
  await run();
  await queued(first, { form: { subject: 'waits too' } });
  await queued(second, { form: { subject: 'goes' } });
  await run();
  expect(wire(first)).toEqual(['POST /tickets']);
  expect(subjects(second)).toEqual(['goes']);
  expect((await stageOf(waiting))?.name).toBe('waiting');
});

test('the upload path of one is not taken for the other’s', async () => {
  first.faults.add({ match: { path: '/blobs/temp' }, times: 9, effect: { kind: 'status', status: 404 } });
  for (const [at, helpdesk] of [first, second, first, second].entries()) {
    await queued(helpdesk, { form: { subject: `Ticket ${at}` }, attachments: [screenshot()] });
    await run();
  }
  const uploads = (helpdesk: Helpdesk) => wire(helpdesk).filter((line) => line.startsWith('POST /blobs'));
  expect(uploads(first)).toEqual(['POST /blobs/temp', 'POST /blobs/tmp', 'POST /blobs/tmp']);
  expect(uploads(second)).toEqual(['POST /blobs/temp', 'POST /blobs/temp']);
});

test('what is bound to a helpdesk that is disconnected goes to no other', async () => {
  const id = await queued(second, { form: { subject: 'kept' } });
  await removeHelpdesk(keys);
  await run();
  expect(await stageOf(id)).toMatchObject({ name: 'blocked', error: { code: 'other-helpdesk' } });
  expect([wire(first), wire(second)]).toEqual([[], []]);
});
