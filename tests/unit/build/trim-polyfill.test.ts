import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test, vi } from 'vitest';
import { trimPolyfill } from '../../../utils/build/trim-polyfill.ts';

type Respond = (answer: unknown) => void;
type Listener = (message: unknown, sender: object, respond: Respond) => unknown;

const library = readFileSync('node_modules/webextension-polyfill/dist/browser-polyfill.js', 'utf8');

/** What the trimmed library makes of Chromium's `chrome`, where there is no `browser`. */
function browserOf(chrome: object) {
  const module: { exports: unknown } = { exports: {} };
  runInNewContext(trimPolyfill(library), { module, exports: module.exports, chrome });
  return module.exports as { [namespace: string]: Record<string, (...values: unknown[]) => unknown> };
}

describe('the polyfill without its table', () => {
  test('leaves a call that returns a promise as it is', async () => {
    const get = vi.fn(async () => ({ key: 'value' }));
    const browser = browserOf({ runtime: { id: 'x' }, alarms: { get } });
    expect(await browser['alarms']?.['get']?.('key')).toEqual({ key: 'value' });
    expect(get).toHaveBeenCalledWith('key');
  });

  test('answers a message when its listener does, at once or later', async () => {
    const listeners: Listener[] = [];
    const onMessage = { addListener: (listener: Listener) => listeners.push(listener) };
    const browser = browserOf({ runtime: { id: 'x', onMessage } }) as unknown as {
      runtime: { onMessage: { addListener: (listener: Listener) => void } };
    };
    browser.runtime.onMessage.addListener((_message, _sender, respond) => {
      queueMicrotask(() => respond('later'));
      return true;
    });
    browser.runtime.onMessage.addListener(async () => 'promised');
    const answers = listeners.map(
      (listener) =>
        new Promise((resolve) => {
          expect(listener('asked', {}, resolve)).toBe(true);
        }),
    );
    expect(await Promise.all(answers)).toEqual(['later', 'promised']);
  });

  test('sends a message with the callback that Chromium answers through', async () => {
    const sendMessage = vi.fn((_message: unknown, respond: Respond) => respond('answer'));
    const browser = browserOf({ runtime: { id: 'x', sendMessage } });
    expect(await browser['runtime']?.['sendMessage']?.({ type: 'retry' })).toBe('answer');
  });

  test('is not made from a library of another form', () => {
    expect(() => trimPolyfill('module.exports = chrome')).toThrow('no table');
  });
});
