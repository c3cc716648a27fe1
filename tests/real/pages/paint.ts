import { planted } from './planted.ts';

type Kind = keyof typeof planted;

interface Found {
  word: string;
  kind: Kind;
  at: Range | HTMLInputElement;
}

const colours: Record<Kind, string> = { secret: '#c0c', plain: '#070' };

/** Colours secrets and plain words, wherever a library draws them, without changing the library's document. */
export function paint(): void {
  const found = findPlanted();
  for (const kind of Object.keys(planted) as Kind[]) {
    const mine = found.filter((one) => one.kind === kind);
    CSS.highlights.set(kind, new Highlight(...mine.map(({ at }) => at).filter((at) => at instanceof Range)));
    for (const { at } of mine) {
      if (at instanceof Range) continue;
      at.style.setProperty('color', colours[kind], 'important');
      at.style.setProperty('-webkit-text-fill-color', 'currentcolor', 'important');
    }
  }
}

/** Returns the places where planted words are drawn now, in CSS pixels of the window. */
export function places() {
  return findPlanted().flatMap(({ word, kind, at }) =>
    [...at.getClientRects()].map(({ x, y, width, height }) => ({ word, kind, x, y, width, height })),
  );
}

function findPlanted(): Found[] {
  const { nodes, text } = textOfPage();
  const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')];
  return (Object.keys(planted) as Kind[]).flatMap((kind) =>
    planted[kind].flatMap((word) => [
      ...rangesOf(word, nodes, text).map((at) => ({ word, kind, at })),
      ...fields.filter(({ value }) => holds(value, word)).map((at) => ({ word, kind, at })),
    ]),
  );
}

/**
 * Whether a field holds a planted word. A phone field may hold the number without its country code, because the page
 * shows the code beside it.
 */
function holds(value: string, word: string): boolean {
  const [inField, planted] = [bare(value), bare(word)];
  return inField.includes(planted) || (inField.length > 6 && planted.endsWith(inField.replace(/^0/, '')));
}

function bare(text: string): string {
  return text.replace(/[\s()+-]/g, '');
}

interface Shown {
  node: Text;
  start: number;
}

function textOfPage(): { nodes: Shown[]; text: string } {
  const nodes: Shown[] = [];
  let text = '';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text) || /^(?:SCRIPT|STYLE)$/.test(node.parentElement?.tagName ?? '')) continue;
    nodes.push({ node, start: text.length });
    text += node.data.replace(/\u00a0/g, ' ');
  }
  return { nodes, text };
}

/** Returns the ranges of each occurrence of a word: one range for each text node that it is split into. */
function rangesOf(word: string, nodes: Shown[], text: string): Range[] {
  const ranges: Range[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    for (const { node, start } of nodes) {
      const from = Math.max(0, at - start);
      const to = Math.min(node.data.length, at + word.length - start);
      if (to <= from) continue;
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      ranges.push(range);
    }
  }
  return ranges;
}
