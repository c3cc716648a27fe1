// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findSensitiveRegions } from '../../../utils/page/sensitive-regions.ts';
import { layOut } from './lay-out.ts';

beforeEach(layOut);
afterEach(() => {
  vi.restoreAllMocks();
  document.body.innerHTML = '';
});

function hidden(attributes: string): number[][] {
  document.body.innerHTML = `<input data-at="10 100 200 56" ${attributes}>`;
  return findSensitiveRegions(document).regions.map(({ x, y, width, height }) => [x, y, width, height]);
}

const padding = 'style="font-size: 16px; padding: 25px 12px 8px; border: 0 solid"';

test.each(['type="password" value="Kerze"', 'value="ana@shop.example"'])(
  'a label in the padding of a field is not hidden with what is in the field: %s',
  (field) => {
    expect(hidden(`${field} ${padding}`)).toEqual([[8, 124, 204, 25]]);
  },
);

test('a field whose line has no room between its paddings is hidden as a whole', () => {
  const tight = 'style="font-size: 40px; padding: 25px 12px 8px; border: 0 solid"';
  expect(hidden(`type="password" value="Kerze" ${tight}`)).toEqual([[8, 99, 204, 58]]);
});

test('a field that is marked private is hidden as a whole', () => {
  expect(hidden(`data-private value="Kerze" ${padding}`)).toEqual([[8, 99, 204, 58]]);
});
