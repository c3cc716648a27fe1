import { describe, expect, test, vi } from 'vitest';
import { t, uiLanguage } from '../../utils/i18n.ts';
import { createFakeBrowser, fakeBrowser } from './fake-browser.ts';

describe('a sentence', () => {
  test('is the locale’s, with its places filled in', () => {
    expect(t('ticketCreated', 4711)).toMatch(/^[^$]*4711[^$]*$/);
  });

  test('is asked of the browser once, unless something is filled in', () => {
    const asked = vi.spyOn(fakeBrowser.i18n, 'getMessage');
    for (const count of [1, 2]) expect([t('ticketCreated', count), t('agent')]).toContain('Agent');
    expect(asked.mock.calls.map(([key]) => key)).toEqual(['ticketCreated', 'agent', 'ticketCreated']);
    asked.mockRestore();
  });

  test('is in the browser’s language', () => {
    expect(uiLanguage()).toBe('en');
  });
});

describe('the fake browser', () => {
  test('has no sentence for a key that does not exist', () => {
    expect(createFakeBrowser().i18n.getMessage('no such key')).toBe('');
  });

  test('keeps in storage what JSON keeps, and tells of changes alone', async () => {
    const { storage } = createFakeBrowser();
    const heard: unknown[] = [];
    storage.onChanged.addListener((changes, area) => heard.push([area, changes]));
    await storage.local.set({ a: { b: 1, c: undefined } });
    await storage.local.set({ a: { b: 1 } });
    await storage.local.remove('a');
    expect(heard).toEqual([
      ['local', { a: { newValue: { b: 1 } } }],
      ['local', { a: { oldValue: { b: 1 } } }],
    ]);
    expect(await storage.local.get({ a: 'none' })).toEqual({ a: 'none' });
  });
});
