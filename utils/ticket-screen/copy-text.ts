/** Puts a text on the clipboard. Resolves to whether it is there now. */
export function copyText(text: string): Promise<boolean> {
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
