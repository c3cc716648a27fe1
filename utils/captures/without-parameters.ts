/** Returns a MIME type without its parameters, in which a site may have written anything. */
export function withoutParameters(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}
