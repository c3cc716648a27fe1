import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { mostOf } from '../../../../utils/page/watch/watch-limits.ts';
import { ask, collect, type FakePage, makePage, watch } from './make-page.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** A ring keeps at most twice of what it gives. */
const mostKept = 2 * mostOf.requests;

/** Returns the bytes in use once nothing is left to collect. */
async function usedBytes(): Promise<number> {
  for (let times = 0; times < 3; times += 1) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve));
  }
  return process.memoryUsage().heapUsed;
}

async function alive(kept: readonly WeakRef<object>[]): Promise<number> {
  await usedBytes();
  return kept.filter((one) => one.deref() !== undefined).length;
}

/** The lines and requests of a busy minute. */
async function minuteOf(page: FakePage): Promise<void> {
  for (let at = 0; at < 10_000; at += 1) page.console['log']?.('Row', at, 'was drawn', { at });
  for (let at = 0; at < 5000; at += 1) await page.fetch(`/200?row=${at}`);
}

test('the second busy minute takes no more memory than the first, and the rings hold', async () => {
  const page = makePage();
  // What the page itself notices grows.
  page.noticed.push = () => 0;
  watch(page);
  await minuteOf(page);
  const { lines, requests, missed } = collect(page);
  expect([lines.length, requests.length, missed]).toEqual([
    mostOf.lines,
    mostOf.requests,
    { lines: 10_000 - mostOf.lines, requests: 5000 - mostOf.requests, steps: 0 },
  ]);
  const after = await usedBytes();
  await minuteOf(page);
  expect((await usedBytes()) - after).toBeLessThan(200_000);
  expect(collect(page).missed).toEqual({
    lines: 20_000 - mostOf.lines,
    requests: 10_000 - mostOf.requests,
    steps: 0,
  });
  ask(page, 'stop');
});

test('of what a page has logged and asked for, the recorder keeps no object', async () => {
  const page = makePage();
  watch(page);
  const logged: WeakRef<object>[] = [];
  const answers: WeakRef<object>[] = [];
  const sent: WeakRef<object>[] = [];
  await (async () => {
    for (let at = 0; at < 1000; at += 1) {
      const value = { at };
      page.console['log']?.(value);
      logged.push(new WeakRef(value));
      answers.push(new WeakRef(await page.fetch(`/200?row=${at}`)));
      const request = new page.XMLHttpRequest();
      request.open('GET', `/200?row=${at}`);
      request.send();
      sent.push(new WeakRef(request));
    }
  })();
  expect(await alive(logged)).toBe(0);
  expect(await alive(answers)).toBe(0);
  // The newest one may still be on the stack.
  expect(await alive(sent)).toBeLessThanOrEqual(1);
  ask(page, 'stop');
});

test.each<[what: string, give: (page: FakePage, text: string) => unknown]>([
  ['a line', (page, text) => page.console['log']?.(text)],
  ['a part of a text', (page, text) => page.console['log']?.(text.slice(100, 200))],
  ['an error’s message', (page, text) => page.console['error']?.(new Error(text))],
  ['a part of an address', (page, text) => page.fetch(text.slice(100, 200))],
])('of texts of a megabyte no more is kept than is told of %s', async (_what, give) => {
  const page = makePage();
  watch(page);
  const before = await usedBytes();
  for (let at = 0; at < 100; at += 1) {
    const text = Buffer.alloc(1_000_000, `${at} word `).toString('latin1');
    await give(page, text);
  }
  expect((await usedBytes()) - before).toBeLessThan(10_000_000);
  expect(collect(page).lines.length + collect(page).requests.length).toBe(100);
  ask(page, 'stop');
});

test('rings keep at most twice of what they give', async () => {
  const page = makePage();
  watch(page);
  const headers: WeakRef<object>[] = [];
  for (let at = 0; at < 2000; at += 1) headers.push(new WeakRef((await page.fetch('/200')).headers));
  expect(await alive(headers)).toBeLessThanOrEqual(mostKept);
  ask(page, 'stop');
});
