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
  const read = (file: string) => readFileSync(`${folder}${file}`, 'utf8').trimEnd();
  return readdirSync(folder)
    .filter((file) => file.endsWith('.html') && !file.endsWith('.expected.html'))
    .map((file) => file.replace(/\.html$/, ''))
    .map((name) => ({
      name,
      page: read(`${name}.html`),
      // Between blocks the files have line breaks to be read more easily; within `<pre>` they count.
      html: read(`${name}.expected.html`),
      plain: read(`${name}.expected.txt`),
    }));
}

/** HTML as the golden files write it: a line per block. */
export function inLines(html: string): string {
  return html.replace(/(<\/(?:p|h3|li|pre|tr|table|ul|ol)>|<(?:ul|ol|table|blockquote)>)(?=<)/g, '$1\n');
}
