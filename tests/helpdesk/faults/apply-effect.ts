import { setTimeout as delay } from 'node:timers/promises';
import { htmlError } from '../api/html-error.ts';
import type { Effect } from './fault.ts';
import type { Strike } from './fault-book.ts';
import { invalidInputReply, rateLimitReply, redirectReply, statusReply } from './replies.ts';

/** What happens to the connection. */
export type Outcome =
  | { kind: 'reply'; response: Response }
  | { kind: 'cut' }
  | { kind: 'cut-mid-reply'; response: Response };

export interface Passage {
  request: Request;
  /** Carries the request out. */
  forward(request: Request): Promise<Response>;
  /** Aborts when the helpdesk closes; nothing may wait after that. */
  closing: AbortSignal;
}

const reply = (response: Response): Outcome => ({ kind: 'reply', response });

/** Answers the request, with the effect of the fault that struck it, if any. */
export async function applyStrike(strike: Strike | undefined, passage: Passage): Promise<Outcome> {
  if (!strike) return reply(await passage.forward(passage.request));
  const { effect } = strike;
  const isLate =
    'when' in effect
      ? effect.when === 'after-commit'
      : ['cut-after-commit', 'cut-mid-reply', 'malformed-json'].includes(effect.kind);
  const committed = isLate ? await passage.forward(passage.request) : undefined;
  strike.done();
  return takeEffect(effect, committed, strike, passage);
}

/** `committed`: the true reply, if the request was carried out first. */
async function takeEffect(
  effect: Effect,
  committed: Response | undefined,
  strike: Strike,
  { request, forward, closing }: Passage,
): Promise<Outcome> {
  const goOn = async () => reply(committed ?? (await forward(request)));
  switch (effect.kind) {
    case 'status':
      return reply(statusReply(effect));
    case 'rate-limit':
      return reply(rateLimitReply(effect));
    case 'redirect':
      return reply(redirectReply(effect, request));
    case 'invalid-input':
      return reply(invalidInputReply(effect.errors));
    case 'cut-before-commit':
    case 'cut-after-commit':
      return { kind: 'cut' };
    case 'cut-mid-reply':
      return committed ? { kind: 'cut-mid-reply', response: committed } : { kind: 'cut' };
    case 'malformed-json':
      return committed ? reply(await halve(committed)) : goOn();
    case 'strip-authorization': {
      const stripped = new Request(request);
      stripped.headers.delete('authorization');
      return reply(await forward(stripped));
    }
    case 'late-commit':
      void sleep(effect.ms, closing).then((isOpen) => (isOpen ? forward(request) : undefined));
      return effect.answer === 'cut' ? { kind: 'cut' } : reply(htmlError(effect.answer));
    case 'slow':
      return (await sleep(effect.ms, closing)) ? goOn() : { kind: 'cut' };
    case 'hang':
      await Promise.race([strike.released, aborted(closing)]);
      return closing.aborted ? { kind: 'cut' } : goOn();
  }
}

/** Waits. Resolves to false if the helpdesk closed meanwhile. */
async function sleep(ms: number, closing: AbortSignal): Promise<boolean> {
  await Promise.race([delay(ms, undefined, { ref: false }), aborted(closing)]);
  return !closing.aborted;
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

async function halve(response: Response): Promise<Response> {
  const text = (await response.text()) || '{"data":null}';
  const headers = { 'content-type': 'application/json' };
  const status = response.status === 204 ? 200 : response.status;
  return new Response(text.slice(0, Math.ceil(text.length / 2)), { status, headers });
}
