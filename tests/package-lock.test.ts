import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readText } from './source-files.ts';

const names = z.record(z.string(), z.string()).optional();
const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      dependencies: names,
      devDependencies: names,
      optionalDependencies: names,
      resolved: z.string().optional(),
    }),
  ),
});
type Packages = z.infer<typeof Lock>['packages'];

/** Whether Node finds the package `name` from the package at `from`. Node looks in each folder upwards. */
function isFound(packages: Packages, from: string, name: string): boolean {
  const folder = from === '' ? '' : `${from}/`;
  if (Object.hasOwn(packages, `${folder}node_modules/${name}`)) return true;
  return (
    from !== '' && isFound(packages, from.slice(0, Math.max(from.lastIndexOf('/node_modules/'), 0)), name)
  );
}

function missingOptional(packages: Packages): string[] {
  return Object.entries(packages).flatMap(([at, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isFound(packages, at, name))
      .map((name) => `${at}: ${name}`),
  );
}

const { packages } = Lock.parse(JSON.parse(readText('package-lock.json')));

describe('package-lock.json', () => {
  test('lists the optional packages of every platform, without which `npm ci` refuses it', () => {
    expect(missingOptional(packages)).toEqual([]);
  });

  test('lists what package.json asks for, in the same versions', () => {
    const { dependencies, devDependencies } = z
      .object({ dependencies: names, devDependencies: names })
      .parse(JSON.parse(readText('package.json')));
    expect(packages['']).toMatchObject({ dependencies, devDependencies });
  });

  test('leaves it to each computer where packages come from', () => {
    const told = Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined);
    expect(told.map(([at]) => at)).toEqual([]);
  });
});

describe('an optional package', () => {
  const needsNative = { optionalDependencies: { native: '1.0.0' } };

  test('is found beside the package that asks for it, in its folder, or in a folder above', () => {
    for (const place of ['node_modules/native', 'node_modules/a/node_modules/native'])
      expect(missingOptional({ 'node_modules/a': needsNative, [place]: {} })).toEqual([]);
    const deep = 'node_modules/a/node_modules/@b/c';
    expect(missingOptional({ [deep]: needsNative, 'node_modules/native': {} })).toEqual([]);
    expect(missingOptional({ [deep]: needsNative, 'node_modules/a/node_modules/native': {} })).toEqual([]);
  });

  test('is missing if another package alone has it', () => {
    const elsewhere = { 'node_modules/b/node_modules/native': {} };
    expect(missingOptional({ 'node_modules/a': needsNative, ...elsewhere })).toEqual([
      'node_modules/a: native',
    ]);
  });
});
