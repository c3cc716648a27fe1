/** One part of a pattern: a character, a position, a reference to a group, or one of several sequences. */
type Node =
  | { type: 'character' | 'place'; test: RegExp }
  | { type: 'again'; group: number }
  | { type: 'group'; number: number | null; choices: Piece[][] }
  | { type: 'ahead'; isWanted: boolean; choices: Piece[][] };
interface Piece {
  node: Node;
  least: number;
  most: number;
  isLazy: boolean;
}

/**
 * Runs a pattern at every position of a text, as a backtracking engine does, and counts the characters and positions
 * that it tests. This is the pattern's cost, independent of the machine's speed. Supports only the syntax of our
 * patterns, and throws on other syntax.
 */
export function countSteps(pattern: RegExp, text: string): number {
  const choices = parse(pattern.source, pattern.flags);
  let steps = 0;
  const groups: string[] = [];

  const isAt = (test: RegExp, at: number): boolean => {
    steps += 1;
    test.lastIndex = at;
    return test.test(text);
  };
  const anyOf = (all: Piece[][], at: number, then: (at: number) => boolean): boolean =>
    all.some((pieces) => sequence(pieces, 0, at, then));
  const sequence = (pieces: Piece[], index: number, at: number, then: (at: number) => boolean): boolean => {
    const piece = pieces[index];
    if (piece === undefined) return then(at);
    const next = (after: number) => sequence(pieces, index + 1, after, then);
    return piece.node.type === 'character'
      ? run(piece, piece.node.test, at, next)
      : repeat(piece, 0, at, next);
  };
  /** Matches a repeated character, which needs no recursion. */
  const run = (
    { least, most, isLazy }: Piece,
    test: RegExp,
    at: number,
    then: (at: number) => boolean,
  ): boolean => {
    const ends = [at];
    const take = (): boolean => {
      const end = ends.at(-1) ?? at;
      if (ends.length > most || !isAt(test, end)) return false;
      ends.push(end + ((text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1));
      return true;
    };
    while (ends.length <= (isLazy ? least : most) && take());
    if (ends.length <= least) return false;
    if (isLazy) {
      do if (then(ends.at(-1) ?? at)) return true;
      while (take());
      return false;
    }
    return ends.slice(least).reverse().some(then);
  };
  const repeat = (piece: Piece, done: number, at: number, then: (at: number) => boolean): boolean => {
    const more = () =>
      done < piece.most &&
      once(
        piece.node,
        at,
        (after) => (after > at || done < piece.least) && repeat(piece, done + 1, after, then),
      );
    const enough = () => done >= piece.least && then(at);
    return piece.isLazy ? enough() || more() : more() || enough();
  };
  const once = (node: Node, at: number, then: (at: number) => boolean): boolean => {
    switch (node.type) {
      case 'group':
        return anyOf(node.choices, at, (after) => {
          if (node.number !== null) groups[node.number] = text.slice(at, after);
          return then(after);
        });
      case 'ahead':
        return anyOf(node.choices, at, () => true) === node.isWanted && then(at);
      case 'again': {
        const found = groups[node.group] ?? '';
        steps += found.length + 1;
        return text.startsWith(found, at) && then(at + found.length);
      }
      default:
        return isAt(node.test, at) && then(at);
    }
  };
  for (let at = 0; at < text.length; at += 1) {
    groups.length = 0;
    anyOf(choices, at, () => true);
  }
  return steps;
}

function parse(source: string, flags: string): Piece[][] {
  const sticky = (pattern: string) => new RegExp(pattern, `${flags}y`);
  const escaped = /\\(?:[pP]\{[^}]*\}|u[\da-f]{4}|.)/iy;
  const set = /\[(?:\\.|[^\]\\])*\]/y;
  const sets = new RegExp(set, 'g');
  let at = 0;
  let numbered = 0;
  const eat = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (found === null) return null;
    at += found[0].length;
    return found[0];
  };
  const choices = (): Piece[][] => {
    const all: Piece[][] = [[]];
    while (at < source.length && source[at] !== ')') {
      if (eat(/\|/y) !== null) all.push([]);
      else all.at(-1)?.push({ node: atom(), ...quantity() });
    }
    return all;
  };
  const closed = (): Piece[][] => {
    const all = choices();
    if (eat(/\)/y) === null) throw new Error(`no end of a group in ${source}`);
    return all;
  };
  const atom = (): Node => {
    const behind = eat(/\(\?<[=!]/y);
    if (behind !== null) {
      const from = at;
      closed();
      const inside = source.slice(from, at);
      if (/[*+{]/.test(inside.replace(sets, '').replace(/[pP]\{/g, '')))
        throw new Error(`a long look back in ${source}`);
      return { type: 'place', test: sticky(behind + inside) };
    }
    if (eat(/\(\?:/y) !== null) return { type: 'group', number: null, choices: closed() };
    const ahead = eat(/\(\?[=!]/y);
    if (ahead !== null) return { type: 'ahead', isWanted: ahead === '(?=', choices: closed() };
    if (eat(/\((?:\?<\w+>)?/y) !== null) {
      numbered += 1;
      return { type: 'group', number: numbered, choices: closed() };
    }
    const again = eat(/\\[1-9]/y);
    if (again !== null) return { type: 'again', group: Number(again[1]) };
    const character = eat(set) ?? eat(escaped) ?? eat(/[^()[\]{}*+?\\|]/y);
    if (character === null) throw new Error(`unknown at ${at} in ${source}`);
    return { type: /^[\^$]$/.test(character) ? 'place' : 'character', test: sticky(character) };
  };
  const quantity = (): Omit<Piece, 'node'> => {
    const [, least, comma, most] = /^\{(\d+)(,?)(\d*)\}$/.exec(eat(/\{\d+,?\d*\}/y) ?? '') ?? [];
    const sign = least === undefined ? eat(/[*+?]/y) : null;
    const isLazy = (least !== undefined || sign !== null) && eat(/\?/y) !== null;
    if (least !== undefined)
      return { least: Number(least), most: comma === '' ? Number(least) : Number(most || Infinity), isLazy };
    if (sign === null) return { least: 1, most: 1, isLazy };
    return { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Infinity, isLazy };
  };
  return choices();
}
