import { expect, test } from 'vitest';
import type { AppError } from '../../../utils/errors.ts';
import { problemFor } from '../../../utils/ticket-screen/problem-for.ts';
import { makeAttachment, makeCapture, noon } from '../make-capture.ts';

const offline: AppError = { code: 'offline' };
const blocked = makeCapture({ stage: { name: 'blocked', at: noon, error: offline } });
const none = {
  phase: { name: 'editing' },
  asked: null,
  screenshot: null,
  opening: null,
  row: null,
  capture: makeCapture(),
  isEditor: false,
} as const;

test('a form without trouble shows no problem', () => {
  expect(problemFor(none)).toBeNull();
});

test('of several problems the newest is shown: asked for, screenshot, opening, row, delivery', () => {
  const all = {
    ...none,
    asked: { code: 'not-connected' },
    screenshot: { code: 'tab-changed' },
    opening: { code: 'capture-missing' },
    row: { code: 'storage-failed' },
    capture: blocked,
  } as const;
  const shown = [
    problemFor(all),
    problemFor({ ...all, asked: null }),
    problemFor({ ...all, asked: null, screenshot: null }),
    problemFor({ ...all, asked: null, screenshot: null, opening: null }),
    problemFor({ ...all, asked: null, screenshot: null, opening: null, row: null }),
  ];
  expect(shown).toEqual([all.asked, all.screenshot, all.opening, all.row, offline]);
});

test('a ticket that is being sent, waits or is sent shows no problem of the form', () => {
  const asked: AppError = { code: 'not-connected' };
  expect(problemFor({ ...none, asked, phase: { name: 'sending' } })).toBeNull();
  expect(problemFor({ ...none, asked, phase: { name: 'parked', error: offline, retryAt: noon } })).toBeNull();
});

test('a picture that does not show everything is named in both screens, an unchecked picture in the editor alone', () => {
  const stopped = makeCapture({ attachments: [makeAttachment({ stopped: 'tab-changed' })] });
  const unchecked = makeCapture({ attachments: [makeAttachment({ unchecked: 'unreadable' })] });
  const problem = { code: 'screenshot-stopped', reason: 'tab-changed', kept: true };
  expect(problemFor({ ...none, capture: stopped })).toEqual(problem);
  expect(problemFor({ ...none, capture: stopped, isEditor: true })).toEqual(problem);
  expect(problemFor({ ...none, capture: unchecked })).toBeNull();
  expect(problemFor({ ...none, capture: unchecked, isEditor: true })).toEqual({ code: 'unchecked' });
});

test('a screen without a capture says why', () => {
  const opening: AppError = { code: 'capture-missing' };
  expect(problemFor({ ...none, capture: null, opening })).toEqual(opening);
});
