// @vitest-environment happy-dom
import { render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { PopupScreen } from '../../../../components/screens/popup/popup-screen.tsx';
import type { TicketsScreenProps } from '../../../../components/screens/tickets/tickets-props.ts';
import { TicketsScreen } from '../../../../components/screens/tickets/tickets-screen.tsx';
import { popupProps } from '../../../gallery/props.ts';
import { knownStatuses, noStatuses } from '../../../gallery/status-data.ts';
import { ticketsProps, waitingTickets } from '../../../gallery/ticket-stories.tsx';
import { doing, mountPoint } from '../mount-point.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));

const root = mountPoint();

const show = (props: Partial<TicketsScreenProps> = {}): void =>
  doing(() => render(<TicketsScreen {...ticketsProps} {...props} />, root));

function listNamed(name: string): HTMLElement {
  const heading = [...root.querySelectorAll('h2')].find(({ textContent }) => textContent === name);
  const list = root.querySelector<HTMLElement>(`ul[aria-labelledby="${heading?.id}"]`);
  if (list === null) throw new Error(`No list ${name}`);
  return list;
}
function button(name: string, row: number): HTMLButtonElement {
  const item = listNamed('Waiting').querySelectorAll('li')[row];
  const found = [...(item?.querySelectorAll('button') ?? [])].filter(
    ({ textContent }) => textContent === name,
  );
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw new Error(`${found.length} buttons ${name} in row ${row}`);
  return only;
}
const description = (element: HTMLElement): string =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => root.querySelector(`[id="${id}"]`)?.textContent ?? '')
    .join(' ');
const press = (element: HTMLElement): void => doing(() => element.click());

describe('The tickets page', () => {
  it('Has both lists, each row with its buttons, told apart by the subject they are described with', () => {
    show();
    expect(listNamed('Waiting').querySelectorAll('li')).toHaveLength(waitingTickets.length);
    expect(listNamed('Sent').querySelector('a')?.textContent).toBe('#4127 Voucher field too short');
    for (const name of ['Try again', 'Edit', 'Discard', 'Save to file']) {
      expect(description(button(name, 0))).toContain('Basket total shows “NaN” after a voucher');
    }
    expect(root.querySelector('input[type=search]')?.closest('div')?.textContent).toBe('Search');
  });

  it('Leaves a ticket to the person if nobody else can look for it: it can be tried again, edited and discarded', () => {
    const error = { code: 'outcome-unseen', host: 'desk.example' } as const;
    const [first, ...others] = waitingTickets;
    if (first === undefined) throw new Error('No ticket');
    const unseen = { ...first, stage: { name: 'blocked', at: 1, error } } as const;
    show({ waiting: { rows: [unseen, ...others], total: waitingTickets.length } });
    const row = listNamed('Waiting').querySelector('li');
    expect(row?.querySelector('.ticket-state')?.textContent).toBe(
      'The reply from desk.example was lost, and this key may not look for the ticket. Look there first: it may have been created already. What you wrote is kept. Choose “Try again” to send it.',
    );
    for (const name of ['Try again', 'Edit', 'Discard'])
      expect(button(name, 0).getAttribute('aria-disabled')).toBeNull();
  });

  it('Leaves what is being sent alone, and says why at the buttons', () => {
    const onDiscard = vi.fn();
    const onEdit = vi.fn();
    show({ onDiscard, onEdit });
    for (const [row, reason] of [
      [3, 'once this is over'],
      [5, 'may already be a ticket'],
    ] as const) {
      for (const name of ['Edit', 'Discard']) {
        expect(button(name, row).getAttribute('aria-disabled')).toBe('true');
        expect(description(button(name, row))).toContain(reason);
        press(button(name, row));
      }
    }
    expect(onDiscard).not.toHaveBeenCalled();
    expect(onEdit).not.toHaveBeenCalled();
    press(button('Discard', 4));
    expect(onDiscard).toHaveBeenCalledWith(waitingTickets[4]?.id);
  });

  it('Sends what was made for another helpdesk only when told to, by name', () => {
    const onAction = vi.fn();
    show({ onAction });
    press(button('Send to desk.northwind.example', 2));
    expect(onAction).toHaveBeenCalledWith('rebind', waitingTickets[2]);
  });

  it('Draws a page of a long list and offers the rest', () => {
    const onMore = vi.fn();
    show({ onMore, waiting: { rows: waitingTickets, total: 300 } });
    const more = [...root.querySelectorAll('button')].filter(
      ({ textContent }) => textContent === 'Show more',
    );
    expect(more).toHaveLength(1);
    for (const one of more) press(one);
    expect(onMore).toHaveBeenCalledWith('waiting');
    expect(root.textContent).toContain('7 of 300');
  });

  it('Says how many stored entries cannot be read, and saves them', () => {
    const onSaveUnreadable = vi.fn();
    show();
    expect(root.querySelector('.notice')).toBeNull();
    show({ unreadable: 2, onSaveUnreadable });
    const [save] = root.querySelectorAll<HTMLElement>('.notice button');
    if (save === undefined) throw new Error('No button');
    expect(`${description(save)} · ${save.textContent}`).toBe(
      '2 entries from another version cannot be read · Save to file',
    );
    press(save);
    expect(onSaveUnreadable).toHaveBeenCalledOnce();
    show({ unreadable: 1 });
    expect(root.textContent).toContain('1 entry from another version cannot be read');
  });

  it('Says what would be there, or that nothing matches', () => {
    const none = { rows: [], total: 0 };
    show({ waiting: none, sent: none });
    expect(root.textContent).toContain('Nothing is waiting.');
    show({ waiting: none, sent: none, query: ' tent ' });
    expect(root.textContent).toContain('Nothing matches “tent”.');
  });
});

