import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** The ways in which a person gives files to a page. */
export type Way = 'paste' | 'drop' | 'choose';

const types: Record<string, string> = { png: 'image/png', pdf: 'application/pdf', txt: 'text/plain' };

/**
 * Returns an expression that gives files to a page by dispatching the page's events, which are not trusted. Use it if
 * the browser has no command for real input of files.
 */
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
