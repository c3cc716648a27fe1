import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A marked piece of a document. `kind` says what it is and that it must be hidden; `-` means that it only looks
 * sensitive.
 */
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

/**
 * Reads all documents of a folder. In the files each document follows a `=== title` and has marks such as
 * ⟦email:ana@shop.example⟧. `‖` inside made-up keys keeps scanners from taking them for leaked ones; it is removed.
 */
export function readCorpus(folder: 'tuned' | 'held-out'): CorpusDocument[] {
  const path = fileURLToPath(new URL(folder, import.meta.url));
  return readdirSync(path).flatMap((file) =>
    readFileSync(join(path, file), 'utf8').split(/^=== /m).slice(1).map(readDocument),
  );
}

/** One line of a JSON file. Each of `secrets` is in `text`. A text whose kind begins with `none:` has no secrets. */
interface ShortText {
  id: string;
  kind: string;
  lang: string;
  text: string;
  secrets: string[];
}

/**
 * Short texts of one kind each: texts by strangers, our own from before we knew the rules (`own`) and from after
 * (`second`), and texts by two writers who knew none of the rules (`third` and `fourth`).
 */
export const shortTextNames = ['strangers', 'own', 'second', 'third', 'fourth'] as const;

export function readShortTexts(name: (typeof shortTextNames)[number]): CorpusDocument[] {
  const path = fileURLToPath(new URL(`short/${name}.jsonl`, import.meta.url));
  const lines = readFileSync(path, 'utf8').replaceAll('‖', '').trim().split('\n');
  return lines.map((line) => {
    const { id, kind, lang, text, secrets } = JSON.parse(line) as ShortText;
    const marks = secrets.map((secret) => {
      const start = text.indexOf(secret);
      return { start, end: start + secret.length, kind };
    });
    return { title: `${id} (${lang})`, text, marks };
  });
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
