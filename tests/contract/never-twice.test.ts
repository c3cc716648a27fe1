import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { getCapture } from '../../utils/captures/store.ts';
import { deliver } from '../../utils/outbox/courier.ts';
import { enqueue } from '../../utils/outbox/enqueue.ts';
import { readOutbox } from '../../utils/outbox/pump.ts';
import { emptyOutbox, queued, screenshot } from './delivery.ts';
import { baseUrl, createModel, type GatewayAnswer } from './gateway-model.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** What happens to one request. Deskpro ends a request after 60 s, so it is carried out within that time or never. */
const mishap = fc.record({
  answer: fc.oneof(
    fc.constantFrom<GatewayAnswer>(
      'cut',
      ...[200, 302, 403, 404, 408, 413, 500, 503, 504, 524].map((status) => ({ status })),
    ),
    fc
      .constantFrom('0', '5', '-1', 'rubbish', '99999999999')
      .map((retryAfter) => ({ status: 429, retryAfter })),
  ),
  commitAfterMs: fc.option(fc.integer({ min: 0, max: minute })),
});
/** Null: the request is passed on. */
const course = fc.array(fc.option(mishap, { freq: 2 }), { maxLength: 12 });
/** What happens before each try: time passes, the computer's clock may change, the person may press "Try again". */
const turns = fc.array(
  fc.record({
    laterMs: fc.integer({ min: 0, max: 3 * minute }),
    presses: fc.boolean(),
    clockTo: fc.option(fc.integer({ min: -24 * hour, max: 24 * hour }), { freq: 3 }),
  }),
  { maxLength: 6 },
);
const story = fc.record({
  course,
  turns,
  skewMs: fc.integer({ min: -24 * hour, max: 24 * hour }),
  withPicture: fc.boolean(),
  namesBlobs: fc.boolean(),
  isAdded: fc.boolean(),
});

/** Removes the pause of 250 ms before a repeated look-up, because time does not pass by itself here. */
function skipPauses(): void {
  const wait = globalThis.setTimeout;
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, ms?: number) =>
    wait(run, ms === 250 ? 0 : ms)) as typeof setTimeout);
}

afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await emptyOutbox();
});

const seen = { stories: 0, requests: 0, longestMs: 0 };
afterAll(() => console.log('Never twice, never stuck:', seen));

/** Once everything works again, the person must never have to wait longer than this. */
const longestWaitMs = 2 * hour;

test('whatever stands between and whatever the clocks show, one ticket is made, and none is stuck', async () => {
  skipPauses();
  const property = fc.asyncProperty(
    story,
    async ({ course, turns, skewMs, withPicture, namesBlobs, isAdded }) => {
      const clock = { offMs: 0 };
      const ahead = [...course];
      const model = createModel({
        skewMs,
        namesBlobs,
        meet: () => ahead.shift() ?? null,
        tick: (now) => vi.setSystemTime(now + clock.offMs),
      });
      model.pass(0);
      const theirs = { id: 1, subject: 'Theirs', labels: [], blobs: [], messages: ['first'], createdAt: '' };
      if (isAdded) model.tickets.push(theirs);
      const addTo = isAdded ? { helpdesk: baseUrl, id: 1, ref: '', subject: '', isReply: false } : null;
      const id = await queued(
        { url: baseUrl },
        { attachments: withPicture ? [screenshot()] : [], form: { addTo } },
      );
      const made = () => (isAdded ? (model.tickets[0]?.messages.length ?? 0) - 1 : model.tickets.length);
      const tryOnce = async () => {
        await deliver(id, model.openLine);
        expect(made()).toBeLessThanOrEqual(1);
      };
      for (const { laterMs, clockTo, presses } of turns) {
        clock.offMs = clockTo ?? clock.offMs;
        model.pass(laterMs);
        if (presses) await enqueue(id, baseUrl);
        await tryOnce();
      }
      // From here on everything works. Only the outbox's own alarm wakes it, or the person if it asks for them.
      ahead.length = 0;
      const begun = model.now();
      for (
        let stage = (await getCapture(id))?.stage;
        stage?.name !== 'sent';
        stage = (await getCapture(id))?.stage
      ) {
        const { wakeAt } = await readOutbox();
        // The only problem the person may have to hear about is a ticket that is too large for a web server.
        if (stage?.name === 'blocked') expect(stage.error.code).toBe('too-large');
        if (stage?.name === 'blocked') await enqueue(id, baseUrl);
        model.pass(Math.max(second, (wakeAt ?? 0) - Date.now()));
        expect(model.now() - begun).toBeLessThan(longestWaitMs);
        await tryOnce();
      }
      seen.stories += 1;
      seen.requests += model.calls.length;
      seen.longestMs = Math.max(seen.longestMs, model.now() - begun);
      // Requests that the helpdesk still works on finish, and must not make a second ticket.
      model.pass(longestWaitMs);
      expect(made()).toBe(1);
      await emptyOutbox();
    },
  );
  await fc.assert(property, { numRuns: 400 });
}, 60_000);
