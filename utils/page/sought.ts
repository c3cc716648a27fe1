/**
 * Why a hidden address is probably not private: it is the requester's own, or the site shows it to everybody in the
 * page's footer.
 */
export const spares = ['own', 'footer'] as const;
export type Spare = (typeof spares)[number];

/**
 * What a page is searched for besides what looks sensitive: the person's words, and the addresses of the requester, in
 * small letters. A list, because a page's scripts parse a list with the least code.
 */
export type Sought = readonly [words: readonly string[], own: readonly string[]];
