import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Receipt, Stage } from '../../../utils/captures/capture.ts';
import { nextStage, type StageEvent } from '../../../utils/captures/stages.ts';
import { noon } from '../make-capture.ts';

const error = { code: 'offline' } as const;
const receipt: Receipt = {
  ticketId: 12,
  ref: 'SDST-2026XON927',
  url: 'https://desk.example.com/app#/t/ticket/12',
  sentAt: noon,
};

const stages: Record<Stage['name'], Stage> = {
  draft: { name: 'draft' },
  queued: { name: 'queued', at: 1 },
  uploading: { name: 'uploading', at: 1 },
  creating: { name: 'creating', at: 1 },
  blocked: { name: 'blocked', at: 1, error },
  sent: { name: 'sent', receipt },
};
const events: Record<StageEvent['type'], StageEvent> = {
  queue: { type: 'queue', at: 2 },
  upload: { type: 'upload', at: 2 },
  create: { type: 'create', at: 2 },
  block: { type: 'block', at: 2, error },
  receive: { type: 'receive', receipt },
  edit: { type: 'edit' },
};

/** What each event makes of each stage; a dash is an event that does not apply. */
const table: [stage: Stage['name'], ...next: (Stage['name'] | '–')[]][] = [
  // …………… queue     upload       create      block      receive  edit
  ['draft', 'queued', '–', '–', '–', '–', '–'],
  ['queued', '–', 'uploading', 'creating', 'blocked', '–', '–'],
  ['uploading', '–', 'uploading', 'creating', 'blocked', '–', '–'],
  ['creating', '–', '–', '–', 'blocked', 'sent', '–'],
  ['blocked', 'queued', '–', '–', 'blocked', '–', 'draft'],
  ['sent', '–', '–', '–', '–', '–', '–'],
];
const cells = table.flatMap(([stage, ...next]) =>
  Object.values(events).map((event, column) => ({ stage, event: event.type, next: next[column] ?? '–' })),
);

test.each(cells)('$stage, on $event: $next', ({ stage, event, next }) => {
  expect(nextStage(stages[stage], events[event])?.name ?? '–').toBe(next);
});

const event = fc.constantFrom(...Object.values(events));

describe('along any course of events', () => {
  test('every event is answered in every stage, and what is sent stays sent', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (course) => {
        let stage: Stage = { name: 'draft' };
        for (const one of course) {
          const next = nextStage(stage, one);
          if (stage.name === 'sent') expect(next).toBeNull();
          stage = next ?? stage;
        }
      }),
    );
  });

  test('nothing is sent that was not queued and created before', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (course) => {
        const path: Stage['name'][] = ['draft'];
        let stage: Stage = { name: 'draft' };
        for (const one of course) {
          stage = nextStage(stage, one) ?? stage;
          path.push(stage.name);
        }
        const sent = path.indexOf('sent');
        if (sent !== -1) {
          expect(path[sent - 1]).toBe('creating');
          expect(path.slice(0, sent)).toContain('queued');
        }
      }),
    );
  });
});

test('a stage says when it was reached, why it is blocked and what the helpdesk answered', () => {
  expect(nextStage(stages.draft, events.queue)).toEqual({ name: 'queued', at: 2 });
  expect(nextStage(stages.uploading, events.block)).toEqual({ name: 'blocked', at: 2, error });
  expect(nextStage(stages.creating, events.receive)).toEqual({ name: 'sent', receipt });
});
