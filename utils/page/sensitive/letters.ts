/** Keeps the backslashes of a pattern's source. The short name is injected many times. */
export const { raw } = String;

/**
 * Letters of the scripts that pages are written in, for a character class of a pattern. A browser prepares this class
 * many times faster than the property of all letters. In a text without capitals the class needs no flag to ignore
 * case.
 */
export const letters = raw`a-zA-Z\xaa\xb5\xba\xc0-\xd6\xd8-\xf6\xf8-\u02af\u0370-\u1fff\u3041-\u30ff\u3400-\u9fff\uac00-\ud7ff`;

/** What no letter, or no letter and no figure, may stand before or after. */
export const noLetterBefore = `(?<![${letters}])`;
export const noLetterAfter = `(?![${letters}])`;
export const noneBefore = raw`(?<![${letters}\d])`;
export const noneAfter = raw`(?![${letters}\d])`;
