/**
 * Gives a node a property for every member that the node has, as browsers do in a form with fields of these names, and
 * in a document with images of these names. happy-dom does not do this. Returns a function that takes them away.
 */
export function hideMembers(node: Node, field: Element): () => void {
  const names = memberNames(node);
  for (const name of names) {
    // happy-dom itself asks for members by their names, so it is told the truth.
    const get = () => (isAskedByHappyDom() ? Reflect.get(Object.getPrototypeOf(node), name, node) : field);
    Object.defineProperty(node, name, { get, configurable: true });
  }
  return () => {
    for (const name of names) Reflect.deleteProperty(node, name);
  };
}

function isAskedByHappyDom(): boolean {
  const [, , , ...callers] = new Error('only for the stack').stack?.split('\n') ?? [];
  // Around a form, happy-dom has a proxy, which passes the question on.
  const asking = callers.find((line) => !line.includes('at Object.get '));
  return asking?.includes('/happy-dom/') === true;
}

function memberNames(node: Node): string[] {
  // No form or document has a host, and happy-dom lacks the method.
  const names = new Set(['host', 'elementsFromPoint']);
  let shape = Object.getPrototypeOf(node);
  for (; shape !== Object.prototype; shape = Object.getPrototypeOf(shape))
    for (const name of Object.getOwnPropertyNames(shape)) names.add(name);
  names.delete('constructor');
  return [...names];
}
