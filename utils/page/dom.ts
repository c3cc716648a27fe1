/**
 * Reads properties in a way that a page cannot falsify: `<input name="firstChild">` inside a form hides the form's own
 * property, but the prototype's getter still tells the truth. Globals are looked up once: in Firefox, a script in a
 * page takes ten times as long to look up `Node` or `Element` as to read their properties.
 */
function getterOf<T>(prototype: object, property: string): (node: Node) => T {
  const get = Object.getOwnPropertyDescriptor(prototype, property)?.get;
  return (node) => get?.call(node) as T;
}

export const { TEXT_NODE, ELEMENT_NODE } = Node;
const { prototype: nodes } = Node;
const { prototype: elements } = Element;
const { closest, getAttribute, getAttributeNames, hasAttributes, matches, querySelector } = elements;
const computeStyle = getComputedStyle;
const visibility = { checkOpacity: true, checkVisibilityCSS: true };
const none: readonly string[] = [];
const html = 'http://www.w3.org/1999/xhtml';
const nodeTypeOf = /* @__PURE__ */ getterOf<number>(nodes, 'nodeType');
export const firstChildOf = /* @__PURE__ */ getterOf<Node | null>(nodes, 'firstChild');
export const nextSiblingOf = /* @__PURE__ */ getterOf<Node | null>(nodes, 'nextSibling');
const rawNameOf = /* @__PURE__ */ getterOf<string>(elements, 'localName');

export const parentOf = /* @__PURE__ */ getterOf<Node | null>(nodes, 'parentNode');
export const documentOf = /* @__PURE__ */ getterOf<Document>(nodes, 'ownerDocument');
export const parentElementOf = /* @__PURE__ */ getterOf<Element | null>(nodes, 'parentElement');
export const slotOf = /* @__PURE__ */ getterOf<HTMLSlotElement | null | undefined>(elements, 'assignedSlot');
export const textOf = /* @__PURE__ */ getterOf<string>(nodes, 'textContent');

/** An element's open shadow root. */
export const shadowOf = /* @__PURE__ */ getterOf<ShadowRoot | null>(elements, 'shadowRoot');

/** Firefox reads a page's nodes through wrappers, so a kept getter is faster than a property. */
const hasWrappers = import.meta.env.FIREFOX;

/** In Firefox, an extension reads a closed shadow root from a property of the element. */
const closedShadowOf = hasWrappers
  ? /* @__PURE__ */ getterOf<ShadowRoot | null>(elements, 'openOrClosedShadowRoot')
  : (element: Element) => chromiumShadowOf(element) ?? shadowOf(element);

/**
 * The names of the elements that can have a shadow root. A custom element's name has a hyphen.
 * https://dom.spec.whatwg.org/#valid-shadow-host-name
 */
const canHost = /-|^(?:article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span)$/;

/**
 * Returns an element's shadow root even if it is closed, which browsers allow their extensions. The name is checked
 * first, because each question takes as long as many other ones.
 */
export function anyShadowOf(element: Element, name: string = localNameOf(element)): ShadowRoot | null {
  return canHost.test(name) ? closedShadowOf(element) : null;
}

/** Asks Chromium's `chrome.dom` for the shadow root, in the extension's isolated world. Null if there is none. */
function chromiumShadowOf(element: Element): ShadowRoot | null {
  const { dom } = Reflect.get(globalThis, 'chrome') ?? {};
  // Check the namespace, as the browser refuses elements that are not HTML. The class does not tell: a frame has
  // classes of its own.
  return dom && element.namespaceURI === html ? dom.openOrClosedShadowRoot(element) : null;
}

export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = firstChildOf(node); child !== null; child = nextSiblingOf(child)) children.push(child);
  return children;
}

/**
 * Returns the node in which a node is drawn: its slot if it is assigned to one, else its parent. A shadow root is drawn
 * in its host. Null for the document.
 */
export function shownParentOf(node: Node): Node | null {
  // Nothing hides a property of a text.
  const slot = isElement(node) ? slotOf(node) : isText(node) ? node.assignedSlot : null;
  return slot ?? parentOf(node) ?? hostOf(node);
}

