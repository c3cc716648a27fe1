import type { JsonListener } from './json-scanner.ts';

/**
 * What is read of a part of a file; all else is passed over. `value`: a text, number or truth value. `count`: how many
 * members a list or object has, or 1 for any other value. `filled`: 1 if a text is not empty.
 */
export type Shape =
  | 'value'
  | 'count'
  | 'filled'
  | { members: Readonly<Record<string, Shape>> }
  | { items: Shape; most: number; take?: (item: unknown) => void };

/** A list of which the first members are kept. `more` is the number of the others. */
export interface ReadList {
  items: unknown[];
  more: number;
}
export type ReadObject = Map<string, unknown>;

interface Level {
  /** Null: the level is passed over. */
  shape: Shape | null;
  into: ReadObject | ReadList | null;
  /** The key of the member that comes next, in an object. */
  key: string | null;
  /** How many members there are so far. */
  count: number;
}

export function isReadList(read: unknown): read is ReadList {
  return typeof read === 'object' && read !== null && 'items' in read;
}

/** Builds what `shape` names out of a JSON text. Of two members with the same key the later one counts. */
export class HarReader implements JsonListener {
  readonly #levels: Level[] = [];
  readonly #shape: Shape;
  /** The whole, once it is read. */
  root: unknown;

  constructor(shape: Shape) {
    this.#shape = shape;
  }

  open(kind: 'object' | 'list'): void {
    const shape = this.#shapeOfNext();
    const isObject = typeof shape === 'object' && shape !== null && 'members' in shape;
    const isList = typeof shape === 'object' && shape !== null && 'items' in shape;
    if (kind === 'object' && isObject) this.#begin(shape, new Map());
    else if (kind === 'list' && isList) this.#begin(shape, { items: [], more: 0 });
    else this.#begin(shape === 'count' || shape === 'filled' ? shape : null, null);
  }

  #begin(shape: Shape | null, into: Level['into']): void {
    this.#levels.push({ shape, into, key: null, count: 0 });
  }

  /** Whether a member of the whole with this key is there or has begun. */
  hasBegun(key: string): boolean {
    const [level] = this.#levels;
    const whole = level === undefined ? this.root : level.into;
    return level?.key === key || (whole instanceof Map && whole.has(key));
  }

  close(): void {
    const { shape, into, count } = this.#levels.pop() ?? { shape: null, into: null, count: 0 };
    this.#put(shape === 'count' || shape === 'filled' ? Math.min(count, 1e6) : (into ?? undefined));
  }

  key(name: string | null): void {
    const level = this.#levels.at(-1);
    if (level !== undefined) level.key = name;
  }

  wantsText(): boolean {
    return this.#shapeOfNext() === 'value';
  }

  value(value: string | number | boolean | null | undefined, isEmpty: boolean): void {
    const shape = this.#shapeOfNext();
    const isNothing = isEmpty || value === null;
    this.#put(
      shape === 'count' || shape === 'filled' ? Number(!isNothing) : shape === 'value' ? value : undefined,
    );
  }

  #shapeOfNext(): Shape | null {
    const level = this.#levels.at(-1);
    if (level === undefined) return this.#shape;
    const { shape, key } = level;
    if (typeof shape !== 'object' || shape === null) return null;
    if ('items' in shape) return shape.items;
    return key !== null && Object.hasOwn(shape.members, key) ? (shape.members[key] ?? null) : null;
  }

  #put(value: unknown): void {
    const level = this.#levels.at(-1);
    if (level === undefined) {
      this.root = value;
      return;
    }
    level.count += 1;
    const { shape, into, key } = level;
    if (into instanceof Map) {
      if (key !== null) into.set(key, value);
    } else if (into !== null && typeof shape === 'object' && shape !== null && 'items' in shape) {
      if (level.count > shape.most) into.more += 1;
      else if (shape.take === undefined) into.items.push(value);
      else shape.take(value);
    }
  }
}
