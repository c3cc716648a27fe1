import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { parsePerson } from '../../utils/captures/people.ts';
import { getCapture } from '../../utils/captures/store.ts';
import { createHttp, type Fetch } from '../../utils/deskpro/http.ts';
import { arrangeDepartments } from '../../utils/deskpro/read-directory.ts';
import { deliver } from '../../utils/outbox/courier.ts';
import { enqueue } from '../../utils/outbox/enqueue.ts';
import { pump } from '../../utils/outbox/pump.ts';
import { retryTime } from '../../utils/outbox/retry-policy.ts';
import { ticketOf } from '../../utils/outbox/ticket.ts';
import { makeCapture, noon } from '../unit/make-capture.ts';
import { emptyOutbox, queued } from './delivery.ts';
import { baseUrl, callOf, createModel, type GatewayAnswer, type Model } from './gateway-model.ts';

/** Failures of other tools that make the same promise, from their public bug reports. */

const minute = 60_000;
const hour = 60 * minute;

afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await emptyOutbox();
});

/** Runs the outbox for that many minutes, and wakes it every ten seconds. */
async function wait(model: Model, minutes: number): Promise<void> {
  for (const end = model.now() + minutes * minute; model.now() < end; model.pass(10_000))
    await pump((id) => deliver(id, model.openLine));
}

function modelOf(options: Omit<Parameters<typeof createModel>[0], 'tick'>): Model {
  const model = createModel({ ...options, tick: (now) => vi.setSystemTime(now) });
  model.pass(0);
  return model;
}

describe('one, although the reply was lost', () => {
  test('a server so slow that each try ends in a 504 makes one post (tuskyapp/Tusky#2951)', async () => {
    const model = modelOf({
      meet: (call) => (callOf(call) === 'create' ? { answer: { status: 504 }, commitAfterMs: 40_000 } : null),
    });
    const id = await queued({ url: baseUrl });
    await wait(model, 10);
    expect([model.tickets.length, (await getCapture(id))?.stage.name]).toEqual([1, 'sent']);
  });

  test('a 408 does not mean that nothing was done (panoramicdata/PanoramicData.OData.Client#44)', async () => {
    let strikes = 1;
    const model = modelOf({
      meet: (call) =>
        callOf(call) === 'message' && strikes-- > 0
          ? { answer: { status: 408 }, commitAfterMs: 30_000 }
          : null,
    });
    model.tickets.push({ id: 1, subject: '', labels: [], blobs: [], messages: ['first'], createdAt: '' });
    const addTo = { helpdesk: baseUrl, id: 1, ref: '', subject: '', isReply: false };
    await queued({ url: baseUrl }, { form: { addTo } });
    await wait(model, 10);
    expect(model.tickets[0]?.messages).toHaveLength(2);
  });

  test.each([
    ['was done (digitalocean/netbox-ip-controller#14)', 0],
    ['was not done (currents-dev/currents-mcp#163)', null],
  ])('a connection that is reset tells nothing of what %s', async (_what, commitAfterMs) => {
    let strikes = 1;
    const model = modelOf({
      meet: (call) => (callOf(call) === 'create' && strikes-- > 0 ? { answer: 'cut', commitAfterMs } : null),
    });
    await queued({ url: baseUrl });
    await wait(model, 10);
    expect(model.tickets).toHaveLength(1);
  });

  test('a captive portal answers everything with its page for a while (cloudveiltech/Filter-Windows#89)', async () => {
    const from = Date.UTC(2026, 10, 23, 12);
    const model = modelOf({
      meet: (call) =>
        model.now() - from < 5 * minute
          ? { answer: { status: 200 }, commitAfterMs: callOf(call) === 'create' ? 20_000 : null }
          : null,
    });
    await queued({ url: baseUrl });
    await wait(model, 45);
    expect(model.tickets).toHaveLength(1);
  });
});

/**
 * Delivers a ticket whose first create gets this answer while it is carried out at once or never. Returns the outcome.
 */
async function afterFirst(answer: GatewayAnswer, commitAfterMs: number | null): Promise<unknown[]> {
  let strikes = 1;
  const model = modelOf({
    meet: (call) => (callOf(call) === 'create' && strikes-- > 0 ? { answer, commitAfterMs } : null),
  });
  const id = await queued({ url: baseUrl });
  await wait(model, 10);
  const posts = model.calls.filter((call) => call === 'create').length;
  return [model.tickets.length, (await getCapture(id))?.stage.name, posts];
}

