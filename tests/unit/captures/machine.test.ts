import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Attachment, Capture, Receipt, Stage, Target } from '../../../utils/captures/capture.ts';
import { advance, type CaptureEvent, nextStep } from '../../../utils/captures/machine.ts';
import { isOnItsWay } from '../../../utils/captures/stages.ts';
import { makeAttachment, makeCapture, makeHealth, makeTrouble, noon } from '../make-capture.ts';

const desk = 'https://desk.example.com';
const error = { code: 'offline' } as const;
const receipt: Receipt = { ticketId: 12, ref: 'SDST', url: `${desk}/app#/t/ticket/12`, sentAt: noon };
const addTo: Target = { helpdesk: desk, id: 12, ref: 'SDST', subject: 'Theirs', isReply: false };
const first = makeAttachment();
const second = makeAttachment();

const stages: Record<Stage['name'], Stage> = {
  draft: { name: 'draft' },
  queued: { name: 'queued', at: 1 },
  uploading: { name: 'uploading', at: 1 },
  creating: { name: 'creating', at: 1 },
  waiting: { name: 'waiting', at: 1, error, retryAt: 9 },
  blocked: { name: 'blocked', at: 1, error },
  sent: { name: 'sent', receipt },
};
const events = {
  queue: { type: 'queue', at: 2, helpdesk: desk },
  begin: { type: 'begin', at: 2, there: 7 },
  wait: { type: 'fail', at: 2, error, retryAt: 9 },
  block: { type: 'fail', at: 2, error, retryAt: null },
  receive: { type: 'receive', receipt },
  edit: { type: 'edit' },
} satisfies Record<string, CaptureEvent>;

/** The next stage for each event, for a capture without attachments. A dash means that the event does not apply. */
const table: [stage: Stage['name'], ...next: (Stage['name'] | '–')[]][] = [
  // ………… queue     begin       wait       block      receive edit
  ['draft', 'queued', '–', '–', '–', '–', '–'],
  ['queued', '–', 'creating', 'waiting', 'blocked', 'sent', 'draft'],
  ['uploading', '–', 'creating', 'waiting', 'blocked', 'sent', '–'],
  ['creating', '–', 'creating', 'waiting', 'blocked', 'sent', '–'],
  ['waiting', 'queued', 'creating', 'waiting', 'blocked', 'sent', 'draft'],
  ['blocked', 'queued', '–', '–', '–', 'sent', 'draft'],
  ['sent', '–', '–', '–', '–', '–', '–'],
];
const cells = table.flatMap(([stage, ...next]) =>
  Object.entries(events).map(([name, event], column) => ({ stage, name, event, next: next[column] ?? '–' })),
);

test.each(cells)('$stage, on $name: $next', ({ stage, event, next }) => {
  const before = makeCapture({ stage: stages[stage] });
  const after = advance(before, event);
  if (next === '–') expect(after).toBe(before);
  else expect(after.stage.name).toBe(next);
});

const anyEvent: fc.Arbitrary<CaptureEvent> = fc.oneof(
  fc.constantFrom<CaptureEvent>(...Object.values(events)),
  fc.constantFrom<CaptureEvent>(
    { type: 'queue', at: 3, helpdesk: 'https://other.example' },
    { type: 'uploaded', attachmentId: first.id, blobAuth: 'A', blobAuthId: '1-A' },
    { type: 'uploaded', attachmentId: second.id, blobAuth: 'B', blobAuthId: null },
    { type: 'uploads-void' },
    { type: 'doubt', quiet: { here: 5, there: 10 } },
    { type: 'absent' },
    { type: 'unseen' },
  ),
);
const course = fc.array(anyEvent, { maxLength: 60 });
/** A capture for a new ticket, or one that is added to an existing ticket. */
const anyCapture = (attachments: Attachment[]) =>
  fc.constantFrom(null, addTo).map((target) => makeCapture({ attachments, form: { addTo: target } }));

function* along(
  capture: Capture,
  steps: CaptureEvent[],
): Generator<{ before: Capture; event: CaptureEvent; after: Capture }> {
  let before = capture;
  for (const event of steps) {
    const after = advance(before, event);
    yield { before, event, after };
    before = after;
  }
}

