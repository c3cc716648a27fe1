import type * as z from 'zod/mini';

/** A part of a stored value that cannot be read, as it is stored. `at` names the members that it is in, outermost first. */
interface Unreadable {
  at: readonly string[];
  value: unknown;
}

/** What can be read of a stored value (null: nothing), and what cannot. */
export interface Parts<T> {
  value: T | null;
  unreadable: Unreadable[];
}

/** Reads a stored value part by part, so that one bad entry does not make the other entries unreadable. */
export interface Readable<T> {
  /** Splits a stored value into what can be read and what cannot. */
  part(raw: unknown): Parts<T>;
  /** Joins both parts to what is stored. `part` splits it into the same parts again. */
  join(value: T, unreadable: readonly Unreadable[]): unknown;
}

const nothing = (raw: unknown): Parts<never> => ({ value: null, unreadable: [{ at: [], value: raw }] });

/** A value that can be read as a whole or not at all. */
export function whole<T>(schema: z.ZodMiniType<T>): Readable<T> {
  return {
    part(raw) {
      const parsed = schema.safeParse(raw);
      return parsed.success ? { value: parsed.data, unreadable: [] } : nothing(raw);
    },
    join: (value) => value,
  };
}

/** A list whose entries are read one by one. */
export function entries<T>(schema: z.ZodMiniType<T>): Readable<T[]> {
  return {
    part(raw) {
      if (!Array.isArray(raw)) return nothing(raw);
      const parts = raw.map(whole(schema).part);
      return {
        value: parts.flatMap(({ value }) => (value === null ? [] : [value])),
        unreadable: parts.flatMap(({ unreadable }) => unreadable),
      };
    },
    join: (value, unreadable) => [...value, ...unreadable.map((one) => one.value)],
  };
}

const isObject = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

/** An object with any names, whose members are read one by one. */
export function record<T>(schema: z.ZodMiniType<T>): Readable<Record<string, T>> {
  return {
    part(raw) {
      if (!isObject(raw)) return nothing(raw);
      const parts = Object.entries(raw).map(([name, member]) => ({ name, ...whole(schema).part(member) }));
      return {
        value: Object.fromEntries(
          parts.flatMap(({ name, value }) => (value === null ? [] : [[name, value] as const])),
        ),
        unreadable: parts.flatMap(({ name, unreadable }) => unreadable.map((one) => inside(name, one))),
      };
    },
    join: (value, unreadable) => ({
      ...Object.fromEntries(unreadable.map((one) => [one.at[0], one.value])),
      ...value,
    }),
  };
}

/** An object with these members, each with its own parts. Without one of them nothing of the object can be read. */
export function members<T extends object>(
  of: { [Name in keyof T & string]: Readable<T[Name]> },
): Readable<T> {
  const names = Object.keys(of) as (keyof T & string)[];
  return {
    part(raw) {
      if (!isObject(raw)) return nothing(raw);
      const value: Partial<T> = {};
      const unreadable: Unreadable[] = [];
      for (const name of names) {
        const parts = of[name].part(raw[name]);
        if (parts.value === null) return nothing(raw);
        value[name] = parts.value;
        unreadable.push(...parts.unreadable.map((one) => inside(name, one)));
      }
      return { value: value as T, unreadable };
    },
    join: (value, unreadable) =>
      Object.fromEntries(
        names.map((name) => {
          const own = unreadable.filter(({ at }) => at[0] === name);
          return [
            name,
            of[name].join(
              value[name],
              own.map(({ at, ...one }) => ({ ...one, at: at.slice(1) })),
            ),
          ];
        }),
      ),
  };
}

function inside(name: string, { at, value }: Unreadable): Unreadable {
  return { at: [name, ...at], value };
}
