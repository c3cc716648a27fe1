/** Returns a text as a part of a file name: letters, digits, dots, dashes and underscores, at most 60 characters. */
export function safeName(text: string): string {
  const name = text.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '');
  return [...name].slice(0, 60).join('');
}
