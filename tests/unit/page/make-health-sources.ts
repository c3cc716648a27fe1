import type { HealthSources } from '../../../utils/page/health/health-sources.ts';

interface Given {
  resources?: readonly object[];
  navigation?: object;
  buffered?: Partial<Record<string, readonly object[]>>;
  reports?: readonly object[];
  isOnline?: boolean;
  isControlled?: boolean;
  html?: string;
}

/** Makes what a page remembers of itself, and writes `html` into its body. */
export function makeHealthSources(given: Given = {}): HealthSources {
  document.body.innerHTML = given.html ?? '';
  const navigation = given.navigation === undefined ? [] : [given.navigation];
  return {
    document,
    isOnline: () => given.isOnline ?? true,
    isControlled: () => given.isControlled ?? false,
    entries: (type) => (type === 'resource' ? (given.resources ?? []) : navigation),
    buffered: (type) => given.buffered?.[type] ?? [],
    reports: () => given.reports ?? [],
  };
}

/** Makes the entry of a request. `path` may be a whole address. */
export function makeRequest(path: string, responseStatus: number, more: object = {}): object {
  return {
    name: new URL(path, location.href).href,
    initiatorType: 'fetch',
    responseStatus,
    transferSize: responseStatus === 0 ? 0 : 300,
    startTime: 100,
    duration: 120,
    responseEnd: 220,
    ...more,
  };
}