describe('The keyboard’s place', () => {
  const ids = waitingTickets.map(({ id }) => id);
  const without = (index: number) => {
    const rows = waitingTickets.filter((_, one) => one !== index);
    return { rows, total: rows.length };
  };

  it('Is at Undo after Discard, and in the row that follows once the ticket is gone', () => {
    show();
    doing(() => button('Discard', 4).focus());
    show({ discarded: new Set(ids.slice(4, 5)) });
    expect(document.activeElement?.textContent).toBe('Undo');
    expect(description(document.activeElement as HTMLElement)).toMatch(/^Discarded\. Search finds no tents$/);
    show({ waiting: without(4) });
    expect(listNamed('Waiting').querySelectorAll('li')[4]?.contains(document.activeElement)).toBe(true);
  });

  it('Stays at its control when the list is sorted anew', () => {
    show();
    const focused = button('Save to file', 0);
    doing(() => focused.focus());
    show({ waiting: { rows: [...waitingTickets].reverse(), total: 7 } });
    expect(document.activeElement).toBe(focused);
  });

  it('Goes to the heading when the list is empty', () => {
    show();
    doing(() => button('Discard', 0).focus());
    show({ waiting: { rows: [], total: 0 } });
    expect(document.activeElement?.textContent).toBe('Waiting');
  });

  it('Is nobody’s when a click has taken it away', () => {
    show();
    doing(() => button('Discard', 0).focus());
    doing(() => {
      document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
      button('Discard', 0).blur();
    });
    show({ waiting: without(0) });
    expect(document.activeElement).toBe(document.body);
  });
});

describe('A ticket on its way', () => {
  it('Stands in the form’s place, with its reason as a status and three ways on', async () => {
    const onAction = vi.fn();
    const onStartOver = vi.fn();
    const phase = { name: 'parked', error: { code: 'offline' }, retryAt: 1 } as const;
    doing(() => render(<PopupScreen {...popupProps} {...{ phase, onAction, onStartOver }} />, root));
    await expect
      .poll(() => root.querySelector('[role=status]')?.textContent)
      .toBe('You are offline. The ticket goes out when you are back.');
    expect(root.querySelector('[name=subject]')).toBeNull();
    for (const one of root.querySelectorAll('button')) press(one);
    expect(onAction.mock.calls).toEqual([['retry'], ['open-tickets']]);
    expect(onStartOver).toHaveBeenCalledOnce();
  });
});

