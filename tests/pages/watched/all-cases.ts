import { consoleCases } from './console-cases.ts';
import { fetchCases } from './fetch-cases.ts';
import { reportedCases } from './reported-cases.ts';
import type { WatchedCases } from './watched-case.ts';
import { xhrCases } from './xhr-cases.ts';

/** The cases that need no real browser, so that the unit tests have them too. */
export const casesEverywhere: WatchedCases = {
  ...consoleCases,
  ...fetchCases,
  ...xhrCases,
  ...reportedCases,
};
