/**
 * Reads that a page cannot bend: `<input name="firstChild">` inside a form hides the form's own property, the
 * prototype's getter still tells the truth. Whatever is global is looked up once: in Firefox a look-up of `Node` or `Element`
 * takes a script in a page ten times as long as what is then asked of them.
 */
function getterOf<T>(prototype: object, property: string): (node: Node) => T {
  const get = Object.getOwnPropertyDescriptor(prototype, property)?.get;
  return (node) => get?.call(node) as T;
}

const { TEXT_NODE, ELEMENT_NODE } = Node;
const { contains: nodeContains, getRootNode } = Node.prototype;
const { prototype: elements } = Element;
const { getAttribute, getAttributeNames, checkVisibility } = elements;
const computeStyle = getComputedStyle;
const visibility = { checkOpacity: true, checkVisibilityCSS: true };
const html = 'http://www.w3.org/1999/xhtml';
const nodeTypeOf = getterOf<number>(Node.prototype, 'nodeType');
export const firstChildOf = getterOf<Node | null>(Node.prototype, 'firstChild');
const nextSiblingOf = getterOf<Node | null>(Node.prototype, 'nextSibling');
const rawNameOf = getterOf<string>(Element.prototype, 'localName');

export const parentOf = getterOf<Node | null>(Node.prototype, 'parentNode');
export const slotOf = getterOf<HTMLSlotElement | null | undefined>(Element.prototype, 'assignedSlot');
/** Texts have a getter of their own: that of elements throws for a text. */
const textSlotOf = getterOf<HTMLSlotElement | null | undefined>(Text.prototype, 'assignedSlot');
export const textOf = getterOf<string>(Node.prototype, 'textContent');

/** An element's open shadow root. */
export const shadowOf = getterOf<ShadowRoot | null>(Element.prototype, 'shadowRoot');

/** An element's shadow root, also where it is closed: browsers tell their extensions of those. Firefox has it on the element. */
export const anyShadowOf =
  'openOrClosedShadowRoot' in Element.prototype
    ? getterOf<ShadowRoot | null>(Element.prototype, 'openOrClosedShadowRoot')
    : (element: Element) => chromiumShadowOf(element) ?? shadowOf(element);

/** Chromium has it beside the element, in a world of the extension's own. */
function chromiumShadowOf(element: Element): ShadowRoot | null {
  const { dom } = Reflect.get(globalThis, 'chrome') ?? {};
  // A frame's elements are of classes of its own; the browser refuses what is none of HTML.
  return dom && element.namespaceURI === html ? dom.openOrClosedShadowRoot(element) : null;
}

export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = firstChildOf(node); child !== null; child = nextSiblingOf(child)) children.push(child);
  return children;
}

/**
 * The node in which a node is drawn: the slot if the node is assigned to one, else its parent. A shadow root is drawn in its
 * host. Null for the document.
 */
export function shownParentOf(node: Node): Node | null {
  const slot = isElement(node) ? slotOf(node) : isText(node) ? textSlotOf(node) : null;
  return slot ?? parentOf(node) ?? ('host' in node ? (node as ShadowRoot).host : null);
}

/**
 * The children as they are shown: of a shadow root in its host's place, in a slot what is put into it, and of closed
 * details the summary alone.
 */
export function shownChildrenOf(
  node: Node,
  shadowRootOf: (element: Element) => ShadowRoot | null = shadowOf,
): Node[] {
  if (!isElement(node)) return childrenOf(node);
  const root = shadowRootOf(node);
  if (root !== null) return childrenOf(root);
  if (isClosedDetails(node)) return childrenOf(node).filter(isSummary).slice(0, 1);
  // A frame has classes of its own: the name tells what its elements are.
  const isSlot = localNameOf(node) === 'slot' && 'assignedNodes' in node;
  const put = isSlot ? (node as HTMLSlotElement).assignedNodes() : [];
  return put.length > 0 ? put : childrenOf(node);
}

export function isClosedDetails(element: Element): boolean {
  return localNameOf(element) === 'details' && attributeOf(element, 'open') === null;
}

function isSummary(node: Node): boolean {
  return isElement(node) && localNameOf(node) === 'summary';
}

export function contains(node: Node, other: Node): boolean {
  return nodeContains.call(node, other);
}

export function localNameOf(element: Element): string {
  return rawNameOf(element).toLowerCase();
}

export function attributeOf(element: Element, name: string): string | null {
  return getAttribute.call(element, name);
}

export function attributeNamesOf(element: Element): string[] {
  return getAttributeNames.call(element);
}

export function styleOf(element: Element): CSSStyleDeclaration {
  return computeStyle(element);
}

/** Whether an element can be seen where it is in the window, apart from what lies over it. */
export function isVisible(element: Element): boolean {
  return checkVisibility.call(element, visibility);
}

export function isElement(node: Node): node is Element {
  return nodeTypeOf(node) === ELEMENT_NODE;
}

export function isText(node: Node): node is Text {
  return nodeTypeOf(node) === TEXT_NODE;
}

/** A property or method of the document itself, which an element of the same name, as in `<form name="title">`, hides. */
export function ownOf<Name extends keyof Document>(document: Document, name: Name): Document[Name] {
  return Reflect.get(Document.prototype, name, document) as Document[Name];
}

/** The document or shadow root a node is in. */
export function rootOf(node: Node): Node {
  return getRootNode.call(node);
}

/** The element with an id in the document or the shadow root that another one is in. */
export function byId(near: Element, id: string): Element | null {
  const { getElementById } = rootOf(near) as Document | ShadowRoot;
  // A form of that name hides the method.
  return typeof getElementById === 'function' ? getElementById.call(rootOf(near), id) : null;
}

/** Every open shadow root in a document, also those inside others. */
export function openRootsOf(tree: Document | ShadowRoot): ShadowRoot[] {
  const prototype = tree instanceof ShadowRoot ? DocumentFragment.prototype : Document.prototype;
  const elements: Element[] = [...prototype.querySelectorAll.call(tree, '*')];
  const roots = elements.map(shadowOf).filter((root) => root !== null);
  return roots.flatMap((root) => [root, ...openRootsOf(root)]);
}

/** Where an element is in its window. CSS pixels. */
export function boxOf(element: Element): DOMRect {
  return elements.getBoundingClientRect.call(element);
}
