import 'fake-indexeddb/auto';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import type { CaptureId, Target } from '../../utils/captures/capture.ts';
import { getCapture } from '../../utils/captures/store.ts';
import { deliver } from '../../utils/outbox/courier.ts';
import { readOutbox } from '../../utils/outbox/pump.ts';
import { emptyOutbox, queued, screenshot } from './delivery.ts';
import { baseUrl, type Call, callOf, createModel, type GatewayAnswer, type Model } from './gateway-model.ts';

const answers: [name: string, answer: GatewayAnswer][] = [
  ...[408, 500, 502, 503, 504, 520, 524, 302].map((status): [string, GatewayAnswer] => [
    `${status}`,
    { status },
  ]),
  ['403 HTML', { status: 403 }],
  ['200 HTML', { status: 200 }],
  ['cut', 'cut'],
];
const delaysMs = [1000, 10_000, 50_000];
const steps = ['create', 'create, words alone', 'message', 'message, words alone', 'upload'] as const;
type Step = (typeof steps)[number];
const hour = 3_600_000;
const skews: [name: string, hereMs: number, thereMs: number][] = [
  ['both right', 0, 0],
  ['here + 1 h', hour, 0],
  ['here − 1 h', -hour, 0],
  ['here + 1 day', 24 * hour, 0],
  ['here − 1 day', -24 * hour, 0],
  ['there + 1 h', 0, hour],
  ['there − 1 h', 0, -hour],
  ['there + 1 day', 0, 24 * hour],
  ['there − 1 day', 0, -24 * hour],
];

afterEach(async () => {
  vi.useRealTimers();
  await emptyOutbox();
});

const told: string[] = [];
afterAll(() => {
  const head = skews.map(([name]) => `${name}: ${delaysMs.map((ms) => `${ms / 1000} s`).join(', ')}`);
  console.log(['Late commit; columns are', ...head, '', ...told].join('\n'));
});

/** The person must never have to wait longer than this after one mishap. */
const longestWaitMs = 10 * 60_000;

/**
 * Delivers each time the outbox says that the capture is due, until it is sent, needs the person, or takes too long.
 */
async function until(model: Model, id: CaptureId): Promise<'sent' | 'stuck' | 'person'> {
  const end = model.now() + longestWaitMs;
  while (model.now() <= end) {
    await deliver(id, model.openLine);
    const { wakeAt } = await readOutbox();
    const stage = (await getCapture(id))?.stage.name;
    if (stage === 'sent') return 'sent';
    if (wakeAt === null) return 'person';
    model.pass(Math.max(1000, wakeAt - Date.now()));
  }
  return 'stuck';
}

function targetIn(model: Model, step: Step): Target | null {
  if (!step.startsWith('message')) return null;
  model.tickets.push({ id: 1, subject: 'Theirs', labels: [], blobs: [], messages: ['first'], createdAt: '' });
  return { helpdesk: baseUrl, id: 1, ref: 'R-1', subject: 'Theirs', isReply: false };
}

/** Returns `1` if one ticket or message was made and the outbox knows it. Otherwise returns what is wrong. */
async function outcomeOf(
  step: Step,
  answer: GatewayAnswer,
  commitAfterMs: number,
  [, here, there]: (typeof skews)[number],
): Promise<string> {
  let strikes = 1;
  const struck: Call = step.startsWith('create')
    ? 'create'
    : step.startsWith('message')
      ? 'message'
      : 'upload';
  const model = createModel({
    skewMs: there,
    tick: (now) => vi.setSystemTime(now + here),
    meet: (call) => (callOf(call) === struck && strikes-- > 0 ? { answer, commitAfterMs } : null),
  });
  model.pass(0);
  const attachments = step.endsWith('words alone') ? [] : [screenshot()];
  const addTo = targetIn(model, step);
  const id = await queued({ url: baseUrl }, { attachments, form: { addTo } });
  const end = await until(model, id);
  model.pass(longestWaitMs);
  const made = addTo === null ? model.tickets.length : (model.tickets[0]?.messages.length ?? 0) - 1;
  return end === 'sent' && made === 1 ? '1' : `${made} ${end}`;
}

describe('the gateway answers by itself and the helpdesk commits later: one each, none stuck', () => {
  test.each(answers)('%s', async (name, answer) => {
    for (const step of steps) {
      const cells: string[] = [];
      for (const skew of skews)
        for (const delayMs of delaysMs) cells.push(await outcomeOf(step, answer, delayMs, skew));
      told.push(`${name.padEnd(10)}${step.padEnd(24)}${cells.map((cell) => cell.padEnd(2)).join('')}`);
      expect
        .soft(
          cells.filter((cell) => cell !== '1'),
          `${name} × ${step}`,
        )
        .toEqual([]);
    }
  });
});
