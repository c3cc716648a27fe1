import { readdirSync, readFileSync } from 'node:fs';

const folder = `${import.meta.dirname}/`;

/** A page with a selection (`#selected`), and what a ticket must quote of it. */
export interface Golden {
  name: string;
  page: string;
  html: string;
  plain: string;
}

/** The origin of the pages' server in the expected texts. */
export const goldenOrigin = 'http://pages.example';

/** Returns every page of this folder. A test consists of `NAME.html`, `NAME.expected.html` and `NAME.expected.txt`. */
export function readGoldens(): Golden[] {
  return namesIn('').map((name) => ({
    ...readPage(name),
    page: read(`${name}.html`),
    plain: read(`${name}.expected.txt`),
  }));
}

/** Returns the pages of `drawn/`. Their expected HTML depends on a layout, so only a browser can read them. */
export function readDrawnGoldens(): Pick<Golden, 'name' | 'html'>[] {
  return namesIn('drawn/').map(readPage);
}

function namesIn(below: string): string[] {
  return readdirSync(`${folder}${below}`)
    .filter((file) => file.endsWith('.html') && !file.endsWith('.expected.html'))
    .map((file) => `${below}${file.replace(/\.html$/, '')}`);
}

/** Line breaks between blocks only make the files easier to read; line breaks within `<pre>` count. */
function readPage(name: string): Pick<Golden, 'name' | 'html'> {
  return { name, html: read(`${name}.expected.html`) };
}

function read(file: string): string {
  return readFileSync(`${folder}${file}`, 'utf8').trimEnd();
}

/** Returns HTML with one line per block, as the golden files have it. */
export function inLines(html: string): string {
  return html.replace(
    /(<\/(?:p|h3|li|pre|tr|table|ul|ol)>|<(?:ul|ol|table|blockquote)(?: [^>]*)?>)(?=<)/g,
    '$1\n',
  );
}
