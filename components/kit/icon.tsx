import { createElement } from 'preact';

/** An icon of Lucide: the SVG elements on a square of 24 units, each with its tag and attributes. */
export type IconShape = readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[];

/** A stroke icon in the text's colour. Screen readers skip it: the control around it has the name. */
export function Icon({ of, size = 16 }: { of: IconShape; size?: 16 | 20 }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {of.map(([tag, attributes]) => createElement(tag, attributes))}
    </svg>
  );
}
