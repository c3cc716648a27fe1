import { caseNames } from '../pages/watched/watched-pages.ts';
import type { Tab } from './drivers/types.ts';
import { expect, test } from './fixtures.ts';
import { startWatching } from './watched-tab.ts';

/** Runs each case in its frame, and resolves to what each page found out, once as many are recorded as there should be. */
async function runCases(tab: Tab, recorded: number): Promise<Record<string, string>> {
  await expect.poll(() => tab.evaluate('window.countHooked()')).toBe(recorded);
  const found = await tab.evaluate<string[]>('window.runCases()');
  return Object.fromEntries(caseNames.map((name, index) => [name, found[index] ?? '']));
}

test('pages that wrap, freeze or test what is recorded find out the same, watched or not', {
  tag: '@all-in-firefox',
}, async ({ connected: browser, pages }) => {
  test.setTimeout(240_000);
  await browser.allowHost('http://127.0.0.1/*');
  const page = `${pages.url}/watched/page`;
  const all = caseNames.length;
  const tab = await browser.openTab(page);
  const untouched = await runCases(tab, 0);
  expect(Object.values(untouched).filter((found) => found === '' || /no end|"thrown"/.test(found))).toEqual(
    [],
  );

  await tab.navigate(`${page}?when=before`);
  await startWatching(browser, tab, 'Watch this tab');
  expect(await runCases(tab, all)).toEqual(untouched);

  await tab.navigate(`${page}?when=later`);
  expect(await runCases(tab, all)).toEqual(untouched);

  await tab.navigate(`${page}?when=before`);
  await tab.waitForToast('This tab is being watched');
  await tab.clickToast('Stop');
  expect(await runCases(tab, 0)).toEqual(untouched);
});
