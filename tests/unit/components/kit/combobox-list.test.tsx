// @vitest-environment happy-dom
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { expect, it, vi } from 'vitest';
import { ChoiceField } from '../../../../components/kit/choice-field.tsx';
import { doing, mountPoint } from '../mount-point.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));
const arrival = vi.hoisted(() => Promise.withResolvers<void>());
vi.mock('../../../../components/kit/combobox-list.tsx', async (original) => {
  await arrival.promise;
  return original();
});

const root = mountPoint();
const options = [
  { key: '1', name: 'Ana' },
  { key: '2', name: 'Björn' },
];

function Agent({ onChange }: { onChange(key: number | null): void }) {
  const [value, setValue] = useState<number | null>(null);
  const choose = (next: number | null): void => {
    setValue(next);
    onChange(next);
  };
  return (
    <ChoiceField
      label="Agent"
      name="agentId"
      options={options}
      firstChoice="Nobody"
      value={value}
      emptyText="None"
      onChange={choose}
    />
  );
}

it('Takes keys before the code of its list arrives, and then shows the list for what is typed', async () => {
  const onChange = vi.fn();
  doing(() => render(<Agent onChange={onChange} />, root));
  const field = root.querySelector('input');
  const type = (text: string): void =>
    doing(() => {
      if (field === null) return;
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  doing(() => field?.focus());
  type('bj');
  expect(root.querySelector('[role="option"]')).toBeNull();
  doing(() => field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })));
  expect(onChange).toHaveBeenLastCalledWith(2);
  type('an');
  arrival.resolve();
  await vi.waitFor(() =>
    expect([...root.querySelectorAll('[role="option"]')].map(({ textContent }) => textContent)).toEqual([
      'Ana',
    ]),
  );
  expect([field?.value, document.activeElement === field]).toEqual(['an', true]);
});
