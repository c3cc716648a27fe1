/** SVG path data, drawn on a 16-unit square with round strokes 1.5 units wide. */
const paths = {
  arrow: 'M3 13L13 3M6.5 3H13v6.5',
  box: 'M2.5 3.5h11v9h-11z',
  camera: 'M2.5 5.5h2.2l1-1.8h4.6l1 1.8h2.2v7h-11zM8 11a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z',
  check: 'M3 8.5l3.2 3.2L13 4.8',
  chevron: 'M4.5 6.5L8 10l3.5-3.5',
  clip: 'M12.8 7.2l-5.3 5.3a3.1 3.1 0 0 1-4.4-4.4l5.7-5.7a2.1 2.1 0 0 1 3 3l-5.6 5.6a1.1 1.1 0 0 1-1.5-1.5l5-5',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.8V8l2.2 1.4',
  close: 'M4.5 4.5l7 7M11.5 4.5l-7 7',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  crop: 'M4.5 1.5v10h10M1.5 4.5h10v10',
  area: 'M2.5 5V2.5H5M11 2.5h2.5V5M13.5 11v2.5H11M5 13.5H2.5V11M7 2.5h2M7 13.5h2M2.5 7v2M13.5 7v2',
  dash: 'M5 8h6',
  ellipse: 'M14 8c0 2.5-2.7 4.5-6 4.5S2 10.5 2 8s2.7-4.5 6-4.5S14 5.5 14 8z',
  external: 'M9.5 2.5h4v4M13.5 2.5L7.5 8.5M11.5 9.5v4h-9v-9h4',
  eye: 'M1.5 8S3.8 3.8 8 3.8 14.5 8 14.5 8 12.2 12.2 8 12.2 1.5 8 1.5 8zM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z',
  eyeOff:
    'M6 4.1A6.6 6.6 0 0 1 8 3.8c4.2 0 6.5 4.2 6.5 4.2a11 11 0 0 1-1.8 2.3M10.9 11.6a6.4 6.4 0 0 1-2.9.6C3.8 12.2 1.5 8 1.5 8a11 11 0 0 1 3.1-3.3M2.5 2.5l11 11',
  fit: 'M2.5 6v-3.5h3.5M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  forward: 'M6.5 4.5L10 8l-3.5 3.5',
  gear: 'M8 10.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM8 1.8v1.9M8 12.3v1.9M1.8 8h1.9M12.3 8h1.9M3.6 3.6l1.4 1.4M11 11l1.4 1.4M3.6 12.4L5 11M11 5l1.4-1.4',
  globe:
    'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM2 8h12M8 2c2 2 2.5 4 2.5 6s-.5 4-2.5 6c-2-2-2.5-4-2.5-6S6 4 8 2z',
  highlight: 'M9.5 3.5l3 3-6 6H3.5v-3zM2.5 14.5h11',
  image: 'M2 3h12v10H2zM2.5 11.5l3.5-3.5 2.5 2.5 2-2 3 3M10.5 6h.01',
  imageOff: 'M5 3h9v8.5M12.5 13H2V3.5M2.5 11.5L6 8l2 2M2 2l12 12',
  line: 'M3 13L13 3',
  link: 'M6.8 9.2a2.7 2.7 0 0 0 3.9 0l2.1-2.1a2.7 2.7 0 0 0-3.9-3.9l-.9.9M9.2 6.8a2.7 2.7 0 0 0-3.9 0L3.2 8.9a2.7 2.7 0 0 0 3.9 3.9l.9-.9',
  lock: 'M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  more: 'M3 8h.6M7.7 8h.6M12.4 8h.6',
  number: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM6.7 6.3L8.3 5.2v5.6',
  pen: 'M2.5 13.5c2-5 4-8 5.5-7s-2 4-.5 5 4-2.5 6-7',
  page: 'M3.5 1.5h9v13h-9zM6 5h4M6 8h4M6 11h4',
  plus: 'M8 3v10M3 8h10',
  pointer: 'M4 2.5l8.5 6.2-4 .6-2.2 3.7z',
  element: 'M6.5 6.5l7 2.6-3.1 1.3-1.3 3.1zM12 5V2.5H2.5V12H5',
  quote: 'M6.5 4.5C4.5 5 3 6.5 3 9v2.5h3.5V8.2H4.6M13.5 4.5C11.5 5 10 6.5 10 9v2.5h3.5V8.2h-1.9',
  redact: 'M2.5 5h11v6h-11zM5 11l5-6M9 11l4-5M2.5 9.5L6 5',
  redo: 'M13 6.5H6.5a3.5 3.5 0 0 0 0 7H10M10 3.5l3 3-3 3',
  restore: 'M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M6 3.5l-3 3 3 3',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3l3.2 3.2',
  text: 'M2.5 4h11M2.5 8h11M2.5 12h7',
  title: 'M3.5 5V3.5h9V5M8 3.5v9M6 12.5h4',
  trash: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.5 9h6l.5-9',
  tray: 'M2.5 9.5h3l1 2h3l1-2h3M2.5 9.5l2-6h7l2 6v4h-11z',
  unplug: 'M5.5 2.5v3M10.5 2.5v3M3.5 5.5h9v2a4.5 4.5 0 0 1-9 0zM8 12v2',
  user: 'M8 8a2.6 2.6 0 1 0 0-5.2A2.6 2.6 0 0 0 8 8zM3 13.5c.5-2.3 2.5-3.5 5-3.5s4.5 1.2 5 3.5',
  warning: 'M8 2.5l6 11H2zM8 6.5v3.2M8 11.7v.01',
  window: 'M2 3h12v10H2zM2 6h12',
  zoomIn: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3l3.2 3.2M7 5v4M5 7h4',
  zoomOut: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3l3.2 3.2M5 7h4',
} as const;

export type IconName = keyof typeof paths;

/** A stroke icon in the text's colour. Screen readers skip it: the control around it has the name. */
export function Icon({ name, size = 16 }: { name: IconName; size?: 16 | 20 }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
