// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, test, vi } from 'vitest';
import { OptionsScreen } from '../../../../components/screens/options/options-screen.tsx';
import { optionsProps } from '../../../gallery/props.ts';
import { doing, mountPoint } from '../mount-point.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));

const root = mountPoint();

test.each([
  { name: 'Add page health', option: 'pageHealth', isOn: true },
  { name: 'Follow sent tickets', option: 'followTickets', isOn: true },
  { name: 'Copy the link of a new ticket', option: 'copyLink', isOn: false },
])('“$name” is on at first: $isOn, and one press switches it', ({ name, option, isOn }) => {
  const onPreferences = vi.fn();
  const show = (chosen: object) => {
    const preferences = { ...optionsProps.preferences, ...chosen };
    doing(() => render(<OptionsScreen {...optionsProps} {...{ preferences, onPreferences }} />, root));
    const [label] = [...root.querySelectorAll('label')].filter(({ textContent }) => textContent === name);
    return root.querySelector<HTMLInputElement>(`[id="${label?.htmlFor}"]`);
  };
  expect(show({})?.checked).toBe(isOn);
  doing(() => show({})?.click());
  expect(onPreferences).toHaveBeenCalledWith({ [option]: !isOn });
  expect(show({ [option]: !isOn })?.checked).toBe(!isOn);
});
