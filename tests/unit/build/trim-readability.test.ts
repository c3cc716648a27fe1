import { readFileSync } from 'node:fs';
import { Readability } from '@mozilla/readability';
import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { trimReadability } from '../../../utils/build/trim-readability.ts';
import { listFiles } from '../../source-files.ts';

const library = readFileSync('node_modules/@mozilla/readability/Readability.js', 'utf8');

/** The class as it is shipped. */
function trimmed(): typeof Readability {
  const module: { exports: typeof Readability | null } = { exports: null };
  new Function('module', trimReadability(library))(module);
  if (module.exports === null) throw new Error('exports nothing');
  return module.exports;
}

const article = `<article>${'<p>The fox, who was late as ever, jumped over the dog, and was not seen again.</p>'.repeat(9)}</article>`;
/** Types of two DOMs that are alike. */
const parse = (html: string) =>
  new new Window().DOMParser().parseFromString(html, 'text/html') as unknown as Document;
const pages = listFiles('tests/pages/**/*.html').map((file) => [file, readFileSync(file, 'utf8')] as const);

describe('Readability without its log', () => {
  const Shipped = trimmed();

  test.each([...pages, ['an article', article] as const])('reads %s as the library does', (_name, html) => {
    const read = (kind: typeof Readability) => new kind(parse(html)).parse();
    expect(read(Shipped)).toEqual(read(Readability));
  });

  test('writes nothing, even where it is asked to', () => {
    expect(trimReadability(library)).not.toContain('this.log(');
    expect(new Shipped(parse(article), { debug: true }).parse()?.length).toBeGreaterThan(500);
  });

  test('is not made from a library of another form', () => {
    expect(() => trimReadability('class Readability {}')).toThrow('another way');
  });
});
