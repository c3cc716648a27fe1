type Unknowns = readonly unknown[];

/** What a browser remembers of a page. Each of them may throw, and nothing that it returns is sure to have a shape. */
export interface HealthSources {
  document: Document;
  isOnline(): boolean;
  /** Whether a service worker is in control. */
  isControlled(): boolean;
  entries(type: 'resource' | 'navigation'): Unknowns;
  /** The entries of a type that only an observer gets. */
  buffered(type: 'long-animation-frame' | 'largest-contentful-paint'): Unknowns;
  reports(): Unknowns;
}

const nothing = (): void => undefined;

/** Returns the sources of the page that this script runs in. None of them waits. */
export function healthSourcesOf(document: Document): HealthSources {
  return {
    document,
    isOnline: () => navigator.onLine,
    isControlled: () => (navigator.serviceWorker?.controller ?? null) !== null,
    entries: (type) => performance.getEntriesByType(type),
    buffered(type) {
      if (!PerformanceObserver.supportedEntryTypes.includes(type)) return [];
      const observer = new PerformanceObserver(nothing);
      observer.observe({ type, buffered: true });
      const records = observer.takeRecords();
      observer.disconnect();
      return records;
    },
    reports() {
      if (!('ReportingObserver' in globalThis)) return [];
      const types = ['csp-violation', 'intervention', 'deprecation'];
      const observer = new ReportingObserver(nothing, { types, buffered: true });
      observer.observe();
      const records = observer.takeRecords();
      observer.disconnect();
      return records;
    },
  };
}
