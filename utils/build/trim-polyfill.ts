/** The polyfill's table of the calls that took a callback in Manifest V2, to its closing brace. */
const table = /const apiMetadata = \{\n[\s\S]*?\n {6}\};\n/;

/**
 * webextension-polyfill without that table: the calls of Manifest V3 return promises by themselves in every browser that
 * this is built for. What is left is how messages are answered. Takes the library's file and throws where it is not as
 * known.
 */
export function trimPolyfill(code: string): string {
  if (!table.test(code)) throw new Error('webextension-polyfill has no table where it was');
  // It refuses to run with an empty one.
  return code.replace(table, 'const apiMetadata = { runtime: {} };\n');
}
