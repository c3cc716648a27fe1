// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, it, vi } from 'vitest';
import { PopupScreen } from '../../../../components/screens/popup/popup-screen.tsx';
import { popupProps } from '../../../gallery/props.ts';
import { doing, mountPoint } from '../mount-point.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));
const arrival = vi.hoisted(() => Promise.withResolvers<void>());
vi.mock('../../../../components/ticket/ticket-parts.ts', async (original) => {
  await arrival.promise;
  return original();
});

const root = mountPoint();
const shape = () =>
  [...root.querySelectorAll('input, textarea, .button-primary')].map((each) => each.getAttribute('name'));

it('The form is usable before its other parts arrive, and keeps text and focus when they do', async () => {
  const onForm = vi.fn();
  const onCreate = vi.fn();
  doing(() => render(<PopupScreen {...popupProps} onForm={onForm} onCreate={onCreate} />, root));
  const before = shape();
  expect(before).toEqual(expect.arrayContaining(['subject', 'requester', 'message']));
  expect([...root.querySelectorAll('.details-waiting, .chips')].map((each) => each.className)).toEqual([
    'details details-waiting',
  ]);
  const message = root.querySelector('textarea');
  const type = (text: string): void =>
    doing(() => {
      if (message === null) return;
      message.focus();
      message.value = text;
      message.dispatchEvent(new Event('input', { bubbles: true }));
    });
  type('It bro');
  expect(onForm).toHaveBeenLastCalledWith({ message: 'It bro' });
  doing(() => root.querySelector<HTMLButtonElement>('.foot .button-primary')?.click());
  expect(onCreate).toHaveBeenCalledOnce();

  arrival.resolve();
  await vi.waitFor(() => expect(root.querySelector('.details-waiting')).toBeNull(), { timeout: 5000 });
  expect(root.querySelectorAll('.chip')).not.toHaveLength(0);
  expect([root.querySelector('textarea') === message, document.activeElement === message]).toEqual([
    true,
    true,
  ]);
  expect(message?.value).toBe('It bro');
  expect(shape()).toEqual(before);
});
