import { browser } from '../browser.ts';

/** Chromium stops a worker after 30 s without an event or an API call, also in the middle of a slow upload. */
const keepAwakeEveryMs = 20_000;

/** Keeps the worker from being stopped while it works. */
export function keepAwake<T>(work: () => Promise<T>): Promise<T> {
  const calling = setInterval(() => void browser.runtime.getPlatformInfo(), keepAwakeEveryMs);
  return work().finally(() => clearInterval(calling));
}
