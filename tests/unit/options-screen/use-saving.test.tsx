// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type AppResult, unexpected } from '../../../utils/errors.ts';
import { type Saving, useSaving } from '../../../utils/options-screen/use-saving.ts';
import { err, ok } from '../../../utils/result.ts';

let saving: Saving;

function Options() {
  saving = useSaving();
  return null;
}

/** Starts to save a change. Returns a function that ends the saving with an outcome. */
function change(): (outcome: AppResult<null>) => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<AppResult<null>>();
  void act(() => void saving.save(promise));
  return (outcome) =>
    act(async () => {
      resolve(outcome);
      await promise;
    });
}

beforeEach(() => {
  vi.useFakeTimers();
  void act(() => render(<Options />, document.body));
});
afterEach(() => {
  void act(() => render(null, document.body));
  vi.useRealTimers();
});

test.each(['pointermove', 'pointerdown', 'keydown', 'scroll'])(
  'a stored change is said to be stored for three seconds and until the person goes on with %s',
  async (action) => {
    const goOn = () => act(() => void document.body.dispatchEvent(new Event(action, { bubbles: true })));
    await change()(ok(null));
    await act(() => void vi.advanceTimersByTime(2999));
    await goOn();
    expect(saving.saved).toBe('kept');
    await act(() => void vi.advanceTimersByTime(60_000));
    expect(saving.saved).toBe('kept');
    await goOn();
    expect(saving.saved).toBeNull();
  },
);

test('nothing is said while a later change is under way', async () => {
  await change()(ok(null));
  const first = change();
  const second = change();
  expect(saving.saved).toBeNull();
  await first(ok(null));
  expect(saving.saved).toBeNull();
  await second(ok(null));
  expect(saving.saved).toBe('kept');
});

test('what could not be kept is said to be lost until the next change', async () => {
  await change()(err(unexpected(new Error('the disk is full'))));
  await act(() => void vi.advanceTimersByTime(60_000));
  expect(saving.saved).toBe('failed');
  change();
  expect(saving.saved).toBeNull();
});
