/** Whether an element's own background is opaque, according to the element's own style. */
export function isOpaque(style: CSSStyleDeclaration): boolean {
  const { backgroundColor } = style;
  if (/^$|^transparent$|^rgba\(|\/|^color-mix/.test(backgroundColor)) return false;
  return Number(style.opacity || 1) === 1 && !/text/.test(style.backgroundClip ?? '');
}
