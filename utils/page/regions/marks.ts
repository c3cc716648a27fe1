import { attributeNamesOf, attributeOf } from '../dom.ts';

/** What sites write on things that recorders of sessions must not show: Hotjar, Sentry, Datadog, rrweb, LogRocket, Clarity and others. */
const tools =
  'hj|sentry|dd|rr|lr|clarity|heap|ph|matomo|amp|nr|dtrum|cs|openreplay|mp|fs|highlight|smartlook|inspectlet|recording';
const acts =
  '(?:private|privacy|sensitive|mask(?:ed)?|block|hide|hidden|suppress|redact|obscured|exclude|ignore|no-capture)';
const markedAttribute = new RegExp(`^data-(?:private|privacy|sensitive|(?:${tools})-${acts})(?:-|$)`);
const markedClass = new RegExp(`(?:^|\\s)_?(?:${tools})-(?:privacy-)?${acts}(?:$|[\\s-])`);
const lifted = /^(?:false|0|off|no|none|allow|unmask|public)$/i;

/** Whether the site itself says that nobody else should see an element. */
export function isMarked(element: Element): boolean {
  const isNamed = attributeNamesOf(element).some(
    (name) => markedAttribute.test(name) && !lifted.test(attributeOf(element, name) ?? ''),
  );
  return isNamed || markedClass.test(attributeOf(element, 'class') ?? '');
}
