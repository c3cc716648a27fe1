/** The width of a text in image pixels, in the font that annotations are written in. */
export type Measure = (text: string, fontSize: number) => number;

/** The size of text written with lines of this weight. */
export function fontSizeOf(weight: number): number {
  return weight * 5;
}

export function lineHeightOf(weight: number): number {
  return Math.round(fontSizeOf(weight) * 1.25);
}

export function fontOf(fontSize: number): string {
  return `600 ${fontSize}px system-ui, sans-serif`;
}

/** Breaks a text to a width: at its own line breaks, then between words, and inside a word only where it has no room alone. */
export function wrap(text: string, width: number, measure: (text: string) => number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(/(?<=\s)(?=\S)/)) {
      if (line === '' || measure((line + word).trimEnd()) <= width) line += word;
      else {
        lines.push(line.trimEnd());
        line = word;
      }
      const pieces = piecesOf(line.trimEnd(), width, measure);
      if (pieces.length < 2) continue;
      line = `${pieces.pop() ?? ''}${word.slice(word.trimEnd().length)}`;
      lines.push(...pieces);
    }
    return [...lines, line.trimEnd()];
  });
}

/** A single character is never broken, however narrow the room. */
function piecesOf(word: string, width: number, measure: (text: string) => number): string[] {
  if (measure(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    if (piece !== '' && measure(piece + segment) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += segment;
  }
  return [...pieces, piece];
}
