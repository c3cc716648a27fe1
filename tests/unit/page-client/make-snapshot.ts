import type { PageSnapshot } from '../../../utils/page/snapshot.ts';

/** Makes the snapshot of a small page with nothing selected. */
export function makeSnapshot(more: Partial<PageSnapshot> = {}): PageSnapshot {
  return {
    url: 'https://a.example/',
    canonicalUrl: '',
    title: 'A',
    language: 'en',
    window: { width: 10, height: 10 },
    pixelRatio: 1,
    readable: true,
    hasSelection: false,
    addresses: [],
    isActive: true,
    hasFrames: false,
    ...more,
  };
}