/**
 * Returns a node's children as they are shown: for a host the children of its shadow root, for a slot its assigned
 * nodes, and for closed details only the summary.
 */
export function shownChildrenOf(node: Node): Node[] {
  if (!isElement(node)) return childrenOf(node);
  const root = shadowOf(node);
  if (root !== null) return childrenOf(root);
  if (isClosedDetails(node)) return childrenOf(node).filter(isSummary).slice(0, 1);
  // Check the name, not the class, as a frame has classes of its own.
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
  return nodes.contains.call(node, other);
}

export function localNameOf(element: Element): string {
  // What hides a property is an element, so a text is the truth. This is several times as fast as the getter.
  if (hasWrappers) return rawNameOf(element).toLowerCase();
  const { localName } = element;
  return (typeof localName === 'string' ? localName : rawNameOf(element)).toLowerCase();
}

export function attributeOf(element: Element, name: string): string | null {
  return getAttribute.call(element, name);
}

export function attributeNamesOf(element: Element): readonly string[] {
  // Most elements have no attributes, and this question is faster than a list.
  return hasAttributes.call(element) ? getAttributeNames.call(element) : none;
}

export function styleOf(element: Element, pseudo?: string): CSSStyleDeclaration {
  return computeStyle(element, pseudo);
}

/** Returns a computed length in CSS pixels; 0 if it is none, such as `auto`. */
export function px(length: string): number {
  return Number.parseFloat(length) || 0;
}

/** Whether an element is rendered and neither hidden nor transparent. Other elements may still cover it. */
export function isVisible(element: Element): boolean {
  return elements.checkVisibility.call(element, visibility);
}

export function typeOf(node: Node): number {
  if (hasWrappers) return nodeTypeOf(node);
  const { nodeType } = node;
  return typeof nodeType === 'number' ? nodeType : nodeTypeOf(node);
}

export function isElement(node: Node): node is Element {
  return typeOf(node) === ELEMENT_NODE;
}

export function isText(node: Node): node is Text {
  return typeOf(node) === TEXT_NODE;
}

/**
 * Returns a node's own property or method, even if an element hides it, as `<form name="title">` does in a document, and
 * `<input name="id">` in a form.
 */
export function ownOf<Of extends Node, Name extends keyof Of>(node: Of, name: Name): Of[Name] {
  return Reflect.get(Object.getPrototypeOf(node), name, node) as Of[Name];
}

/** Returns the host of a shadow root; null for a document. */
export function hostOf(node: Node): Element | null {
  return ownOf(node as ShadowRoot, 'host') ?? null;
}

export function closestOf(element: Element, selector: string): Element | null {
  return closest.call(element, selector);
}

export function matchesOf(element: Element, selector: string): boolean {
  return matches.call(element, selector);
}

/** Returns the first element inside an element that matches a selector; null if there is none. */
export function firstIn(element: Element, selector: string): Element | null {
  return querySelector.call(element, selector);
}

/** Returns the document or shadow root that a node is in. */
export function rootOf(node: Node): Node {
  return nodes.getRootNode.call(node);
}

/** Returns the element with an id in the same document or shadow root as `near`. */
export function byId(near: Element, id: string): Element | null {
  const root = rootOf(near) as Document | ShadowRoot;
  // An element outside the document has no such method.
  return ownOf(root, 'getElementById')?.call(root, id) ?? null;
}

/** Returns the elements in a node that match a selector. Throws if the browser does not know the selector. */
export function queryAll(tree: Document | ShadowRoot | Element, selector: string): Iterable<Element> {
  return ownOf(tree, 'querySelectorAll').call(tree, selector);
}

/** Returns every open shadow root in a document or a shadow root, nested ones included. */
export function openRootsOf(tree: Document | ShadowRoot): ShadowRoot[] {
  const roots = [...queryAll(tree, '*')].map(shadowOf).filter((root) => root !== null);
  return roots.flatMap((root) => [root, ...openRootsOf(root)]);
}

/** Returns an element's box in its window, in CSS pixels. */
export function boxOf(element: Element): DOMRect {
  return elements.getBoundingClientRect.call(element);
}
