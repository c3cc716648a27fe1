// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { memo } from '../../../../components/kit/memo.ts';

interface NameProps {
  name: string;
  hint?: string | undefined;
  onPress: ((how: string) => void) | null;
}

const root = document.createElement('div');
const drawn = vi.fn();
const Name = memo(function Name({ name, hint, onPress }: NameProps) {
  drawn();
  return (
    <button type="button" disabled={onPress === null} onClick={() => onPress?.(name)}>
      {name} {hint}
    </button>
  );
});

const Choice = memo(function Choice({ on, onPress }: { on: boolean; onPress(): void }) {
  return <input type="checkbox" checked={on} onClick={onPress} />;
});

const show = (props: NameProps) => act(() => render(<Name {...props} />, root));
const press = () => root.querySelector('button')?.click();

afterEach(() => {
  render(null, root);
  drawn.mockClear();
});

test('nothing is drawn anew where only a function is another one, and the latest is called', async () => {
  const [first, second] = [vi.fn(), vi.fn()];
  await show({ name: 'a', onPress: first });
  await show({ name: 'a', onPress: second });
  press();
  expect(drawn).toHaveBeenCalledTimes(1);
  expect(first).not.toHaveBeenCalled();
  expect(second.mock.calls).toEqual([['a']]);
});

test('what changes is drawn, as are functions and properties that come and go', async () => {
  const pressed = vi.fn();
  await show({ name: 'a', onPress: null });
  await show({ name: 'a', onPress: pressed });
  press();
  expect(pressed).toHaveBeenCalledTimes(1);
  await show({ name: 'b', onPress: pressed });
  await show({ name: 'b', onPress: pressed, hint: 'here' });
  expect(root.textContent).toBe('b here');
  await show({ name: 'b', onPress: pressed });
  expect(root.textContent).toBe('b ');
  expect(drawn).toHaveBeenCalledTimes(5);
});

test('what was pressed shows how it stands at the next drawing, also where that is as before', async () => {
  const draw = () => act(() => render(<Choice on={false} onPress={() => undefined} />, root));
  await draw();
  const box = root.querySelector('input') as HTMLInputElement;
  box.click();
  expect(box.checked).toBe(true);
  await draw();
  expect(box.checked).toBe(false);
});
