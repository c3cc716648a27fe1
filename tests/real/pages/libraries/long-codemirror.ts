import { GutterMarker, gutter } from '@codemirror/view';
import { basicSetup, EditorView } from 'codemirror';
import { bandOf, linesOf, paneHeight, rowCount } from '../bands.ts';

class Band extends GutterMarker {
  readonly #at: number;

  constructor(at: number) {
    super();
    this.#at = at;
  }

  override toDOM(): Node {
    return bandOf(this.#at);
  }
}

export function draw(root: HTMLElement): void {
  const doc = Array.from({ length: rowCount }, (_, at) => linesOf(at)).join('\n');
  const bands = gutter({
    lineMarker: (view, { from }) => new Band(view.state.doc.lineAt(from).number - 1),
  });
  const height = EditorView.theme({
    '&': { height: `${paneHeight}px` },
    '.cm-scroller': { overflow: 'auto' },
  });
  new EditorView({ doc, extensions: [bands, basicSetup, height], parent: root });
}
