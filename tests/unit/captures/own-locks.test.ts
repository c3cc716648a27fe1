import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';

/** Another test file, which runs in another thread. It takes a lock and keeps it. */
const otherFile = `
  const { parentPort } = require('node:worker_threads');
  navigator.locks.request('outbox', () => {
    parentPort.postMessage('held');
    return new Promise(() => setInterval(() => {}, 1000));
  });`;
let other: Worker | undefined;

afterEach(async () => {
  await other?.terminate();
});

test('a test gets a lock, also if another test file holds a lock of that name', async () => {
  other = new Worker(otherFile, { eval: true });
  await once(other, 'message');
  const { promise, resolve } = Promise.withResolvers<void>();
  const working = navigator.locks.request('outbox', () => promise);
  const listed = await navigator.locks.query();
  expect(listed.held?.map(({ name }) => name)).toEqual(['outbox']);
  expect(listed.pending).toEqual([]);
  resolve();
  await working;
  expect((await navigator.locks.query()).held).toEqual([]);
});
