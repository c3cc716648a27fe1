// @vitest-environment happy-dom
import { render } from 'preact';
import { beforeEach, expect, test, vi } from 'vitest';
import type { KnownUpdate } from '../../../components/ticket/ticket-props.ts';
import { newCaptureId } from '../../../utils/captures/capture.ts';
import { announceChange } from '../../../utils/captures/changes.ts';
import { listKnownUpdates } from '../../../utils/ticket-screen/known-updates.ts';
import { useTicketUpdates } from '../../../utils/ticket-screen/use-ticket-updates.ts';
import { doing, mountPoint } from '../components/mount-point.ts';

vi.mock('../../../utils/ticket-screen/known-updates.ts');

const root = mountPoint();
const answers: ((length: number) => void)[] = [];

function Screen({ isShown }: { isShown: boolean }) {
  return <p>{useTicketUpdates({ isShown }).list.length}</p>;
}

const show = (isShown: boolean) => doing(() => render(<Screen isShown={isShown} />, root));

beforeEach(() => {
  answers.length = 0;
  vi.mocked(listKnownUpdates)
    .mockReset()
    .mockImplementation(
      () =>
        new Promise((resolve) => {
          answers.push((length) => resolve(Array.from({ length }, () => ({}) as KnownUpdate)));
        }),
    );
});

test('the changes that come during a read are answered by one read after it', async () => {
  show(true);
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  for (let change = 0; change < 50; change += 1) announceChange(newCaptureId());
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(answers).toHaveLength(1);
  answers[0]?.(1);
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.(2);
  await vi.waitFor(() => expect(root.textContent).toBe('2'));
  expect(listKnownUpdates).toHaveBeenCalledTimes(2);
});

test('a screen that shows no changes reads none', async () => {
  show(false);
  announceChange(newCaptureId());
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(listKnownUpdates).not.toHaveBeenCalled();
});
