// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { loadLater } from '../../../../components/kit/load-later.tsx';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('div');
});
afterEach(() => {
  void act(() => render(null, root));
});

const Words = ({ words }: { words: string }) => <p>{words}</p>;

it('Loads the code when it is first shown, and shows nothing before', async () => {
  const find = vi.fn(async () => Words);
  const Later = loadLater(find);
  expect(find).not.toHaveBeenCalled();
  void act(() => render(<Later words="Here" />, root));
  expect(root.innerHTML).toBe('');
  await vi.waitFor(() => expect(root.innerHTML).toBe('<p>Here</p>'));
  void act(() => render(<Later words="Still here" />, root));
  expect(root.innerHTML).toBe('<p>Still here</p>');
  expect(find).toHaveBeenCalledOnce();
});

it('Is shown at once if its code was loaded before', async () => {
  const Later = loadLater(async () => Words);
  await Later.load();
  void act(() => render(<Later words="Here" />, root));
  expect(root.innerHTML).toBe('<p>Here</p>');
});

it('Is shown if its code arrives between its first rendering and its effects', async () => {
  const Later = loadLater(async () => Words);
  // Without `act`, effects wait for the next frame.
  render(<Later words="Here" />, root);
  expect(root.innerHTML).toBe('');
  await Later.load();
  await vi.waitFor(() => expect(root.innerHTML).toBe('<p>Here</p>'));
});

it('Shows what it is given until its code arrives, so that nothing moves then', async () => {
  const Later = loadLater(async () => Words, { waiting: <hr /> });
  void act(() => render(<Later words="Here" />, root));
  expect(root.innerHTML).toBe('<hr>');
  await vi.waitFor(() => expect(root.innerHTML).toBe('<p>Here</p>'));
});

it('Keeps what is typed beside it when its code arrives', async () => {
  const Later = loadLater(async () => Words);
  const typed = () => root.querySelector('input') ?? document.createElement('input');
  const Form = () => (
    <>
      <Later words="Here" />
      <input />
    </>
  );
  void act(() => render(<Form />, root));
  const field = typed();
  field.value = 'begun';
  await vi.waitFor(() => expect(root.textContent).toBe('Here'));
  expect([typed() === field, typed().value]).toEqual([true, 'begun']);
});

it('Tries again if its code cannot be loaded at first', async () => {
  const find = vi.fn(async () => Words);
  find.mockRejectedValueOnce(new Error('not now'));
  const Later = loadLater(find);
  void act(() => render(<Later words="Here" />, root));
  await vi.waitFor(() => expect(root.innerHTML).toBe('<p>Here</p>'));
  expect(find).toHaveBeenCalledTimes(2);
});

it('Says so if no try loads its code, and loads it when it is shown the next time', async () => {
  const find = vi.fn(async () => Words);
  for (let tries = 0; tries < 3; tries += 1) find.mockRejectedValueOnce(new Error('gone'));
  const Later = loadLater(find);
  void act(() => render(<Later words="Here" />, root));
  await vi.waitFor(
    () => expect(root.querySelector('[role=alert]')?.textContent).toMatch(/could not be loaded/),
    { timeout: 5000 },
  );
  void act(() => render(null, root));
  void act(() => render(<Later words="Here" />, root));
  await vi.waitFor(() => expect(root.innerHTML).toBe('<p>Here</p>'));
});

it('Shows nothing instead of the sentence if another part says it', async () => {
  const find = vi.fn(async () => Promise.reject(new Error('gone')));
  const Later = loadLater(find, { waiting: <hr />, isQuiet: true });
  void act(() => render(<Later />, root));
  expect(root.innerHTML).toBe('<hr>');
  await vi.waitFor(() => expect(root.innerHTML).toBe(''), { timeout: 5000 });
  expect(find).toHaveBeenCalledTimes(3);
});
