// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import { takeSnapshot } from '../../../utils/page/snapshot.ts';
import { SnapshotReply } from '../../../utils/screenshot/page-facts.ts';

describe('a snapshot', () => {
  test('is what the page tells about itself, and passes the check on arrival', () => {
    document.title = 'Basket – Example Shop';
    document.documentElement.lang = 'de';
    document.body.innerHTML = '<p>Hello</p>';
    const snapshot = takeSnapshot(document);
    expect(snapshot).toEqual({
      url: location.href,
      title: 'Basket – Example Shop',
      language: 'de',
      window: { width: innerWidth, height: innerHeight },
      pixelRatio: devicePixelRatio,
      readable: true,
      selection: null,
    });
    expect(SnapshotReply.safeParse(snapshot).success).toBe(true);
  });

  test('of a PDF file says that its words cannot be read', () => {
    const contentType = vi.spyOn(Document.prototype, 'contentType', 'get').mockReturnValue('application/pdf');
    expect(takeSnapshot(document).readable).toBe(false);
    contentType.mockRestore();
    expect(takeSnapshot(document).readable).toBe(true);
  });

  // Browsers let `<form name="title">` hide the document's own property; happy-dom does not, so it is done by hand.
  test.each([
    'title',
    'activeElement',
    'getSelection',
    'documentElement',
    'defaultView',
    'baseURI',
    'body',
  ] as const)('of a page with a form called %s is taken all the same', (name) => {
    document.title = 'Basket';
    document.body.innerHTML = '<p>Selected</p>';
    document.getSelection()?.selectAllChildren(document.body);
    const form = document.createElement('form');
    Object.defineProperty(document, name, { value: form, configurable: true });
    const snapshot = takeSnapshot(document);
    Reflect.deleteProperty(document, name);
    expect(SnapshotReply.safeParse(snapshot).error).toBeUndefined();
    expect(snapshot.selection).toEqual([{ tag: 'p', children: ['Selected'] }]);
    expect(snapshot).toEqual(takeSnapshot(document));
  });
});
