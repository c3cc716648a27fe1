import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type JsonListener, JsonScanner } from '../../../utils/har/json-scanner.ts';

type Value = string | number | boolean | null | undefined | Value[] | Map<string | null, Value>;

/** Reads a text in pieces that end at the given places, and builds all of it. */
function scan(text: string, ends: readonly number[] = [], wantsText = true): Value {
  const whole: Value[] = [];
  const levels: { value: Value[] | Map<string | null, Value>; key: string | null }[] = [];
  const put = (value: Value) => {
    const level = levels.at(-1);
    if (level === undefined) whole.push(value);
    else if (level.value instanceof Map) level.value.set(level.key, value);
    else level.value.push(value);
  };
  const listener: JsonListener = {
    open: () => void levels.push({ value: [], key: null }),
    close: () => put(levels.pop()?.value),
    key: (name) => {
      const level = levels.at(-1);
      if (level === undefined) return;
      if (!(level.value instanceof Map)) level.value = new Map();
      level.key = name;
    },
    wantsText: () => wantsText,
    value: put,
  };
  const scanner = new JsonScanner(listener);
  const places = [...new Set([0, ...ends.map((end) => end % (text.length + 1)), text.length])].sort(
    (a, b) => a - b,
  );
  for (const [at, place] of places.entries()) scanner.read(text.slice(places[at - 1] ?? 0, place));
  scanner.end();
  return whole[0];
}

function asRead(value: unknown): Value {
  if (Array.isArray(value)) return value.map(asRead);
  if (typeof value !== 'object' || value === null) return value as Value;
  const members = Object.entries(value).map(([key, member]) => [key, asRead(member)] as const);
  return members.length === 0 ? [] : new Map(members);
}

describe('the scanner of JSON', () => {
  test('reads what JSON.parse reads, wherever the pieces end', () => {
    fc.assert(
      fc.property(fc.json(), fc.array(fc.nat(), { maxLength: 40 }), fc.boolean(), (json, ends, isSpaced) => {
        const value: unknown = JSON.parse(json);
        const text = isSpaced ? `\n${JSON.stringify(value, null, 2)}\r\n` : json;
        expect(scan(text, ends)).toEqual(asRead(value));
      }),
    );
  });

  test('refuses what JSON.parse refuses, wherever the pieces end', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom(...'{}[],:"x1'),
        fc.array(fc.nat()),
        (json, at, char, ends) => {
          const place = at % (json.length + 1);
          const broken = json.slice(0, place) + char + json.slice(place);
          const isJson = (() => {
            try {
              JSON.parse(broken);
              return true;
            } catch {
              return false;
            }
          })();
          if (!isJson) expect(() => scan(broken, ends)).toThrow(SyntaxError);
        },
      ),
    );
  });

  test.each([
    ['', 'nothing'],
    ['{"a":1', 'an object without an end'],
    ['"a', 'a text without an end'],
    ['"a\\u00', 'an escape without an end'],
    ['{"a":1}{"b":2}', 'two values'],
    ['[1}', 'a list that ends as an object'],
    ['[1,]', 'a comma before the end'],
    ['{"a"}', 'a key without a value'],
    ['NaN', 'no number'],
    [`${'1'.repeat(500)}`, 'a number of 500 digits'],
    ['[\u0000]', 'a zero byte'],
  ])('refuses %j: %s', (text) => {
    expect(() => scan(text)).toThrow(SyntaxError);
  });

  test('reads escapes that a piece cuts in two', () => {
    for (let end = 0; end < 14; end += 1) expect(scan('"a\\u00e9\\n\\\\b"', [end])).toBe('aé\n\\b');
  });

  test('takes control characters in texts as they are, as some writers leave them', () => {
    expect(scan('"a\tb\u0001"')).toBe('a\tb\u0001');
  });

  test('gives up a text that is too long, and a key', () => {
    expect(scan(`["${'x'.repeat(8001)}", "y"]`)).toEqual([undefined, 'y']);
    expect(scan(`{"${'k'.repeat(201)}": 1}`)).toEqual(new Map([[null, 1]]));
  });

  test('passes over a text of 100 MB, and keeps none of it', () => {
    const values: unknown[] = [];
    const listener: JsonListener = {
      open: () => undefined,
      close: () => undefined,
      key: () => undefined,
      wantsText: () => true,
      value: (value) => void values.push(value),
    };
    const scanner = new JsonScanner(listener);
    const piece = 'tulip '.repeat(175_000);
    scanner.read('["');
    for (let at = 0; at < 100; at += 1) scanner.read(piece);
    scanner.read('", 1]');
    scanner.end();
    expect(values).toEqual([undefined, 1]);
  });

  test('finds the end of a text that nobody wants, wherever the pieces end', () => {
    const shape = (value: Value): Value => {
      if (value instanceof Map) return new Map([...value].map(([key, member]) => [key, shape(member)]));
      if (Array.isArray(value)) return value.map(shape);
      return typeof value === 'string' ? undefined : value;
    };
    const text = fc.string({ unit: fc.constantFrom('"', '\\', 'u', '\n', '\u2028', '\0', 'a', '4') });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.nat())), fc.array(fc.nat()), (value, ends) => {
        expect(scan(JSON.stringify(value), ends, false)).toEqual(shape(asRead(value)));
      }),
    );
  });

  test('passes over 20 million escapes in one piece', () => {
    expect(scan(`["${'\\n'.repeat(20_000_000)}", 1]`, [], false)).toEqual([undefined, 1]);
  });

  test('keeps no text that nobody wants', () => {
    expect(scan('["a", 1]', [], false)).toEqual([undefined, 1]);
  });

  test('reads 1,000 levels and refuses more', () => {
    expect(() => scan('['.repeat(1000) + ']'.repeat(1000))).not.toThrow();
    expect(() => scan('['.repeat(1001) + ']'.repeat(1001))).toThrow(SyntaxError);
  });
});
