import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { getCapture } from '../../utils/captures/store.ts';
import { deliver } from '../../utils/outbox/courier.ts';
import { enqueue } from '../../utils/outbox/enqueue.ts';
import { readOutbox } from '../../utils/outbox/pump.ts';
import { emptyOutbox, queued, screenshot } from './delivery.ts';
import { gatewayAnswers } from './gateway-answers.ts';
import { baseUrl, type Call, callOf, createModel, type Mishap } from './gateway-model.ts';

const steps = ['create', 'create, words alone', 'message', 'message, words alone', 'upload'] as const;
type Step = (typeof steps)[number];
/**
 * The steps for pages that differ only in their status; late-commit.test.ts tries one page of each class with every
 * step.
 */
const wordsAlone = ['create, words alone', 'message, words alone'] as const;

// Only a repeated look-up waits for a timer here.
beforeEach(() => {
  vi.spyOn(globalThis, 'setTimeout').mockImplementation((run) => setImmediate(run) as never);
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await emptyOutbox();
});

const told: string[] = [];
afterAll(() => console.log(told.join('\n')));

/** The person must never have to wait longer than this after one mishap. */
const longestWaitMs = 10 * 60_000;
const lateMs = 10_000;
const cut: Mishap = { answer: 'cut', commitAfterMs: lateMs };

/**
 * Returns `1` if one ticket or message was made and the outbox knows it, with a `p` for each time a person had to press
 * "Try again". Otherwise returns the number made and the stage.
 */
async function outcomeOf(
  step: Step,
  meet: (call: Call, path: string, sinceMs: number) => Mishap | null,
): Promise<string> {
  const start = Date.UTC(2026, 10, 23, 12);
  const model = createModel({
    tick: (now) => vi.setSystemTime(now),
    meet: (call) => meet(callOf(call), call.path, model.now() - start),
  });
  model.pass(0);
  const isMessage = step.startsWith('message');
  if (isMessage)
    model.tickets.push({ id: 1, subject: '', labels: [], blobs: [], messages: ['first'], createdAt: '' });
  const addTo = isMessage ? { helpdesk: baseUrl, id: 1, ref: 'R-1', subject: '', isReply: false } : null;
  const attachments = step.endsWith('words alone') ? [] : [screenshot()];
  const id = await queued({ url: baseUrl }, { attachments, form: { addTo } });
  let presses = 0;
  let stage: string | undefined;
  for (const end = model.now() + longestWaitMs; model.now() <= end; ) {
    await deliver(id, model.openLine);
    stage = (await getCapture(id))?.stage.name;
    if (stage === 'sent') break;
    const { wakeAt } = await readOutbox();
    if (wakeAt !== null) model.pass(Math.max(1000, wakeAt - Date.now()));
    else if (presses++ > 0) break;
    else {
      model.pass(2 * lateMs);
      await enqueue(id, baseUrl);
    }
  }
  model.pass(longestWaitMs);
  const made = isMessage ? (model.tickets[0]?.messages.length ?? 0) - 1 : model.tickets.length;
  return stage === 'sent' && made === 1 ? `1${'p'.repeat(presses)}` : `${made} ${stage}`;
}

const struckBy = (step: Step): Call =>
  step.startsWith('create') ? 'create' : step.startsWith('message') ? 'message' : 'upload';

/** Returns a table row: the outcome for each step. */
async function row(
  name: string,
  meetFor: (step: Step) => Parameters<typeof outcomeOf>[1],
): Promise<string[]> {
  const cells: string[] = [];
  for (const step of name.includes('HTML') ? wordsAlone : steps)
    cells.push(await outcomeOf(step, meetFor(step)));
  told.push(`${name.padEnd(80)}${cells.join('  ')}`);
  return cells.filter((cell) => cell !== '1' && cell !== '1p');
}

describe('whatever stands between answers once, one is made and known to be sent', () => {
  test.each(gatewayAnswers)('%s', async (name, answer) => {
    for (const commitAfterMs of [null, lateMs]) {
      const wrong = await row(`${name}, ${commitAfterMs === null ? 'not done' : 'done late'}`, (step) => {
        let strikes = 1;
        return (call) => (call === struckBy(step) && strikes-- > 0 ? { answer, commitAfterMs } : null);
      });
      expect(wrong).toEqual([]);
    }
  });
});

describe('what answers look-ups for two minutes proves nothing', () => {
  test.each(gatewayAnswers)('%s', async (name, answer) => {
    const wrong = await row(`look-ups: ${name}`, (step) => {
      let strikes = 1;
      return (call, _path, sinceMs) => {
        if (call === struckBy(step) && strikes-- > 0) return cut;
        return call === 'look-up' && sinceMs < 120_000 ? { answer, commitAfterMs: null } : null;
      };
    });
    expect(wrong).toEqual([]);
  });
});
