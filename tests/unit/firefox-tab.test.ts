import { expect, test } from 'vitest';
import { FirefoxPage } from '../browser/drivers/firefox-page.ts';
import { FirefoxTab } from '../browser/drivers/firefox-tab.ts';
import type { Marionette } from '../browser/drivers/marionette.ts';

const old = { url: 'http://shop.example/a', title: 'A', isLoaded: true, innerWindowId: 12 };
const empty = { url: 'about:blank', title: '', isLoaded: true, innerWindowId: 47 };
const loading = { url: 'http://shop.example/b', title: '', isLoaded: false, innerWindowId: 13 };
const loaded = { ...loading, title: 'B', isLoaded: true };

/** Returns a page that gives one state after the other, and the list of the states that it has not given yet. */
function pageWith(...states: object[]) {
  const execute = async (_body: string, name: string) => (name === 'call' ? states.shift() : undefined);
  return { page: new FirefoxPage({ execute } as unknown as Marionette, 1), states };
}

test('a page has come once its own document has loaded, not the empty one that stands there before', async () => {
  const { page, states } = pageWith(old, old, empty, loading, loaded);
  await new FirefoxTab(page).navigate('http://shop.example/b');
  expect(states).toEqual([]);
});

test('an empty page has come once an empty document is there', async () => {
  const { page, states } = pageWith(old, empty);
  await new FirefoxTab(page).navigate('about:blank');
  expect(states).toEqual([]);
});

test('a place within the same page has come at once', async () => {
  const { page, states } = pageWith(old, old);
  await new FirefoxTab(page).navigate('http://shop.example/a#end');
  expect(states).toEqual([]);
});
