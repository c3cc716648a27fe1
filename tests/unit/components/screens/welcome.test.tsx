// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, it, vi } from 'vitest';
import type { WelcomeScreenProps } from '../../../../components/screens/screen-props.ts';
import { WelcomeScreen } from '../../../../components/screens/welcome/welcome-screen.tsx';
import { newCaptureId } from '../../../../utils/captures/capture.ts';
import { connection } from '../../../gallery/data.ts';
import { welcomeProps } from '../../../gallery/props.ts';
import { doing, mountPoint } from '../mount-point.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));

const root = mountPoint();
const show = (props: Partial<WelcomeScreenProps> = {}): void =>
  doing(() => render(<WelcomeScreen {...welcomeProps} {...props} />, root));
const steps = () => [...root.querySelectorAll('li')];

it('Is a list of three steps: pin, connect, try', () => {
  show();
  expect(root.querySelectorAll('ol, ul')).toHaveLength(1);
  expect(steps().map((step) => step.querySelector('h2')?.textContent)).toEqual([
    'Pin the button',
    'Connect your helpdesk',
    'Try it',
  ]);
});

it('Says how to pin in the browser it is in', () => {
  show({ browser: 'chromium' });
  expect(steps()[0]?.textContent).toContain('then the pin');
  show({ browser: 'firefox' });
  expect(steps()[0]?.textContent).toContain('Pin to Toolbar');
});

it('Ticks a step off only once it is known to be done', () => {
  const ticks = () => steps().map((step) => step.querySelector('[role=status]')?.textContent);
  show({ pinned: null });
  expect(ticks()).toEqual(['', '', '']);
  show({ pinned: false });
  expect(ticks()).toEqual(['', '', '']);
  show({ pinned: true, connection });
  expect(ticks()).toEqual([
    'The button is in the toolbar',
    'Connected as Mara Lindqvist (Northwind Support)',
    '',
  ]);
});

it('Connects with the options’ own form, and leads back to the draft', () => {
  const draft = newCaptureId();
  show({ draft });
  expect(root.querySelectorAll('.connect-form input')).toHaveLength(2);
  show({ draft, connection });
  expect(root.querySelector('.connect-form')).toBeNull();
  expect(root.querySelector<HTMLAnchorElement>('.connection-draft')?.textContent).toBe('Back to your draft');
});

it('Has the focus in the address field, unless a control has it already', () => {
  doing(() => render(null, root));
  show();
  expect(document.activeElement?.getAttribute('placeholder')).toBe('desk.example.com');
  doing(() => render(null, root));
  const field = document.body.appendChild(document.createElement('input'));
  field.focus();
  show();
  expect(document.activeElement).toBe(field);
  field.remove();
});

it('Has one primary button, which is the next thing to do', () => {
  const primaries = () => [...root.querySelectorAll('.button-primary')].map(({ textContent }) => textContent);
  show();
  expect(primaries()).toEqual(['Check address']);
  show({ connection });
  expect(primaries()).toEqual(['Open the sample page']);
});
