// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, it, vi } from 'vitest';
import { OptionsScreen } from '../../../../components/screens/options/options-screen.tsx';
import type { OptionsScreenProps } from '../../../../components/screens/screen-props.ts';
import { connection } from '../../../gallery/data.ts';
import { optionsProps } from '../../../gallery/props.ts';
import { doing, mountPoint } from '../mount-point.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));

const root = mountPoint();
const show = (props: Partial<OptionsScreenProps> = {}): void =>
  doing(() => render(<OptionsScreen {...optionsProps} connection={connection} {...props} />, root));
const links = () => [...root.querySelectorAll<HTMLAnchorElement>('nav a')];
const named = (name: string) =>
  [...root.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === name);
const removed = { part: 'templates', at: 0, entry: { id: 'a', name: 'Bug', text: '' } } as const;

it('Leads to each of its sections by name', () => {
  show();
  expect(links().map(({ textContent }) => textContent)).toEqual([
    'Helpdesks',
    'New tickets',
    'Privacy',
    'Templates',
    'Site rules',
    'Shortcuts',
    'About',
  ]);
  for (const link of links()) {
    const section = root.querySelector(link.getAttribute('href') ?? '');
    expect(section?.querySelector('h2')?.textContent).toBe(link.textContent);
  }
});

it('Lists the shortcuts with their keys, and leads to the page that changes them', () => {
  const onChangeShortcuts = vi.fn();
  show({ onChangeShortcuts });
  const rows = [...root.querySelectorAll('.shortcut')].map((row) => [
    row.querySelector('dt')?.textContent,
    row.querySelector('dd')?.textContent,
  ]);
  expect(rows).toContainEqual(['Create ticket from screenshot', 'Alt+Shift+U']);
  expect(rows).toContainEqual(['Create ticket from selection', 'Not set']);
  named('Change shortcuts')?.click();
  expect(onChangeShortcuts).toHaveBeenCalledOnce();
});

it('Has no section for shortcuts in a browser that has none', () => {
  show({ shortcuts: [] });
  expect(root.querySelector('#shortcuts')).toBeNull();
  expect(links().map(({ textContent }) => textContent)).not.toContain('Shortcuts');
});

it('Offers to bring a deleted template back, with the focus at Undo, and then hands the focus to the section', () => {
  const onUndoRemove = vi.fn();
  show({ removed: [removed], onUndoRemove });
  expect(root.querySelector('.undo-note')?.textContent).toBe('Bug deleted.Undo');
  expect(document.activeElement).toBe(named('Undo'));
  named('Undo')?.click();
  expect(onUndoRemove).toHaveBeenCalledWith(removed);
  show({ removed: [] });
  expect(document.activeElement?.textContent).toBe('Templates');
});

it('Offers to connect a helpdesk again, with the focus at Undo, and then hands the focus on', () => {
  const onUndoDisconnect = vi.fn();
  show({ disconnected: { host: 'desk.example', isLost: false }, onUndoDisconnect });
  expect(root.querySelector('.undo-note')?.textContent).toBe(
    'desk.example is disconnected and its key is deleted.Undo',
  );
  expect(document.activeElement).toBe(named('Undo'));
  named('Undo')?.click();
  expect(onUndoDisconnect).toHaveBeenCalledOnce();
  show({ disconnected: null });
  expect(document.activeElement?.textContent).toBe('Helpdesks');
});

it('Says that Undo of Disconnect came too late, and what to do', () => {
  show({ disconnected: { host: 'desk.example', isLost: true } });
  expect(root.querySelector('[role=alert]')?.textContent).toBe(
    'The key of desk.example is already deleted. Connect the helpdesk again with a key.',
  );
  expect(named('Undo')).toBeUndefined();
});

it('Has a card for each other helpdesk, with its own defaults and a button that makes it the active one', () => {
  const onHelpdesk = vi.fn();
  show({
    otherHelpdesks: [
      { baseUrl: 'https://a.example', host: 'a.example', defaults: ['me@a.example', 'Ana Ruiz', 'Support'] },
      { baseUrl: 'https://b.example', host: 'b.example', defaults: [] },
    ],
    onHelpdesk,
  });
  expect([...root.querySelectorAll('.other-helpdesk p')].map(({ textContent }) => textContent)).toEqual([
    'a.example',
    'me@a.example · Ana Ruiz · Support',
    'b.example',
    'New tickets start without agent and department.',
  ]);
  named('Use b.example')?.click();
  expect(onHelpdesk).toHaveBeenCalledWith('https://b.example');
});
