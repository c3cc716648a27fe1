import type { PageText, Piece, Run } from './page-text.ts';
import { keepsLines, type Place } from './place.ts';

/** A blank of no width, which detectors ignore. */
const filler = '\u200b';

/** Matches a text with blanks that a browser may not show. */
const collapsible = /[\t\n\r\f]| {2}|^ /;

export type PageTextWriter = ReturnType<typeof createPageTextWriter>;

/** Returns a writer of a page's text, at most `mostCharacters` long (UTF-16 units), and of where each part comes from. */
export function createPageTextWriter(mostCharacters: number) {
  const chunks: string[] = [];
  const pieces: Piece[] = [];
  const runs: Run[] = [];
  let length = 0;
  let last = '\n';
  let firstOfRun = 0;
  let isCut = false;
  /** The place that was last asked whether it keeps lines, and the answer. */
  let asked: Place | null = null;
  let isKept = false;

  // A style takes long to read, and an element may have many texts.
  const keeps = (place: Place): boolean => {
    if (place !== asked) isKept = keepsLines(place);
    asked = place;
    return isKept;
  };
  const write = (text: string): void => {
    if (text === '') return;
    chunks.push(text);
    length += text.length;
    const end = text.at(-1);
    last = (end === filler ? text.replaceAll(filler, '').at(-1) : end) ?? last;
  };
  const endRun = (): void => {
    const first = pieces[firstOfRun];
    const end = pieces.at(-1)?.end;
    if (first !== undefined && end !== undefined)
      runs.push({
        start: first.start,
        end,
        first: firstOfRun,
        last: pieces.length,
        place: first.place,
      });
    firstOfRun = pieces.length;
  };
  /** Writes a page's text and notes where it comes from. Writes nothing if the text would get too long. */
  const show = (text: string, node: Text | Element, place: Place, pseudo?: Piece['pseudo']): void => {
    if (length + text.length > mostCharacters) {
      isCut = true;
      return;
    }
    pieces.push({
      start: length,
      end: length + text.length,
      node: place.drawnBy ?? node,
      place,
      pseudo,
    });
    write(text);
  };

  return {
    /** Writes a text that is not the page's: a separator or a label. */
    write,
    show,
    /** Writes a text node as the browser shows it. */
    showText: (node: Text, place: Place): void => {
      const { data } = node;
      // Nothing stands before such blanks, and nothing private is in them.
      if (last === '\n' && data.trim() === '') return;
      const isAsShown = !collapsible.test(data) || keeps(place);
      show(isAsShown ? data : onOneLine(data, last), node, place);
    },
    endRun,
    /** Ends the run, and writes a separator if the text does not end with it or with a line break. */
    separate: (separator: string): void => {
      endRun();
      if (last !== '\n' && last !== separator) write(separator);
    },
    isAtLineStart: (): boolean => last === '\n',
    done: (): Pick<PageText, 'text' | 'pieces' | 'runs'> & { isCut: boolean } => {
      endRun();
      return { text: chunks.join(''), pieces, runs, isCut };
    },
  };
}

/**
 * Collapses blanks as the browser shows them, after a text that ends with `last`. Fillers replace the blanks that are
 * not shown, so that the length stays the same.
 */
function onOneLine(text: string, last: string): string {
  const isAfterBlank = /\s/.test(last);
  // A single blank inside stays as it is.
  return text.replace(/[\t\n\r\f ]{2,}|[\t\n\r\f]|^ /g, (blanks, at: number) =>
    (at === 0 && isAfterBlank ? filler : ' ').padEnd(blanks.length, filler),
  );
}
