import { expect, test } from 'vitest';
import { browser } from '../../../utils/browser.ts';
import { defaultPreferences } from '../../../utils/captures/preferences.ts';
import { toHideOn } from '../../../utils/screenshot/to-hide-on.ts';
import '../fake-browser.ts';

const preferences = { ...defaultPreferences, hiddenWords: ['tulip'] };

test('on our sample page nothing is hidden, on every other page and screen of ours the person’s choice holds', () => {
  const sample = browser.runtime.getURL('welcome.html?sample');
  expect(toHideOn(sample, preferences)).toBeNull();
  for (const url of [
    browser.runtime.getURL('welcome.html'),
    browser.runtime.getURL('tickets.html?sample'),
    `${sample}&more`,
    'https://shop.example/welcome.html?sample',
    '',
  ])
    expect(toHideOn(url, preferences)).toEqual(['tulip']);
  expect(toHideOn('https://shop.example/', { ...preferences, hideSensitive: false })).toBeNull();
});
