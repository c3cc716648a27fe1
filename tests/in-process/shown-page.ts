import { Window } from 'happy-dom';
import { PNG } from 'pngjs';

/** A rule of a browser's own style sheet that happy-dom lacks. */
export const hiddenRule = '<style>[hidden] { display: none }</style>';

const size = { width: 64, height: 40 };

/** A web page in a tab. Its document is real. Its picture and the results of most injected scripts are made up. */
export class ShownPage {
  readonly #window: Window;

  constructor(url: string, html: string) {
    this.#window = new Window({ url });
    this.#window.document.write(html);
    this.#window.document.head.insertAdjacentHTML('beforeend', hiddenRule);
  }

  title(): string {
    return this.#window.document.title;
  }

  /** Returns the screenshot, a PNG, as a data URL. */
  picture(): string {
    const png = new PNG(size);
    png.data.fill(200);
    return `data:image/png;base64,${PNG.sync.write(png).toString('base64')}`;
  }

  /**
   * Returns what the injected files answer. As in a browser, only the last file's answer counts. Tasks need a layout, so
   * their answer is null.
   */
  async run(files: readonly string[]): Promise<unknown> {
    switch (files.at(-1)) {
      case '/page-snapshot.js': {
        const { takeSnapshot } = await import('../../utils/page/snapshot.ts');
        return takeSnapshot(this.#window.document as unknown as Document);
      }
      case '/page-look.js':
        return {
          regions: [],
          unread: [],
          images: [],
          view: { x: 0, y: 0, ...size },
          scroll: { x: 0, y: 0 },
          incomplete: false,
        };
      default:
        return null;
    }
  }

  async evaluate<T>(expression: string): Promise<T> {
    return new Function('document', `return (${expression})`)(this.#window.document);
  }
}
