import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** How files come to a page. */
export type Way = 'paste' | 'drop' | 'choose';

const types: Record<string, string> = { png: 'image/png', pdf: 'application/pdf', txt: 'text/plain' };

/** An expression that hands files to a page where the browser cannot be told to do it: the events are the page's own, not trusted. */
export function givingExpression(way: Way, paths: readonly string[]): string {
  const files = paths.map((path) => ({
    name: basename(path),
    type: types[path.split('.').at(-1) ?? ''] ?? '',
    base64: readFileSync(path).toString('base64'),
  }));
  return `(async () => {
    const data = new DataTransfer();
    for (const { name, type, base64 } of ${JSON.stringify(files)}) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      data.items.add(new File([bytes], name, { type }));
    }
    const way = ${JSON.stringify(way)};
    const target = document.activeElement ?? document.body;
    const init = { bubbles: true, cancelable: true };
    if (way === 'paste') {
      // Firefox makes a paste event without the data it is given.
      const event = new ClipboardEvent('paste', init);
      Object.defineProperty(event, 'clipboardData', { value: data });
      target.dispatchEvent(event);
    }
    if (way === 'drop') {
      for (const type of ['dragover', 'drop']) target.dispatchEvent(new DragEvent(type, { ...init, dataTransfer: data }));
    }
    if (way === 'choose') {
      const input = document.querySelector('input[type=file]');
      input.files = data.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }
  })()`;
}
