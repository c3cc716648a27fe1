/** A text whose percent signs are decoded. A text with a lone percent sign stays as it is. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
