/** A statement that writes to the log, its arguments' parentheses up to three deep. */
const logging = /^ *this\.log\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\);\n/gm;

/**
 * Readability without the log it keeps for its own developers, which even where nobody reads it writes out the whole
 * article. Takes the library's file and throws where something of the log would be left.
 */
export function trimReadability(code: string): string {
  const trimmed = code.replace(logging, '').replaceAll('if (this._debug)', 'if (false)');
  if (trimmed === code || trimmed.includes('this.log(')) throw new Error('Readability logs in another way');
  return trimmed;
}