describe('a reply that says less than it should', () => {
  const type = 'application/json';

  test('201 without a body is asked about, and not posted again (sdebruyn/fabric-dw-mcp-cli#861)', async () => {
    expect(await afterFirst({ status: 201, body: '' }, 0)).toEqual([1, 'sent', 1]);
  });

  test('200 in the place of 201 is a ticket made (SEL-Columbia/formhub#767)', async () => {
    const body = JSON.stringify({ data: { id: 1, ref: 'R-1' }, meta: {}, linked: {} });
    expect(await afterFirst({ status: 200, body, type }, 0)).toEqual([1, 'sent', 1]);
  });

  test('“already there” ends the waiting (Expensify/App#98314)', async () => {
    const errors = { errors: [{ code: 'dupe_ticket', message: 'Duplicate ticket.' }] };
    const body = JSON.stringify({ status: 400, code: 'invalid_input', message: '', errors });
    expect(await afterFirst({ status: 400, body, type }, 0)).toEqual([1, 'sent', 1]);
  });
});

describe('one, although somebody is impatient', () => {
  const slowOnce = () => {
    let strikes = 1;
    return modelOf({
      meet: (call) =>
        callOf(call) === 'create' && strikes-- > 0 ? { answer: 'cut', commitAfterMs: 40_000 } : null,
    });
  };

  test('who presses “send again” before it goes by itself sends one (robbiehanson/XMPPFramework#703)', async () => {
    const model = slowOnce();
    const id = await queued({ url: baseUrl });
    for (let press = 0; press < 6; press += 1) {
      await enqueue(id, baseUrl);
      await Promise.all([deliver(id, model.openLine), deliver(id, model.openLine)]);
      model.pass(5000);
    }
    await wait(model, 10);
    expect([model.tickets.length, (await getCapture(id))?.stage.name]).toEqual([1, 'sent']);
  });

  test('a try that takes longer than the time between two is not tried beside itself (GetDutchie/brick#172)', async () => {
    const model = modelOf({ meet: () => null });
    await queued({ url: baseUrl });
    const runs = Array.from({ length: 5 }, () => pump((id) => deliver(id, model.openLine)));
    await Promise.all(runs);
    expect(model.calls.filter((call) => call === 'create')).toHaveLength(1);
  });

  test('what fails does not keep what comes after it (redux-offline/redux-offline#383)', async () => {
    const model = modelOf({
      meet: ({ method, path }) =>
        callOf({ method, path }) === 'message' ? { answer: { status: 500 }, commitAfterMs: null } : null,
    });
    model.tickets.push({ id: 1, subject: '', labels: [], blobs: [], messages: ['first'], createdAt: '' });
    const addTo = { helpdesk: baseUrl, id: 1, ref: '', subject: '', isReply: false };
    await queued({ url: baseUrl }, { form: { addTo } });
    const next = await queued({ url: baseUrl });
    await wait(model, 1);
    expect((await getCapture(next))?.stage.name).toBe('sent');
  });
});

/** Returns the time at which a 429 reply with these headers is tried again. */
async function triedAgainAt(headers: Record<string, string>): Promise<number | null> {
  const fetch: Fetch = async () => new Response(null, { status: 429, headers });
  const ports = { fetch, isOnline: () => true, timeoutMs: 1000, now: () => noon };
  const reply = await createHttp({ baseUrl, apiKey: null, ...ports })({
    method: 'GET',
    path: 'me',
    reply: z.unknown(),
  });
  return reply.ok ? null : retryTime(reply.error, 0, noon, 0.5);
}

