/** Returns a file name that is not in `taken`, whatever the case: `shot.png`, `shot-2.png`. */
export function uniqueName(filename: string, taken: readonly string[]): string {
  const names = new Set(taken.map((name) => name.toLowerCase()));
  const dot = filename.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [filename.slice(0, dot), filename.slice(dot)] : [filename, ''];
  let name = filename;
  for (let number = 2; names.has(name.toLowerCase()); number += 1) name = `${stem}-${number}${ending}`;
  return name;
}
