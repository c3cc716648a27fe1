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

/** A short text as a line of JSON has it: each of `secrets` is in `text`, and a kind that begins with `none:` has none. */
interface ShortText {
  id: string;
  kind: string;
  lang: string;
  text: string;
  secrets: string[];
}

/** Short texts of one kind each: those that strangers wrote, those that we wrote before we knew the rules, and those that we wrote after. */
export function readShortTexts(name: 'strangers' | 'own' | 'second'): CorpusDocument[] {
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
