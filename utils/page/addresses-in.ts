/** Bounded, so that a long text without one is gone through once. */
const address =
  /[\p{L}\p{N}._%+&'’-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}(?:xn--[a-z\d-]{1,59}|\p{L}{2,24})/giu;
const most = 20;

/** The e-mail addresses in a text, once each. */
export function addressesIn(text: string): string[] {
  return [...new Set(text.match(address)?.map((one) => one.replace(/^[^\p{L}\p{N}_]+/u, '')))].slice(0, most);
}
