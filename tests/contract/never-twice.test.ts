import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { queueCapture } from '../../utils/captures/queue.ts';
import { getCapture } from '../../utils/captures/store.ts';
import { deliver } from '../../utils/outbox/courier.ts';
import { readOutbox } from '../../utils/outbox/pump.ts';
import { emptyOutbox, queued, screenshot } from './delivery.ts';
import { baseUrl, createModel, type GatewayAnswer } from './gateway-model.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** What one request meets. Deskpro ends a request after 60 s, so that it is carried out by then or never. */
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
/** What happens before each try: time passes, this computer's clock may be set, the person may press "Try again". */
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

/** Look-ups are made again after a quarter of a second: here no time passes by itself. */
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

/** Nobody is to wait for longer once everything works again. */
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
        if (presses) await queueCapture(id, baseUrl);
        await tryOnce();
      }
      // From here on everything works; only the outbox's own alarm wakes it, and the person where it asks for them.
      ahead.length = 0;
      const begun = model.now();
      for (
        let stage = (await getCapture(id))?.stage;
        stage?.name !== 'sent';
        stage = (await getCapture(id))?.stage
      ) {
        const { wakeAt } = await readOutbox();
        // A ticket that a web server finds too large is all that the person has to hear about.
        if (stage?.name === 'blocked') expect(stage.error.code).toBe('too-large');
        if (stage?.name === 'blocked') await queueCapture(id, baseUrl);
        model.pass(Math.max(second, (wakeAt ?? 0) - Date.now()));
        expect(model.now() - begun).toBeLessThan(longestWaitMs);
        await tryOnce();
      }
      seen.stories += 1;
      seen.requests += model.calls.length;
      seen.longestMs = Math.max(seen.longestMs, model.now() - begun);
      // What was still at work comes to its end, and makes no second one.
      model.pass(longestWaitMs);
      expect(made()).toBe(1);
      await emptyOutbox();
    },
  );
  await fc.assert(property, { numRuns: 400 });
}, 60_000);
