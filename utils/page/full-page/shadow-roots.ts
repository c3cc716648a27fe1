import { anyShadowOf, isElement, parentOf as parentNodeOf, queryAll, slotOf } from '../dom.ts';

export type Root = Document | ShadowRoot;

/** A document and every shadow root in it that can be reached, outer ones first. */
export function rootsOf(document: Document): Root[] {
  const roots: Root[] = [document];
  for (const root of roots) {
    for (const element of queryAll(root, '*')) {
      const shadow = anyShadowOf(element);
      if (shadow) roots.push(shadow);
    }
  }
  return roots;
}

/** Returns the element around a node, also across shadow roots and slots; null at the top of the document. */
export function parentOf(node: Node): Element | null {
  const slot = isElement(node) ? slotOf(node) : (node as Partial<Slottable>).assignedSlot;
  if (slot) return slot;
  const parent = parentNodeOf(node);
  if (parent === null || isElement(parent)) return parent;
  return (parent as Partial<ShadowRoot>).host ?? null;
}

export function isAround(outer: Element, inner: Node): boolean {
  for (let node: Node | null = inner; node !== null; node = parentOf(node)) if (node === outer) return true;
  return false;
}

/** Returns the document of a frame; null if the element is no frame or has another origin. */
export function frameDocument(element: Element): Document | null {
  return element.localName === 'iframe' || element.localName === 'frame'
    ? ((element as HTMLIFrameElement).contentDocument ?? null)
    : null;
}

/** Returns the roots of a document, then those of each same-origin document in its frames. */
export function allRoots(document: Document): Root[][] {
  const roots = rootsOf(document);
  const frames = roots.flatMap((root) => [...queryAll(root, 'iframe,frame')]);
  const inner = frames.map(frameDocument).filter((one) => one !== null);
  return [roots, ...inner.flatMap(allRoots)];
}
