// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeAll, expect, it, vi } from 'vitest';
import { PopupScreen } from '../../../../components/screens/popup/popup-screen.tsx';
import type { PopupScreenProps } from '../../../../components/screens/screen-props.ts';
import { loadTicketParts } from '../../../../components/ticket/later-parts.tsx';
import { capture, connection } from '../../../gallery/data.ts';
import { popupProps } from '../../../gallery/props.ts';
import { mountPoint, nameOf } from '../mount-point.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));

const ticket = { id: 12, ref: 'SDST-12', subject: 'Theirs', status: 'awaiting_agent' };
const addTo = { id: 12, ref: 'SDST-12', subject: 'Theirs', helpdesk: connection.baseUrl, isReply: false };
const added = { ...capture, form: { ...capture.form, addTo } };

const root = mountPoint();
beforeAll(loadTicketParts);
const show = (props: Partial<PopupScreenProps>) =>
  act(() => render(<PopupScreen {...popupProps} {...props} />, root));
const buttons = () => [...root.querySelectorAll('button')];
const button = (name: string) => {
  const found = buttons().find((one) => nameOf(one) === name);
  if (found === undefined) throw new Error(`No button ${name}`);
  return found;
};
const press = (name: string) => act(() => button(name).click());
const strike = (key: string) =>
  act(() => {
    field('existingTicket')?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  });
const field = (name: string) => root.querySelector<HTMLInputElement>(`[name="${name}"]`);

it('Searches when it is wanted, and an option chosen there is what is added to, as a note', async () => {
  const onForm = vi.fn();
  const findTickets = vi.fn(async () => [ticket]);
  await show({ onForm, findTickets });
  expect(findTickets).not.toHaveBeenCalled();
  await press('More ways to send');
  await press('Add to an existing ticket');
  await expect.poll(() => findTickets.mock.calls).toEqual([['']]);
  expect(document.activeElement).toBe(field('existingTicket'));
  await vi.waitFor(() => expect(root.querySelector('[role=option]')?.textContent).toContain('#12 Theirs'));
  await strike('ArrowDown');
  await strike('Enter');
  expect(onForm).toHaveBeenCalledExactlyOnceWith({ addTo });
});

it('Leaves only what is added in the form, and says so on its button', async () => {
  await show({ capture: added });
  expect(['subject', 'requester', 'agentId', 'departmentId'].map(field)).toEqual([null, null, null, null]);
  expect(field('message')).not.toBeNull();
  await vi.waitFor(() => expect(root.textContent).toContain('#12 Theirs'));
  expect(button('Add to ticket').disabled).toBe(false);
});

it('Is a note until it is said to be a reply, and can be a ticket of its own again', async () => {
  const onForm = vi.fn();
  await show({ capture: added, onForm });
  await vi.waitFor(() => expect(root.querySelector('[name="addAs"]')).not.toBeNull());
  const [note, reply] = root.querySelectorAll<HTMLInputElement>('[name="addAs"]');
  expect([note?.checked, reply?.checked]).toEqual([true, false]);
  await act(() => reply?.click());
  await press('Create a new ticket instead');
  expect(onForm.mock.calls).toEqual([[{ addTo: { ...addTo, isReply: true } }], [{ addTo: null }]]);
});

it('Is a new ticket where the one to add to is another helpdesk’s', async () => {
  const elsewhere = { ...added.form, addTo: { ...addTo, helpdesk: 'https://other.example' } };
  await show({ capture: { ...capture, form: elsewhere } });
  expect(button('Create ticket').disabled).toBe(false);
  expect(field('subject')).not.toBeNull();
});

it('Shows tickets like this one beside a form that can be sent, and adds to the one that is pressed', async () => {
  const onForm = vi.fn();
  const onHideAlike = vi.fn();
  await show({ alike: [ticket], onForm, onHideAlike });
  expect(root.querySelector('.alike span.visually-hidden[role=status]')?.textContent).toBe(
    'Already reported?',
  );
  expect(root.textContent).toContain('#12 Theirs');
  expect(button('Create ticket').disabled).toBe(false);
  await press('Add to this ticket');
  expect(onForm).toHaveBeenCalledWith({ addTo });
  await press('Not the same');
  expect(onHideAlike).toHaveBeenCalledOnce();
});

it('Says of what was added where it is, by that ticket’s subject', async () => {
  const receipt = { ticketId: 12, ref: 'SDST-12', url: 'https://x.example', sentAt: 1, added: true } as const;
  await show({ capture: added, phase: { name: 'sent', receipt } });
  await expect.poll(() => root.querySelector('[role=status]')?.textContent).toBe('Added to ticket #12');
  expect(root.querySelector('.receipt-subject')?.textContent).toBe('Theirs');
});
