/** Turns a value of one version into a value of the next. Returns what it does not understand as it is. */
export type Migration = (value: unknown) => unknown;

/** The version of values that were stored before versions were, and of things that were never changed since. */
export const firstVersion = 1;

/** The version that a chain leads to. Its first step begins at `firstVersion`. */
export function versionAfter(migrations: readonly Migration[]): number {
  return firstVersion + migrations.length;
}

/** Returns a value of `version` in the version that the chain leads to; undefined if it is of a later version. */
export function migrate(value: unknown, version: number, migrations: readonly Migration[]): unknown {
  if (version < firstVersion || version > versionAfter(migrations)) return undefined;
  return migrations.slice(version - firstVersion).reduce((before, step) => step(before), value);
}
