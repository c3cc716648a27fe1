import { beforeEach, expect, test, vi } from 'vitest';
import { searchPeople } from '../../../utils/background/search-people.ts';
import { ok } from '../../../utils/result.ts';
import '../fake-browser.ts';

/** The requested paths, each with the signal that aborts it and a function that answers it. */
const asked: { path: string; signal: AbortSignal; answer: () => void }[] = [];

vi.mock('../../../utils/background/helpdesk-line.ts', () => ({
  openLine: async () =>
    ok({
      client: {
        getMany: ([path]: string[], { signal }: { signal: AbortSignal }) =>
          new Promise((resolve) => {
            asked.push({ path: path ?? '', signal, answer: () => resolve(ok(new Map())) });
          }),
      },
    }),
}));

beforeEach(() => asked.splice(0));

test('the next search ends the one before, whose answer is none', async () => {
  const first = searchPeople({ words: 'jo' });
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  const second = searchPeople({ words: 'joe' });
  expect((await first).ok).toBe(false);
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  asked[1]?.answer();
  expect(await second).toEqual(ok([]));
});

test('without words the search that is under way only ends', async () => {
  const first = searchPeople({ words: 'jo' });
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  expect(await searchPeople({ words: '' })).toEqual(ok([]));
  expect((await first).ok).toBe(false);
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([true]);
});
