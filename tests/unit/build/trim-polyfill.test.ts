import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { trimPolyfill } from '../../../utils/build/trim-polyfill.ts';

const library = readFileSync('node_modules/webextension-polyfill/dist/browser-polyfill.js', 'utf8');

/** What the trimmed library exports in a browser with these globals. */
function exportedIn(globals: object): unknown {
  const module: { exports: unknown } = { exports: {} };
  runInNewContext(trimPolyfill(library), { ...globals, module, exports: module.exports });
  return module.exports;
}

const api = { runtime: { id: 'x' } };

describe('the trimmed polyfill', () => {
  test('is the browser’s own `browser` where there is one', () => {
    const chrome = { runtime: { id: 'x' } };
    expect(exportedIn({ browser: api, chrome })).toBe(api);
  });

  test('is `chrome` where there is none', () => {
    expect(exportedIn({ chrome: api })).toBe(api);
  });

  test('refuses to run outside an extension', () => {
    expect(() => exportedIn({ chrome: {} })).toThrow('browser extension');
  });

  test('is not made from a library of another form', () => {
    expect(() => trimPolyfill('module.exports = chrome')).toThrow('another way');
  });
});
