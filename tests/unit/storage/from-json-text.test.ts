import { expect, test } from 'vitest';
import { fromJsonText } from '../../../utils/storage/from-json-text.ts';

test('a value that was stored as a JSON text is read as one that was stored as it is', () => {
  const list = [{ host: 'desk.example' }];
  expect(fromJsonText(JSON.stringify(list))).toEqual(list);
  expect(fromJsonText(list)).toBe(list);
  expect(fromJsonText('{"broken":')).toBeNull();
});
