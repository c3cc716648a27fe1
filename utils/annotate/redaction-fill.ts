/** The fill of a redaction: opaque, and the same whatever is under it. */
export const redactionFill = '#14171d';
