// @vitest-environment happy-dom
import { render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import type { TicketsScreenProps } from '../../../../components/screens/tickets/tickets-props.ts';
import { TicketsScreen } from '../../../../components/screens/tickets/tickets-screen.tsx';
import type { Capture } from '../../../../utils/captures/capture.ts';
import { ticketsProps, waitingTickets } from '../../../gallery/ticket-stories.tsx';
import { doing, mountPoint } from '../mount-point.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));

const root = mountPoint();
const show = (props: Partial<TicketsScreenProps> = {}): void =>
  doing(() => render(<TicketsScreen {...ticketsProps} {...props} />, root));
const press = (element: HTMLElement): void => doing(() => element.click());

function listNamed(name: string): HTMLElement {
  const heading = [...root.querySelectorAll('h2')].find(({ textContent }) => textContent === name);
  const list = root.querySelector<HTMLElement>(`ul[aria-labelledby="${heading?.id}"]`);
  if (list === null) throw new Error(`No list ${name}`);
  return list;
}

describe('The list of what is not sent', () => {
  it('Is in groups: what needs the person, what is being sent, and drafts', () => {
    show();
    const rows = [...listNamed('Waiting').querySelectorAll('li')];
    const groups = rows.map((row) => row.querySelector('h3')?.textContent ?? '');
    expect(groups).toEqual(['Needs you', '', '', 'Sending', '', '', '']);
    const draft = { ...waitingTickets[0], stage: { name: 'draft' } } as Capture;
    show({ waiting: { rows: [...waitingTickets, draft], total: 8 } });
    expect([...listNamed('Waiting').querySelectorAll('h3')].map(({ textContent }) => textContent)).toEqual([
      'Needs you',
      'Sending',
      'Drafts',
    ]);
  });

  it('Shows in each row the one action that helps on in words, and the others as icons with names', () => {
    const draft = { ...waitingTickets[0], stage: { name: 'draft' } } as Capture;
    show({ waiting: { rows: [...waitingTickets, draft], total: 8 } });
    const rows = [...listNamed('Waiting').querySelectorAll('li')];
    const inWords = rows.map((row) =>
      [...row.querySelectorAll('.button')].map(({ textContent }) => textContent),
    );
    expect(inWords).toEqual([
      ['Edit'],
      ['Open options'],
      ['Send to desk.northwind.example'],
      [],
      ['Try again'],
      ['Try again'],
      ['Try again'],
      ['Edit'],
    ]);
    for (const icon of listNamed('Waiting').querySelectorAll('.icon-button'))
      expect(icon.getAttribute('title')).toBe(icon.textContent);
  });

  it('Sends all again with one press, if more than one is kept back and none is being tried', () => {
    const onRetryAll = vi.fn();
    const all = () =>
      [...root.querySelectorAll('button')].find(({ textContent }) => textContent === 'Try all again');
    show({ onRetryAll, waiting: { rows: waitingTickets.slice(0, 1), total: 1 } });
    expect(all()).toBeUndefined();
    show({ onRetryAll });
    press(all() as HTMLElement);
    expect(onRetryAll).toHaveBeenCalledOnce();
    show({ onRetryAll, trying: new Set(waitingTickets.slice(0, 1).map(({ id }) => id)) });
    press(all() as HTMLElement);
    expect(onRetryAll).toHaveBeenCalledOnce();
  });
});
