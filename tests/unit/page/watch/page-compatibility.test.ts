import { expect, test } from 'vitest';
import { casesEverywhere } from '../../../pages/watched/all-cases.ts';
import type { WatchedCase } from '../../../pages/watched/watched-case.ts';
import { ask, type FakePage, makePage, watch } from './make-page.ts';

const cases = Object.entries(casesEverywhere);

async function run(
  { prepares, does }: WatchedCase,
  before: (page: FakePage) => void,
  after: (page: FakePage) => void,
): Promise<unknown> {
  const page = makePage();
  before(page);
  prepares?.(page);
  after(page);
  return { returned: await does(page), noticed: page.noticed };
}

const nothing = (): void => undefined;

test.each(cases)('%s behaves alike with and without watching', async (_what, one) => {
  const untouched = await run(one, nothing, nothing);
  expect(await run(one, nothing, watch)).toEqual(untouched);
  expect(await run(one, watch, nothing)).toEqual(untouched);
});

test.each(cases)('%s behaves alike once watching is over', async (_what, one) => {
  const untouched = await run(one, nothing, nothing);
  const watchAndStop = (page: FakePage): void => {
    watch(page);
    ask(page, 'stop');
  };
  expect(await run(one, nothing, watchAndStop)).toEqual(untouched);
  expect(await run(one, watch, (page) => ask(page, 'stop'))).toEqual(untouched);
});
