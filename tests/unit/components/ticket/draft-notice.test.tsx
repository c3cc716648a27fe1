// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test, vi } from 'vitest';
import { DraftNotice } from '../../../../components/ticket/draft-notice.tsx';
import { formatTime } from '../../../../utils/format.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));

const at = Date.UTC(2026, 10, 28, 12);

test.each([
  [
    'names the site of a draft',
    'shop.example',
    `You have an unsent draft from shop.example (${formatTime(at)}).`,
  ],
  [
    'says if a draft has no site',
    '',
    `You have an unsent draft of a page without an address (${formatTime(at)}).`,
  ],
])('the notice %s', (_, host, sentence) => {
  const root = document.createElement('div');
  const nothing = (): void => undefined;
  const notice = { kind: 'elsewhere', at, host } as const;
  void act(() =>
    render(
      <DraftNotice
        {...{
          notice,
          onStartOver: nothing,
          onContinueDraft: nothing,
          onJoinDraft: nothing,
          onDropDraft: nothing,
        }}
      />,
      root,
    ),
  );
  expect(root.querySelector('p')?.textContent).toBe(sentence);
});

test.each([
  ['can be cancelled as long as nothing stands in it', true],
  ['is only continued once something stands in it', false],
])('a follow-up %s', (_, isEmpty) => {
  const root = document.createElement('div');
  const drop = vi.fn();
  const nothing = (): void => undefined;
  const notice = { kind: 'follow-up', at, ticketId: 1041, isEmpty } as const;
  const props = { notice, onStartOver: nothing, onContinueDraft: nothing, onJoinDraft: nothing };
  void act(() => render(<DraftNotice {...props} onDropDraft={drop} />, root));
  expect(root.querySelector('p')?.textContent).toBe(
    `Your follow-up to #1041 is not sent yet (${formatTime(at)}).`,
  );
  const buttons = [...root.querySelectorAll('button')];
  const names = ['Add this screenshot to it', isEmpty ? 'Cancel follow-up' : 'Continue draft'];
  expect(buttons.map(({ textContent }) => textContent)).toEqual(names);
  buttons[1]?.click();
  expect(drop).toHaveBeenCalledTimes(isEmpty ? 1 : 0);
});
