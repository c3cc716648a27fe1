/** Whether a text in small letters contains one of the person's `words` to hide. */
export function namesWord(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word.trim().toLowerCase()));
}
