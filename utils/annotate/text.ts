/** Returns the width of a text in the font of annotations, in image pixels. */
export type Measure = (text: string, fontSize: number) => number;

/** Returns the font size for lines of this width, both in image pixels. */
export function fontSizeOf(weight: number): number {
  return weight * 5;
}

export function lineHeightOf(weight: number): number {
  return Math.round(fontSizeOf(weight) * 1.25);
}

export function fontOf(fontSize: number): string {
  return `600 ${fontSize}px system-ui, sans-serif`;
}

/**
 * Breaks a text into lines: at its own line breaks, then between words, and inside a word only if the word alone is too
 * wide.
 */
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

/** Breaks a word into pieces that fit the width. A single character is never broken, even if it is too wide. */
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
