// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test, vi } from 'vitest';
import { DraftNotice } from '../../../../components/ticket/draft-notice.tsx';
import { formatTime } from '../../../../utils/format.ts';
import { nameOf } from '../mount-point.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));

const at = Date.UTC(2026, 10, 28, 12);

const nothing = (): void => undefined;
const handlers = {
  onStartOver: nothing,
  onContinueDraft: nothing,
  onJoinDraft: nothing,
  onDropDraft: nothing,
  onDismiss: nothing,
};

test.each([
  ['names the site of a draft', 'shop.example', `Draft from shop.example, ${formatTime(at)}`],
  ['says if a draft has no site', '', `Draft of a page without an address, ${formatTime(at)}`],
])('the notice %s', (_, host, sentence) => {
  const root = document.createElement('div');
  const notice = { kind: 'elsewhere', at, host } as const;
  void act(() => render(<DraftNotice {...handlers} notice={notice} />, root));
  expect(root.querySelector('p')?.textContent).toBe(sentence);
});

test.each([
  ['follow-up', { kind: 'follow-up', at, ticketId: 1041, isEmpty: true }, 'Cancel follow-up'],
  ['draft of another page', { kind: 'elsewhere', at, host: 'shop.example' }, 'Discard draft'],
] as const)('a %s can be continued, discarded and dismissed', (_, notice, discard) => {
  const root = document.createElement('div');
  const calls = { onContinueDraft: vi.fn(), onDropDraft: vi.fn(), onDismiss: vi.fn() };
  void act(() => render(<DraftNotice {...handlers} {...calls} notice={notice} />, root));
  const press = (name: string) =>
    void act(() => [...root.querySelectorAll('button')].find((one) => nameOf(one) === name)?.click());
  press('Continue draft');
  press('More about this draft');
  press(discard);
  press('Dismiss');
  expect(Object.values(calls).map((call) => call.mock.calls.length)).toEqual([1, 1, 1]);
});

test('a draft that was discarded can be brought back', () => {
  const root = document.createElement('div');
  const restore = vi.fn();
  void act(() => render(<DraftNotice {...handlers} notice={{ kind: 'discarded', at, restore }} />, root));
  expect(root.textContent).toContain('Draft discarded.');
  root.querySelector('button')?.click();
  expect(restore).toHaveBeenCalledOnce();
});
