import { attributeNamesOf, attributeOf } from '../dom.ts';

/**
 * Prefixes of session recorders (Hotjar, Sentry, Datadog, rrweb, LogRocket, Clarity and others), and the words after
 * them.
 */
const tools =
  'hj|sentry|dd|rr|lr|clarity|heap|ph|matomo|piwik|amp|nr|dtrum|cs|openreplay|mp|fs|highlight|smartlook|inspectlet|recording|mouseflow|pendo(?:-sr)?|glassbox|qm|ym|userback|zipy|sessionstack';
const acts =
  '(?:private|privacy|sensitive|(?:html)?mask(?:ed|ing)?|block|hide|hidden|suppress|redact|obscured|exclude|ignore|no-capture|encrypt)';
/** Names with another form, some of them of co-browsing tools. */
const others =
  'recording-disable|ym-disable-keys|mf-(?:masked|excluded|replace)|sr-redact|no-(?:mouseflow|upscope)|lo-?sensitive|inspectletIgnore|sessioncam(?:hidetext|exclude)|cls_mask|nls_protected|assist-no-show|glance_masked|surfly_private';
const named = `(?:${tools})-(?:privacy-)?${acts}|${others}`;
const markedAttribute = new RegExp(`^data-(?:private|privacy|sensitive|${named})(?:-|$)`);
const markedClass = new RegExp(`(?:^|\\s)(?:_|data-)?(?:${named})(?:$|[\\s-])`);
const lifted = /^(?:false|0|off|no|none|allow(?:list)?|unmask|public)$/i;
const masksBySmartlook = /^(?:mask|exclude)$/;

/** Whether the site itself marks an element as not for others to see. */
export function isPrivateElement(element: Element, names = attributeNamesOf(element)): boolean {
  if (names.length === 0) return false;
  const isNamed = names.some((name) => {
    if (!name.startsWith('data-')) return false;
    if (name === 'data-sl') return masksBySmartlook.test(attributeOf(element, name) ?? '');
    return markedAttribute.test(name) && !lifted.test(attributeOf(element, name) ?? '');
  });
  return isNamed || (names.includes('class') && markedClass.test(attributeOf(element, 'class') ?? ''));
}
