/**
 * Reads that a page cannot bend: `<input name="firstChild">` inside a form hides the form's own property, the
 * prototype's getter still tells the truth.
 */
function read<T>(prototype: object, property: string, node: Node): T {
  return Reflect.get(prototype, property, node) as T;
}

export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  let child = read<Node | null>(Node.prototype, 'firstChild', node);
  while (child !== null) {
    children.push(child);
    child = read<Node | null>(Node.prototype, 'nextSibling', child);
  }
  return children;
}

export function localNameOf(element: Element): string {
  return read<string>(Element.prototype, 'localName', element).toLowerCase();
}

export function attributeOf(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

export function isElement(node: Node): node is Element {
  return read<number>(Node.prototype, 'nodeType', node) === Node.ELEMENT_NODE;
}

export function isText(node: Node): node is Text {
  return read<number>(Node.prototype, 'nodeType', node) === Node.TEXT_NODE;
}

/** A property or method of the document itself, which an element of the same name, as in `<form name="title">`, hides. */
export function ownOf<Name extends keyof Document>(document: Document, name: Name): Document[Name] {
  return read<Document[Name]>(Document.prototype, name, document);
}
