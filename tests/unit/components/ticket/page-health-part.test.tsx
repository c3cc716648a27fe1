// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { PageHealthPart } from '../../../../components/ticket/page-health-part.tsx';
import type { WithoutHealth } from '../../../../utils/captures/capture-health.ts';
import { makeHealth, makeTrouble } from '../../make-capture.ts';
import { doing, mountPoint } from '../mount-point.ts';

const root = mountPoint();
const two = makeHealth([makeTrouble(), makeTrouble({ kind: 'image', address: '/a.png', statuses: [404] })]);
const onForm = vi.fn<(patch: { withoutHealth: WithoutHealth }) => void>();
afterEach(() => onForm.mockClear());

const show = (without?: WithoutHealth, health: typeof two | undefined = two) =>
  doing(() =>
    render(<PageHealthPart health={health} without={without} disabled={false} onForm={onForm} />, root),
  );
const button = () => root.querySelector('button');

/** Opens the list and returns its checkboxes, by their labels. */
async function opened(): Promise<Map<string, HTMLInputElement>> {
  doing(() => button()?.click());
  await vi.waitFor(() => expect(root.querySelector('input')).not.toBeNull());
  const boxes = root.querySelectorAll<HTMLInputElement>('input[type=checkbox]');
  return new Map([...boxes].map((box) => [box.labels?.[0]?.textContent ?? '', box]));
}

test.each<[words: string, without: WithoutHealth | undefined, health: typeof two]>([
  ['Page health, 2 problems', undefined, two],
  ['Page health, 1 problem', [0], two],
  ['Page health, left out', [0, 1], two],
  ['Page health, left out', 'all', two],
  ['Page health, no problems seen', undefined, makeHealth()],
  ['Page health, 42 problems', [], makeHealth(two.troubles, { more: 40 })],
])('the button says “%s”', (words, without, health) => {
  show(without, health);
  expect([button()?.textContent, button()?.getAttribute('aria-expanded')]).toEqual([words, 'false']);
});

test('nothing is shown of a page that was not asked', () => {
  doing(() =>
    render(<PageHealthPart health={undefined} without={[]} disabled={false} onForm={onForm} />, root),
  );
  expect(root.innerHTML).toBe('');
});

test('opened, it shows every line that is sent, ticked, and how many of each kind there are', async () => {
  show([1]);
  const boxes = await opened();
  expect([...boxes].map(([label, { checked }]) => [label, checked])).toEqual([
    ['Page health', true],
    ['Failed request: /api/cart?voucher · 500 · fetch · 320 ms', true],
    ['Broken image: /a.png · 404 · fetch · 320 ms', false],
  ]);
  expect(root.textContent).toContain('Failed request × 1 · Broken image × 1 · loaded in 1.2 sec');
  expect(root.querySelector('fieldset')?.getAttribute('aria-label')).toBe('What happened');
});

test('each line can be left out and taken back, and all of it', async () => {
  show([1]);
  const [all, first, second] = [...(await opened()).values()];
  for (const box of [first, second, all]) doing(() => box?.click());
  expect(onForm.mock.calls.map(([patch]) => patch.withoutHealth)).toEqual([[1, 0], [], 'all']);
  show('all');
  expect([first?.disabled, second?.disabled, all?.disabled]).toEqual([true, true, false]);
  doing(() => all?.click());
  expect(onForm.mock.lastCall?.[0]).toEqual({ withoutHealth: [] });
});
