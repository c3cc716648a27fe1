/** Decodes the percent signs of a text. Returns a text with a lone percent sign unchanged. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
