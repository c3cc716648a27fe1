// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, it, vi } from 'vitest';
import { PopupScreen } from '../../../../components/screens/popup/popup-screen.tsx';
import { popupProps } from '../../../gallery/props.ts';
import { doing, mountPoint } from '../mount-point.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));
vi.mock('../../../../components/ticket/ticket-parts.ts', () => {
  throw new Error('gone');
});

const root = mountPoint();

it('Parts that cannot be loaded are missed in one sentence, and the form can be sent', async () => {
  const onCreate = vi.fn();
  doing(() => render(<PopupScreen {...popupProps} onCreate={onCreate} />, root));
  await vi.waitFor(() => expect(root.querySelectorAll('[role="alert"]')).toHaveLength(1), { timeout: 5000 });
  expect(root.querySelector('[role="alert"]')?.textContent).toMatch(/could not be loaded/);
  expect(root.querySelector<HTMLTextAreaElement>('textarea')?.disabled).toBe(false);
  doing(() => root.querySelector<HTMLButtonElement>('.foot .button-primary')?.click());
  expect(onCreate).toHaveBeenCalledOnce();
});
