import { casesEverywhere } from './all-cases.ts';
import { browserCases } from './browser-cases.ts';
import { at, type CasePage } from './watched-case.ts';

/** The script of a frame with one case. The page around it calls `runCase` once. */
declare global {
  interface Window {
    /** Resolves to what the page of the case finds out, as JSON. */
    runCase?: () => Promise<string>;
    isHooked?: () => boolean;
  }
}

const cases = { ...casesEverywhere, ...browserCases };
const [name = '', when] = decodeURIComponent(location.hash.slice(1)).split('|');
const one = cases[name];
if (one === undefined) throw new Error(`There is no case ${name}`);

const ownFetch = window.fetch.bind(window);
const page = window as unknown as CasePage;
page.noticed = [];
page.unhandledIn = async (does) => {
  const heard: string[] = [];
  const hear = (event: PromiseRejectionEvent): void => {
    heard.push(String(event.reason));
    event.preventDefault();
  };
  window.addEventListener('unhandledrejection', hear);
  await does();
  // A request that was sent before has failed when a later one has.
  await ownFetch(at('cut')).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 200));
  window.removeEventListener('unhandledrejection', hear);
  return heard;
};

// The text of a proxy has no name. No case wraps these two functions in a proxy of its own.
window.isHooked = () =>
  [page.console['error'], page.XMLHttpRequest?.prototype.open].some(
    (now) => now !== undefined && /^function \(\)/.test(Function.prototype.toString.call(now)),
  );
if (when === 'before') one.prepares?.(page);

window.runCase = async () => {
  if (when !== 'before') one.prepares?.(page);
  const returned = await Promise.race([
    Promise.resolve(one.does(page)).catch((thrown: unknown) => ['thrown', String(thrown)]),
    new Promise((resolve) => setTimeout(resolve, 30_000, 'no end')),
  ]);
  return JSON.stringify({ returned, noticed: page.noticed }, (_key, value: unknown) => {
    if (value === undefined) return 'undefined';
    return value instanceof Error ? String(value) : value;
  });
};
