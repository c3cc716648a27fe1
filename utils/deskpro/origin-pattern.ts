/** Returns the match pattern for this helpdesk alone. Firefox accepts no port in a match pattern. */
export function originPattern(origin: string): string {
  const url = new URL(origin);
  return `${url.protocol}//${url.hostname}/*`;
}
