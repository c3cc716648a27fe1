import { readdirSync, readFileSync } from 'node:fs';

const folder = `${import.meta.dirname}/`;

/** A page with something to select in it (`#selected`), and what a ticket is to say of it. */
export interface Golden {
  name: string;
  page: string;
  html: string;
  plain: string;
}

/** The address in the expected texts of the server that has the pages. */
export const goldenOrigin = 'http://pages.example';

/** Every page of this folder. `NAME.html` with `NAME.expected.html` and `NAME.expected.txt` beside it makes a test. */
export function readGoldens(): Golden[] {
  return namesIn('').map((name) => ({
    ...readPage(name),
    page: read(`${name}.html`),
    plain: read(`${name}.expected.txt`),
  }));
}

/** The pages of `drawn/`, which are right only where they are laid out: a browser alone reads them. */
export function readDrawnGoldens(): Pick<Golden, 'name' | 'html'>[] {
  return namesIn('drawn/').map(readPage);
}

function namesIn(below: string): string[] {
  return readdirSync(`${folder}${below}`)
    .filter((file) => file.endsWith('.html') && !file.endsWith('.expected.html'))
    .map((file) => `${below}${file.replace(/\.html$/, '')}`);
}

/** Between blocks the files have line breaks to be read more easily; within `<pre>` they count. */
function readPage(name: string): Pick<Golden, 'name' | 'html'> {
  return { name, html: read(`${name}.expected.html`) };
}

function read(file: string): string {
  return readFileSync(`${folder}${file}`, 'utf8').trimEnd();
}

/** HTML as the golden files write it: a line per block. */
export function inLines(html: string): string {
  return html.replace(
    /(<\/(?:p|h3|li|pre|tr|table|ul|ol)>|<(?:ul|ol|table|blockquote)(?: [^>]*)?>)(?=<)/g,
    '$1\n',
  );
}