describe('no reply rules for ever', () => {
  test.each([
    ['9999999999', 'meeb/whoisit#60'],
    ['-1', 'openai/openai-java#853'],
    ['Wed, 21 Oct 2015 07:28:00 GMT', 'openai/openai-java#853'],
    ['999999', 'shashankswe2020-ux/whoop-mcp#17'],
  ])('Retry-After %s is within the hour (%s)', async (retryAfter) => {
    const at = (await triedAgainAt({ 'Retry-After': retryAfter })) ?? Number.POSITIVE_INFINITY;
    expect(at).toBeGreaterThan(noon);
    expect(at).toBeLessThanOrEqual(noon + hour);
  });

  test.each([
    ['Sun, 34 Foo 2026 99:00:00 GMT', 'earendil-works/pi#9571'],
    ['1.5', 'mastra-ai/mastra#23778'],
    ['-3', 'mastra-ai/mastra#23778'],
    ['1000abc', 'open-telemetry/opentelemetry-js#7010'],
    ['NaN', 'appwrite/mcp#121'],
  ])('Retry-After %s says nothing, so that a minute is waited (%s)', async (retryAfter) => {
    expect(await triedAgainAt({ 'Retry-After': retryAfter })).toBe(noon + minute);
  });

  test.each([
    ['seconds', (noon + 7000) / 1000],
    ['milliseconds', noon + 7000],
  ])(
    'Retry-After as an epoch time in %s is that time (mvanhorn/cli-printing-press#542)',
    async (_unit, at) => {
      expect(await triedAgainAt({ 'Retry-After': `${at}` })).toBe(noon + 7000);
    },
  );

  test('a date is of the clock that wrote it (octokit/plugin-throttling.js#599)', async () => {
    const theirs = noon + 30 * minute;
    const date = (at: number) => new Date(at).toUTCString();
    expect(await triedAgainAt({ Date: date(theirs), 'Retry-After': date(theirs + 30_000) })).toBe(
      noon + 30_000,
    );
  });

  test('a clock that goes forth and back leaves nothing waiting (aws-amplify/amplify-js#12488)', async () => {
    let strikes = 1;
    const model = modelOf({
      meet: (call) =>
        callOf(call) === 'create' && strikes-- > 0 ? { answer: { status: 503 }, commitAfterMs: null } : null,
    });
    const id = await queued({ url: baseUrl });
    vi.setSystemTime(model.now() + 8 * hour);
    await deliver(id, model.openLine);
    await wait(model, 10);
    expect([model.tickets.length, (await getCapture(id))?.stage.name]).toEqual([1, 'sent']);
  });

  test('a browser that calls itself offline behind a VPN sends all the same (frappe/frappe#35405)', async () => {
    const fetch: Fetch = async () => Response.json({});
    const ports = { fetch, isOnline: () => false, timeoutMs: 1000, now: () => noon };
    const http = createHttp({ baseUrl, apiKey: null, ...ports });
    const reply = await http({ method: 'POST', path: 'tickets', body: {}, reply: z.unknown() });
    expect(reply.ok).toBe(true);
  });
});

describe('what comes in', () => {
  test('a text that is cut in an emoji makes JSON that a strict parser takes (JuryBu/MCP-SKILL-RULES_packages#6)', async () => {
    let sent = '';
    const fetch: Fetch = async (_url, { body }) => {
      sent = String(body);
      return Response.json({});
    };
    const ports = { fetch, isOnline: () => true, timeoutMs: 1000, now: () => noon };
    const body = ticketOf(makeCapture({ form: { subject: '✊👊👊'.slice(0, 4) } }), { doNotNotify: false });
    await createHttp({ baseUrl, apiKey: null, ...ports })({
      method: 'POST',
      path: 'tickets',
      body,
      reply: z.unknown(),
    });
    expect(sent).not.toMatch(/\\ud[89a-f]/i);
  });

  test.each([
    ['Ozoux, Pierre <pierre@example.org>', 'nextcloud/mail#6014', ['pierre@example.org']],
    [
      '"Smith, Jane" <jane@corp.example>, bob@corp.example',
      'elizaOS/eliza#23376',
      ['jane@corp.example', 'bob@corp.example'],
    ],
    ['Joe Foo, PhD <joe@example.com>', 'nodemailer/mailparser#375', ['joe@example.com']],
  ])('the copy for %s goes to whom it names (%s)', (cc, _report, expected) => {
    const { cc: copies } = ticketOf(makeCapture({ form: { fields: { cc } } }), { doNotNotify: false });
    expect(copies).toEqual(expected);
    expect(copies?.every((one) => parsePerson(one) !== null)).toBe(true);
  });

  const rowOf = (id: number, parent: number | null) => ({
    id,
    parent,
    title: `D${id}`,
    is_tickets_enabled: true,
    display_order: 0,
  });

  test('departments that are their own ancestors are listed once (kantorge/yaffa#414)', () => {
    const rows = [rowOf(1, 1), rowOf(2, 4), rowOf(3, 2), rowOf(4, 3)];
    expect(
      arrangeDepartments(rows)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([1, 2, 3, 4]);
  });

  test('departments that stand thousands deep exhaust nothing (e107inc/e107#3044)', () => {
    const rows = Array.from({ length: 9000 }, (_, at) => rowOf(at + 1, at === 0 ? null : at));
    expect(arrangeDepartments(rows)).toHaveLength(9000);
  });
});
