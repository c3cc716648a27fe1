/** Whether an element's own background lets nothing through, as far as its own style tells. */
export function isOpaque(style: CSSStyleDeclaration): boolean {
  const { backgroundColor } = style;
  if (/^$|^transparent$|^rgba\(|\/|^color-mix/.test(backgroundColor)) return false;
  return Number(style.opacity || 1) === 1 && !/text/.test(style.backgroundClip ?? '');
}
