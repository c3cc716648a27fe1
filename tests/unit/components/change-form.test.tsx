// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, test, vi } from 'vitest';
import { ChangeForm } from '../../../components/ticket/change-form.tsx';
import type { TicketUpdates } from '../../../components/ticket/ticket-props.ts';
import type { AppError } from '../../../utils/errors.ts';
import { err } from '../../../utils/result.ts';
import { updates } from '../../gallery/update-data.ts';
import { doing, mountPoint } from './mount-point.ts';

vi.mock('../../../utils/i18n.ts', () => import('../../gallery/fake-i18n.ts'));

const root = mountPoint();
const ticket = { helpdesk: 'https://desk.example.com', id: 1041, ref: '', subject: 'Lamp' };

/** Shows the form, chooses the first agent and saves. Returns what `onSaved` is called with. */
async function save(error: AppError): Promise<string[]> {
  const said: string[] = [];
  const failing: TicketUpdates = { ...updates, save: async () => err(error) };
  doing(() =>
    render(
      <ChangeForm ticket={ticket} updates={failing} keys={['agent']} onSaved={(words) => said.push(words)} />,
      root,
    ),
  );
  await vi.waitFor(() => expect(root.querySelector('input')).not.toBeNull());
  doing(() => root.querySelector('input')?.dispatchEvent(new Event('mousedown', { bubbles: true })));
  await vi.waitFor(() => expect(root.querySelectorAll('[role="option"]').length).toBeGreaterThan(1));
  doing(() => root.querySelectorAll<HTMLElement>('[role="option"]')[1]?.click());
  await vi.waitFor(() =>
    expect(root.querySelector<HTMLButtonElement>('[type="submit"]')?.disabled).toBe(false),
  );
  doing(() => root.querySelector('form')?.requestSubmit());
  await vi.waitFor(() => expect(said.length + root.querySelectorAll('[role="alert"]').length).toBe(1));
  return said;
}

test('a change that could not be stored stays in the form, with the reason', async () => {
  expect(await save({ code: 'storage-failed' })).toEqual([]);
  expect(root.querySelector('[role="alert"]')?.textContent).toMatch(/\w.*\./);
  expect(root.querySelector<HTMLButtonElement>('[type="submit"]')?.disabled).toBe(false);
});

test('a change that waits closes the form, since the list of changes shows it', async () => {
  expect(await save({ code: 'offline' })).toEqual(['']);
});
