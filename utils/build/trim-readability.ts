/** A statement that writes to the log, its arguments' parentheses up to three deep. */
const logging = /^ *this\.log\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\);\n/gm;

/**
 * Readability without the log it keeps for its own developers, which even where nobody reads it writes out the whole
 * article, and with short names for what is its own, which minifiers must not touch. Takes the library's file and throws
 * where something of the log would be left.
 */
export function trimReadability(code: string): string {
  const quiet = code.replace(logging, '').replaceAll('if (this._debug)', 'if (false)');
  if (quiet === code || quiet.includes('this.log(')) throw new Error('Readability logs in another way');
  const own = new Set([...quiet.matchAll(/\bthis\.(_\w+)/g)].map(([, name = '']) => name));
  return [...own].reduce(
    (shorter, name, at) => shorter.replace(new RegExp(`\\b${name}\\b`, 'g'), `_${at.toString(36)}`),
    quiet,
  );
}
