// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test, vi } from 'vitest';
import { BusyPageNotice } from '../../../../components/ticket/busy-page-notice.tsx';
import type { Capture } from '../../../../utils/captures/capture.ts';
import { makeCapture, makePage } from '../../make-capture.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));

function shown(more: Partial<Capture>): string {
  const root = document.createElement('div');
  void act(() => render(<BusyPageNotice capture={makeCapture(more)} onRetake={() => undefined} />, root));
  return root.textContent;
}

const busy = makePage({ isBusy: true, readable: false });

test('a draft of a busy page says what may be missing, and can be taken anew', () => {
  expect(shown({ page: busy, selection: null })).toBe(
    'The page did not answer. What you selected in it is not in this draft.Retake',
  );
});

test('a draft that was worked on is not offered to be dropped', () => {
  expect(shown({ page: busy, selection: null, touched: true })).not.toContain('Retake');
});

test('nothing is said if the selection is there, or the page answered', () => {
  expect(shown({ page: busy, selection: [{ tag: 'p', children: ['Total'] }] })).toBe('');
  expect(shown({ page: makePage({ isBusy: false }) })).toBe('');
});