describe('along any course of events', () => {
  test('nothing of the person’s is lost, and what is sent stays sent', () => {
    fc.assert(
      fc.property(anyCapture([first, second]), course, (capture, steps) => {
        for (const { before, after } of along(capture, steps)) {
          expect([after.id, after.form, after.page]).toEqual([capture.id, capture.form, capture.page]);
          expect(after.attachments.map(({ id }) => id)).toEqual([first.id, second.id]);
          if (before.stage.name === 'sent') expect(after).toBe(before);
        }
      }),
    );
  });

  test('a create is begun only with every upload known and no other create open', () => {
    fc.assert(
      fc.property(anyCapture([first, second]), course, (capture, steps) => {
        for (const { before, event, after } of along(capture, steps)) {
          if (event.type !== 'begin' || nextStep(before).do !== 'create') continue;
          expect(before.delivery.createInDoubt).toBeNull();
          expect(before.attachments.every(({ blobAuth }) => blobAuth !== null)).toBe(true);
          expect(after.delivery.createInDoubt).toMatchObject({
            sentAt: event.at,
            sentThere: event.there,
          });
        }
      }),
    );
  });

  test('a create in doubt is cleared up by a receipt, by proof of absence, by leaving it to the person, or by the person choosing another helpdesk', () => {
    fc.assert(
      fc.property(anyCapture([first]), course, (capture, steps) => {
        for (const { before, event, after } of along(capture, steps)) {
          const cleared = before.delivery.createInDoubt !== null && after.delivery.createInDoubt === null;
          if (!cleared) continue;
          const otherHelpdesk = event.type === 'queue' && event.helpdesk !== before.delivery.helpdesk;
          expect(['receive', 'absent', 'unseen'].includes(event.type) || otherHelpdesk).toBe(true);
        }
      }),
    );
  });

  test('a call in doubt is remembered with the ticket it was to add to, for as long as it is in doubt', () => {
    fc.assert(
      fc.property(anyCapture([first]), course, fc.boolean(), (capture, steps, changes) => {
        for (const { before, event, after } of along(capture, steps)) {
          const [was, is] = [before.delivery.createInDoubt, after.delivery.createInDoubt];
          if (is === null) continue;
          if (was !== null) expect(is.addTo).toEqual(was.addTo);
          // That ticket does not exist at another helpdesk.
          else if (after.delivery.helpdesk !== desk) expect(is.addTo).toBeUndefined();
          else expect(is.addTo ?? null).toEqual(capture.form.addTo);
          if (!changes || event.type !== 'begin') continue;
          const changed = advance({ ...after, form: { ...after.form, addTo: null } }, events.begin);
          expect(changed.delivery.createInDoubt?.addTo).toEqual(is.addTo);
        }
      }),
    );
  });

  test('while a create is in doubt the capture cannot be edited', () => {
    fc.assert(
      fc.property(anyCapture([]), course, (capture, steps) => {
        for (const { after } of along(capture, steps)) {
          if (after.delivery.createInDoubt !== null) expect(after.stage.name).not.toBe('draft');
        }
      }),
    );
  });

  test('a capture always has a next step, a time, a reason for the person, or is the person’s own or sent', () => {
    fc.assert(
      fc.property(anyCapture([first]), course, (capture, steps) => {
        for (const { after } of along(capture, steps)) {
          const { stage } = after;
          expect(isOnItsWay(after)).toBe(nextStep(after).do !== 'nothing');
          if (!isOnItsWay(after)) expect(['draft', 'blocked', 'sent']).toContain(stage.name);
          if (stage.name === 'blocked' || stage.name === 'waiting') expect(stage.error.code).toBeTruthy();
        }
      }),
    );
  });
});

test('bound to another helpdesk, uploads and doubts of the first are forgotten', () => {
  const uploaded = makeAttachment({ blobAuth: 'A', blobAuthId: '1-A' });
  const capture = makeCapture({
    stage: stages.blocked,
    attachments: [uploaded],
    delivery: { helpdesk: desk, failures: 3, createInDoubt: { sentAt: 1 } },
  });
  const same = advance(capture, events.queue);
  expect([same.attachments[0]?.blobAuth, same.delivery.createInDoubt]).toEqual([
    'A',
    capture.delivery.createInDoubt,
  ]);
  const other = advance(capture, { type: 'queue', at: 2, helpdesk: 'https://other.example' });
  expect(other.attachments[0]).toMatchObject({ blobAuth: null, blobAuthId: null });
  expect(other.delivery).toEqual({ helpdesk: 'https://other.example', failures: 0, createInDoubt: null });
});

test.each(Object.values(stages))(
  'a capture that is $name and annotated goes no further towards the helpdesk by being queued',
  (stage) => {
    const annotations = { shapes: [], crop: { x: 0, y: 0, width: 1, height: 1 } };
    const capture = makeCapture({ stage, attachments: [first, { ...second, annotations }] });
    expect(advance(capture, events.queue)).toBe(capture);
  },
);

test('what went wrong on the page is kept until the ticket is sent, and no longer', () => {
  const health = makeHealth([makeTrouble()]);
  const capture = makeCapture({ stage: stages.creating, health, form: { withoutHealth: [0] } });
  expect(advance(capture, events.wait)).toMatchObject({ health, form: { withoutHealth: [0] } });
  const sent = advance(capture, events.receive);
  expect(sent.stage.name).toBe('sent');
  expect([sent.health, sent.form.withoutHealth]).toEqual([undefined, undefined]);
});