describe('What became of sent tickets', () => {
  const row = (at: number): HTMLElement => {
    const item = listNamed('Sent').querySelectorAll('li')[at];
    if (item === undefined) throw new Error(`No row ${at}`);
    return item;
  };

  it('Stands at each ticket: status, agent and date of the last reply', () => {
    show({ statuses: knownStatuses });
    expect(row(0).querySelector('.ticket-outcome')?.textContent).toMatch(/^ResolvedDana ReyesLast reply .+/);
    expect(row(1).querySelector('.ticket-outcome')?.textContent).toMatch(
      /^New replyWaiting for the requesterDana ReyesLast reply .+Show reply$/,
    );
    expect(row(2).querySelector('.ticket-outcome')?.textContent).toBe('Waiting for an agent');
    expect(row(3).querySelector('.ticket-outcome')?.textContent).toBe('No longer at the helpdesk');
    expect(row(4).querySelector('.ticket-outcome')?.textContent).toBe('On holdMara Lindqvist');
  });

  it('Is counted beside the heading', () => {
    show({ statuses: knownStatuses });
    expect(root.querySelector('.tickets-news')?.textContent).toBe('1 resolved, 1 new reply');
    const news = new Map(Array.from({ length: 3 }, (_, at) => [`k${at}`, 'reply'] as const));
    show({ statuses: { ...knownStatuses, news } });
    expect(root.querySelector('.tickets-news')?.textContent).toBe('3 new replies');
    show();
    expect(root.querySelector('.tickets-news')).toBeNull();
  });

  it('Shows a reply when it is asked for, and says why if it cannot be read', async () => {
    const onReadReply = vi
      .fn<typeof knownStatuses.onReadReply>()
      .mockResolvedValueOnce({ ok: true, value: 'It is mended.' })
      .mockResolvedValueOnce({ ok: true, value: null })
      .mockResolvedValueOnce({ ok: false, error: { code: 'offline' } });
    show({ statuses: { ...knownStatuses, onReadReply } });
    const toggle = () => {
      const found = [...row(1).querySelectorAll('button')].find((one) =>
        /reply$/.test(one.textContent ?? ''),
      );
      if (found === undefined) throw new Error('No button');
      return found;
    };
    expect(description(toggle())).toContain('#4126');
    expect(onReadReply).not.toHaveBeenCalled();
    for (const words of [
      'It is mended.',
      'The reply has no text. Open the ticket to see it.',
      'You are offline',
    ]) {
      press(toggle());
      await vi.waitFor(() => expect(row(1).querySelector('.ticket-reply')?.textContent).toContain(words));
      expect(toggle().textContent).toBe('Hide reply');
      press(toggle());
      expect(row(1).querySelector('.ticket-reply')).toBeNull();
    }
  });

  it('Is said to be unknown if the key may not read tickets', () => {
    show({ statuses: { ...noStatuses, refusedBy: ['desk.example.com'] } });
    expect(root.querySelector('.tickets-remark')?.textContent).toBe(
      'The key of desk.example.com may not read tickets, so what became of yours is not shown. An admin can allow it.',
    );
  });

  it('Stands in the popup’s foot and in the name of the button that leads to the page', () => {
    const words = '#4127 · Resolved · Dana Reyes · Last reply 10:42';
    doing(() => render(<PopupScreen {...popupProps} sentNews={{ count: 2, words }} />, root));
    expect(root.querySelector('.foot-news')?.textContent).toBe(words);
    expect(root.querySelector('button[aria-label="Tickets, 2 with news"]')).not.toBeNull();
  });
});
