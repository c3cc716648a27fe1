/** What a scanner tells of a JSON text, in its order. */
export interface JsonListener {
  open(kind: 'object' | 'list'): void;
  close(): void;
  /** Null: the key is longer than `longestKey`. */
  key(name: string | null): void;
  /** Whether the text of the next value is wanted, if the value is a text. */
  wantsText(): boolean;
  /** A value that is no object and no list. A text that is not wanted or too long is undefined. */
  value(value: string | number | boolean | null | undefined, isEmpty: boolean): void;
}

/** UTF-16 units, as written in the file. */
const longestText = 8000;
const longestKey = 200;
const longestNumber = 400;
const deepest = 1000;

type Expected = 'value' | 'first-item' | 'key' | 'first-key' | 'colon' | 'next' | 'end';

/** What is known of the text that is being read. `pieces` is null if nobody wants the text. */
interface OpenText {
  isKey: boolean;
  pieces: string[] | null;
  length: number;
}

/**
 * Reads a JSON text piece by piece and keeps nothing of it: a file of any size takes as much memory as its longest
 * wanted text. Throws a SyntaxError at what is no JSON, and at more than 1,000 levels.
 */
export class JsonScanner {
  readonly #listener: JsonListener;
  readonly #levels: ('{' | '[')[] = [];
  #expected: Expected = 'value';
  #text: OpenText | null = null;
  /** The end of the last piece, which cannot be read without the next piece. */
  #rest = '';

  constructor(listener: JsonListener) {
    this.#listener = listener;
  }

  read(piece: string): void {
    const text = this.#rest + piece;
    this.#rest = '';
    let at = 0;
    while (at < text.length) {
      const next = this.#text === null ? this.#readToken(text, at) : this.#readText(this.#text, text, at);
      if (next === null) {
        this.#rest = text.slice(at);
        return;
      }
      at = next;
    }
  }

  end(): void {
    // Ends a number that stands alone.
    this.read(' ');
    if (this.#expected !== 'end') throw new SyntaxError('The text ends too early');
  }

  /** Returns the place after a token; null if the piece ends within it. */
  #readToken(text: string, at: number): number | null {
    const char = text[at] ?? '';
    if (/[\s\uFEFF]/.test(char)) return at + 1;
    switch (this.#expected) {
      case 'colon':
        return this.#take(char, ':', 'value', at);
      case 'first-key':
        return char === '}' ? this.#close(at) : this.#beginText(char, true, at);
      case 'key':
        return this.#beginText(char, true, at);
      case 'next':
        if (char === (this.#levels.at(-1) === '{' ? '}' : ']')) return this.#close(at);
        return this.#take(char, ',', this.#levels.at(-1) === '{' ? 'key' : 'value', at);
      case 'end':
        throw new SyntaxError('The text goes on after its end');
      default:
        return this.#readValue(text, char, at);
    }
  }

  #readValue(text: string, char: string, at: number): number | null {
    if (char === ']' && this.#expected === 'first-item') return this.#close(at);
    if (char === '"') return this.#beginText(char, false, at);
    if (char === '{' || char === '[') {
      if (this.#levels.length >= deepest) throw new SyntaxError('The text has too many levels');
      this.#levels.push(char);
      this.#listener.open(char === '{' ? 'object' : 'list');
      this.#expected = char === '{' ? 'first-key' : 'first-item';
      return at + 1;
    }
    const [word = ''] = text.slice(at, at + longestNumber + 1).match(/^[-+.\w]+/) ?? [];
    if (word === '' || word.length > longestNumber) throw new SyntaxError('A value is none of JSON');
    if (at + word.length === text.length) return null;
    this.#listener.value(JSON.parse(word) as number | boolean | null, false);
    this.#afterValue();
    return at + word.length;
  }

  #take(char: string, wanted: string, expected: Expected, at: number): number {
    if (char !== wanted) throw new SyntaxError(`There is no ${wanted}`);
    this.#expected = expected;
    return at + 1;
  }

  #close(at: number): number {
    this.#levels.pop();
    this.#listener.close();
    this.#afterValue();
    return at + 1;
  }

  #afterValue(): void {
    this.#expected = this.#levels.length === 0 ? 'end' : 'next';
  }

  #beginText(char: string, isKey: boolean, at: number): number {
    if (char !== '"') throw new SyntaxError('There is no text');
    const isWanted = isKey || this.#listener.wantsText();
    this.#text = { isKey, pieces: isWanted ? [] : null, length: 0 };
    return at + 1;
  }

  /**
   * Reads on to the next quotation mark or escape, or to the end of a text that nobody wants. Null if the piece ends
   * within an escape.
   */
  #readText(open: OpenText, text: string, at: number): number | null {
    const part = open.pieces === null ? unwanted : plain;
    part.lastIndex = at;
    const [found = ''] = part.exec(text) ?? [];
    if (found !== '') {
      keep(open, found);
      return at + found.length;
    }
    if (text[at] === '"') {
      this.#endText(open);
      return at + 1;
    }
    const end = at + (text[at + 1] === 'u' ? 6 : 2);
    if (end > text.length) return null;
    keep(open, text.slice(at, end));
    return end;
  }

  #endText({ isKey, pieces, length }: OpenText): void {
    this.#text = null;
    const text = pieces === null ? undefined : decodeText(pieces.join(''));
    if (isKey) {
      this.#listener.key(text ?? null);
      this.#expected = 'colon';
      return;
    }
    this.#listener.value(text, length === 0);
    this.#afterValue();
  }
}

const plain = /[^"\\]*/y;
/**
 * Matches a text with its escapes, as far as the piece has them whole. Most of a file is text that nobody wants. Many more
 * escapes at a time would exceed the browser's stack.
 */
const unwanted = /[^"\\]*(?:\\(?:[^u]|u.{4})[^"\\]*){0,9999}/sy;

/** Keeps a part of a text, or gives the text up if it gets too long. */
function keep(open: OpenText, part: string): void {
  open.length += part.length;
  if (open.length > (open.isKey ? longestKey : longestText)) open.pieces = null;
  open.pieces?.push(part);
}

/** Some writers leave control characters as they are. */
function decodeText(written: string): string {
  const escaped = written.replace(
    /\p{Cc}/gu,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return JSON.parse(`"${escaped}"`) as string;
}
