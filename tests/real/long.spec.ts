import { writeFile } from 'node:fs/promises';
import { expect } from '../browser/fixtures.ts';
import { sendFullPage, untilScreenshotEnded } from '../browser/screenshots.ts';
import { readPixels } from '../browser/wire.ts';
import { test, untilDrawn } from './real-pages.ts';
import { rowsIn } from './rows-in.ts';

const allRows = 60;

/** Libraries that scroll, each with its number of rows. A map is not here, because it moves instead of scrolling. */
const libraries: Record<string, number> = {
  'ag-grid': allRows,
  handsontable: allRows,
  slickgrid: allRows,
  tabulator: allRows,
  'react-window': allRows,
  tanstack: allRows,
  'ant-table': allRows,
  'mui-dialog': allRows,
  'bootstrap-modal': allRows,
  'bootstrap-scrollable': allRows,
  'bootstrap-offcanvas': allRows,
  monaco: allRows,
  codemirror: allRows,
  'pdf-js': allRows,
  leaflet: 24,
  'full-calendar': allRows,
  tiptap: allRows,
  lenis: allRows,
  chat: allRows,
};

for (const [library, rows] of Object.entries(libraries)) {
  test(`a full page has each row of ${library} once and in order, or says that it is a part`, async ({
    connected: browser,
    helpdesk,
    realUrl,
  }, info) => {
    const tab = await browser.openTab(`${realUrl}?page=long-${library}`);
    await untilDrawn(tab);
    const { said } = await sendFullPage(browser, helpdesk, tab);
    await untilScreenshotEnded(browser);
    const { attachments = [] } = helpdesk.tickets().at(-1) ?? {};
    const found: number[] = [];
    for (const [at, { blobAuth }] of attachments.entries()) {
      const png = await helpdesk.blobBytes(blobAuth);
      await writeFile(info.outputPath(`full-${at + 1}.png`), png);
      found.push(...rowsIn(readPixels(png)));
    }
    if (/Only the visible part could be captured/.test(said)) return;
    expect(found).toEqual(Array.from({ length: rows }, (_, at) => at));
  });
}
