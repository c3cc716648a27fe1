import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A marked piece of a document: what must be hidden with its kind, or, with the kind `-`, what only looks like it. */
export interface Mark {
  start: number;
  end: number;
  kind: string;
}

export interface CorpusDocument {
  title: string;
  text: string;
  marks: Mark[];
}

/** Files hold documents, each under a `=== title`, with marks as in ⟦email:ana@shop.example⟧. `‖` keeps made-up keys from being taken for lost ones. */
export function readCorpus(folder: 'tuned' | 'held-out'): CorpusDocument[] {
  const path = fileURLToPath(new URL(folder, import.meta.url));
  return readdirSync(path).flatMap((file) =>
    readFileSync(join(path, file), 'utf8').split(/^=== /m).slice(1).map(readDocument),
  );
}

function readDocument(source: string): CorpusDocument {
  const [title = '', ...lines] = source.replaceAll('‖', '').split('\n');
  const marks: Mark[] = [];
  let text = '';
  for (const piece of lines.join('\n').split(/(⟦[^⟧]*⟧)/)) {
    const [, kind, marked] = /^⟦([a-z-]+):([^⟧]*)⟧$/.exec(piece) ?? [];
    if (kind === undefined || marked === undefined) {
      text += piece;
      continue;
    }
    marks.push({ start: text.length, end: text.length + marked.length, kind });
    text += marked;
  }
  return { title, text, marks };
}
