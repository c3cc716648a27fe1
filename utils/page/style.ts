/**
 * Sets styles one by one, since a page's CSP refuses style elements, and as important, so that they override the page's
 * own rules.
 */
export function style(element: HTMLElement, properties: Record<string, string>): void {
  for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value, 'important');
}
