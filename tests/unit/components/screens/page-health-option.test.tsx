// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, test, vi } from 'vitest';
import { OptionsScreen } from '../../../../components/screens/options/options-screen.tsx';
import { optionsProps } from '../../../gallery/props.ts';
import { doing, mountPoint } from '../mount-point.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));

const root = mountPoint();

test('page health is on unless it was switched off, and one press switches it', () => {
  const onPreferences = vi.fn();
  const show = (pageHealth?: boolean) => {
    const preferences = { ...optionsProps.preferences, ...(pageHealth !== undefined && { pageHealth }) };
    const props = { ...optionsProps, preferences, onPreferences };
    doing(() => render(<OptionsScreen {...props} />, root));
    const [label] = [...root.querySelectorAll('label')].filter(
      ({ textContent }) => textContent === 'Add page health',
    );
    return root.querySelector<HTMLInputElement>(`[id="${label?.htmlFor}"]`);
  };
  expect(show()?.checked).toBe(true);
  doing(() => show()?.click());
  expect(onPreferences).toHaveBeenCalledWith({ pageHealth: false });
  expect(show(false)?.checked).toBe(false);
});
