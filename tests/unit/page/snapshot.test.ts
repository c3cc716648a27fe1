// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import { takeSnapshot } from '../../../utils/page/snapshot.ts';
import { replyIn } from '../../../utils/page-client/ask-in-page.ts';
import { SnapshotReply } from '../../../utils/page-client/page-facts.ts';

describe('a snapshot', () => {
  test('is what the page tells about itself, and passes the check on arrival', () => {
    document.title = 'Basket – Example Shop';
    document.documentElement.lang = 'de';
    document.body.innerHTML = '<p>Hello</p>';
    const snapshot = takeSnapshot(document);
    expect(snapshot).toEqual({
      url: location.href,
      canonicalUrl: '',
      title: 'Basket – Example Shop',
      language: 'de',
      window: { width: innerWidth, height: innerHeight },
      pixelRatio: devicePixelRatio,
      readable: true,
      hasSelection: false,
      addresses: [],
      isActive: true,
      hasFrames: false,
    });
    expect(replyIn(SnapshotReply, snapshot)).toEqual(snapshot);
  });

  test('has the address the page says it belongs to, whole', () => {
    document.head.innerHTML = '<link rel="CANONICAL" href="/basket">';
    expect(takeSnapshot(document).canonicalUrl).toBe(new URL('/basket', document.baseURI).href);
    document.head.innerHTML = '<link rel="canonical" href="http://[">';
    expect(takeSnapshot(document).canonicalUrl).toBe('');
    document.head.innerHTML = '';
  });

  test('is taken of a page whose selection cannot be read', () => {
    const getSelection = vi.spyOn(Object.getPrototypeOf(document), 'getSelection').mockImplementation(() => {
      throw new Error('hostile');
    });
    expect(takeSnapshot(document)).toMatchObject({ title: document.title, hasSelection: false });
    getSelection.mockRestore();
  });

  test('says that what is selected may be in a frame', () => {
    document.body.innerHTML = '<p>Selected</p>';
    // The frame is not in the document, because it would load there.
    const frame = document.createElement('iframe');
    const active = vi.spyOn(Object.getPrototypeOf(document), 'activeElement', 'get').mockReturnValue(frame);
    expect(takeSnapshot(document)).toMatchObject({ isActive: false, hasFrames: true });
    active.mockRestore();
    document.body.innerHTML = '<p>Selected</p>';
    expect(takeSnapshot(document)).toMatchObject({ isActive: true, hasFrames: false });
    document.body.innerHTML = '';
  });

  test('of a PDF file says that its words cannot be read', () => {
    const contentType = vi
      .spyOn(Object.getPrototypeOf(document), 'contentType', 'get')
      .mockReturnValue('application/pdf');
    expect(takeSnapshot(document).readable).toBe(false);
    contentType.mockRestore();
    expect(takeSnapshot(document).readable).toBe(true);
  });

  // Browsers let `<form name="title">` hide the document's own property. happy-dom does not, so the test does it.
  test.each([
    'title',
    'activeElement',
    'getSelection',
    'documentElement',
    'defaultView',
    'baseURI',
    'body',
    'querySelector',
    'contentType',
  ] as const)('of a page with a form called %s is taken all the same', (name) => {
    document.title = 'Basket';
    document.body.innerHTML = '<p>Selected</p>';
    document.getSelection()?.selectAllChildren(document.body);
    const form = document.createElement('form');
    Object.defineProperty(document, name, { value: form, configurable: true });
    const snapshot = takeSnapshot(document);
    Reflect.deleteProperty(document, name);
    expect(replyIn(SnapshotReply, snapshot)).toEqual(snapshot);
    expect(snapshot.hasSelection).toBe(true);
    expect(snapshot).toEqual(takeSnapshot(document));
  });
});
