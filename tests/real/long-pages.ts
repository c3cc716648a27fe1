import type { Around } from './bands-in.ts';

/** What is right in pictures of a page. */
export interface LongPage extends Around {
  rows?: number;
  /** Selector of an element that the person picks. Default: the page's `#root`, which may show a part of its content. */
  element?: string;
  /** What the element shows. Default: all rows without head and foot. */
  inElement?: Around | 'what is in sight';
  /** Whether only the page itself can show the rest, so that the popup says that the picture is a part. */
  isPart?: boolean;
  /** Whether the page draws on a canvas, so that the person is asked about it. */
  isAsked?: boolean;
  /** Whether the page begins at its end. */
  isFromEnd?: boolean;
}

/** Pages of libraries that scroll. `pages/libraries/long-NAME` draws each. */
export const longPages: Record<string, LongPage> = {
  'ag-grid': { head: true, element: '.ag-grid-scrolling-rows' },
  handsontable: { head: true, element: '.ht_master .wtHider', inElement: { head: true } },
  slickgrid: { head: true, element: '.grid-canvas' },
  tabulator: { head: true, foot: true, element: '.tabulator-table' },
  'react-window': { inElement: 'what is in sight' },
  tanstack: { element: '.rows' },
  'tanstack-table': { head: true, element: 'tbody' },
  'ant-table': { head: true, foot: true, element: '.ant-table-tbody' },
  'mui-dialog': { head: true, foot: true, element: '.rows' },
  'bootstrap-modal': {
    head: true,
    foot: true,
    element: '.modal-content',
    inElement: { head: true, foot: true },
  },
  'bootstrap-scrollable': { head: true, foot: true, element: '.rows' },
  'bootstrap-offcanvas': { head: true, element: '.rows' },
  monaco: { isPart: true, inElement: 'what is in sight' },
  codemirror: { element: '.cm-gutters' },
  'pdf-js': { element: '.pdfViewer', isAsked: true },
  // A map moves instead of scrolling.
  leaflet: { rows: 30 },
  'full-calendar': { head: true, element: '.fc-daygrid-body' },
  tiptap: { element: '.tiptap' },
  lenis: {},
  chat: { inElement: 'what is in sight', isFromEnd: true },
};
