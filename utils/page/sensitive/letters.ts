/**
 * Letters as a set of a pattern has them, of the scripts that pages are written in. A browser prepares such a set many times
 * sooner than the property of all letters, and in a text without capitals it needs no regard to case.
 */
export const letters = String.raw`a-zA-Z\xaa\xb5\xba\xc0-\xd6\xd8-\xf6\xf8-\u02af\u0370-\u1fff\u3041-\u30ff\u3400-\u9fff\uac00-\ud7ff`;
