import { checkPicture } from '../pages/check-picture.ts';
import { hazardNamed } from '../pages/hazards/hazards.ts';
import type { Browser, Tab } from './drivers/types.ts';
import { expect, test } from './fixtures.ts';
import { Popup } from './pages/popup.ts';
import { measurePaint, untilScreenshotEnded } from './screenshots.ts';
import { readStored, recordSteps, screenshotJob, storedPictures } from './stored-pictures.ts';
import { differences, traceOf } from './trace.ts';

interface Opened {
  tab: Tab;
  popup: Popup;
  /** Resolves to what is wrong with the stored full-page picture or with the page afterwards. */
  faults(): Promise<string[]>;
}

/** Opens a hazard page, scrolls it a little and opens the popup over it. */
async function open(browser: Browser, pagesUrl: string, name: string): Promise<Opened> {
  const tab = await browser.openTab(`${pagesUrl}/hazards/${name}`);
  await tab.evaluate('scrollTo(0, 160)');
  const before = await traceOf(tab);
  const { width, ratio } = await measurePaint(tab);
  const popup = await (await Popup.open(browser, tab)).ready();
  return {
    tab,
    popup,
    faults: async () => {
      await untilScreenshotEnded(browser);
      const pictures = await readStored(await storedPictures(browser));
      const scene = { ...hazardNamed(name).scene(width), ratio };
      return [...checkPicture(pictures, scene), ...differences(before, await traceOf(tab))];
    },
  };
}

test('a plain page takes as many captures as it has windows in Chromium and one in Firefox', async ({
  connected: browser,
  pages,
}) => {
  const steps = await recordSteps(browser);
  const { tab, popup, faults } = await open(browser, pages.url, 'plain');
  const windows = await tab.evaluate<number>(
    'Math.ceil(document.documentElement.scrollHeight / document.documentElement.clientHeight)',
  );
  // Several captures are counted one by one. A single capture is not counted.
  const counted = browser.name === 'chromium' ? windows : 0;
  await popup.captureMode('Full page').press('Space');
  await popup.surface.waitForText(/1\d{3} × 2200/);
  await popup.surface.waitForText(/PNG/);
  expect((await steps()).filter(({ of }) => of > 0)).toEqual(
    Array.from({ length: counted }, (_, at) => ({ done: at + 1, of: counted })),
  );
  const pictures = await storedPictures(browser);
  expect(
    pictures.map(({ mode, part, stopped, contentType }) => ({ mode, part, stopped, contentType })),
  ).toEqual([{ mode: 'full-page', part: null, stopped: null, contentType: 'image/png' }]);
  expect(await faults()).toEqual([]);
});

test('a text of many windows with a link in it takes no more of them than a plain page', {
  tag: '@all-in-firefox',
}, async ({ connected: browser, pages }) => {
  const steps = await recordSteps(browser);
  const tab = await browser.openTab(`${pages.url}/hazards/plain`);
  const windows = await tab.evaluate<number>(`(() => {
    document.body.innerHTML = '<pre style="margin: 0"><a href="#end">the end</a>' + '\\nwords'.repeat(200) + '</pre>';
    return Math.ceil(document.documentElement.scrollHeight / document.documentElement.clientHeight);
  })()`);
  expect(windows).toBeGreaterThan(2);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.captureMode('Full page').press('Space');
  await popup.surface.waitForText(/1\d{3} × \d{4}/);
  await untilScreenshotEnded(browser);
  const counted = (await steps()).filter(({ of }) => of > 0);
  expect(counted.map(({ done }) => done)).toEqual(
    browser.name === 'firefox' ? [] : Array.from({ length: windows }, (_, at) => at + 1),
  );
});

test.describe('in the middle of a capture', () => {
  test('the badge and a popup opened again say how far it is, and it goes on without a popup', {
    tag: '@all-in-firefox',
  }, async ({ connected: browser, pages }) => {
    const steps = await recordSteps(browser);
    // Firefox captures a document at once, so only a pane takes several steps.
    const { tab, popup, faults } = await open(
      browser,
      pages.url,
      browser.name === 'firefox' ? 'pane' : 'long',
    );
    await popup.captureMode('Full page').press('Space');
    // In Firefox the capture is over before the test could look.
    if (browser.name === 'chromium') {
      await expect.poll(() => browser.badgeText(), { timeout: 30_000 }).toMatch(/^\d+\/\d+$/);
      await popup.surface.close();
      const again = new Popup(await browser.clickToolbar(tab));
      await again.surface.find('button', 'Cancel').waitFor();
      await again.surface.waitForText(/\d+ of \d+/);
      expect(await again.createButton.isEnabled()).toBe(false);
      await again.surface.close();
    }
    await expect
      .poll(async () => (await storedPictures(browser)).map(({ mode }) => mode), { timeout: 60_000 })
      .toEqual(['full-page']);
    await untilScreenshotEnded(browser);
    const last = (await steps()).at(-1);
    expect(last?.done).toBe(last?.of);
    await expect.poll(() => browser.badgeText(), { timeout: 30_000 }).toBe('');
    expect(await faults()).toEqual([]);
  });

  test('Cancel leaves the draft its picture and the page as it was', { tag: '@worker' }, async ({
    connected: browser,
    pages,
  }) => {
    const { tab, popup } = await open(browser, pages.url, 'long');
    const before = await traceOf(tab);
    await popup.captureMode('Full page').press('Space');
    await expect
      .poll(async () => (await screenshotJob(browser))?.done ?? 0, { timeout: 30_000 })
      .toBeGreaterThan(1);
    await popup.surface.find('button', 'Cancel').click();
    await popup.preview.waitFor();
    expect((await storedPictures(browser)).map(({ mode }) => mode)).toEqual(['visible']);
    await expect.poll(async () => differences(before, await traceOf(tab)), { timeout: 30_000 }).toEqual([]);
    await expect.poll(() => browser.badgeText(), { timeout: 30_000 }).toBe('');
    expect(await popup.createButton.isVisible()).toBe(true);
    expect(await popup.surface.find('alert').count()).toBe(0);
  });

  test('the worker killed under an open popup: the capture goes on where it was', { tag: '@worker' }, async ({
    connected: browser,
    pages,
  }) => {
    const steps = await recordSteps(browser);
    const { popup, faults } = await open(browser, pages.url, 'long');
    await popup.captureMode('Full page').press('Space');
    await expect
      .poll(async () => (await screenshotJob(browser))?.done ?? 0, { timeout: 30_000 })
      .toBeGreaterThan(3);
    await browser.killWorker();
    await untilScreenshotEnded(browser);
    const seen = (await steps()).filter(({ of }) => of > 0).map(({ done }) => done);
    // The count never goes back: no stored view is taken again.
    expect(seen.filter((done, at) => done < (seen[at - 1] ?? 0))).toEqual([]);
    await popup.preview.waitFor();
    expect(await faults()).toEqual([]);
    expect(await popup.surface.find('alert').count()).toBe(0);
  });

  test('the worker killed with nobody there: the page gives itself back, and the alarm ends the capture', {
    tag: ['@waits', '@worker'],
  }, async ({ connected: browser, pages }) => {
    test.setTimeout(240_000);
    const { tab, popup, faults } = await open(browser, pages.url, 'long');
    const before = await traceOf(tab);
    await popup.captureMode('Full page').press('Space');
    await expect
      .poll(async () => (await screenshotJob(browser))?.done ?? 0, { timeout: 30_000 })
      .toBeGreaterThan(3);
    await popup.surface.close();
    await browser.killWorker();
    await expect
      .poll(
        async () =>
          (await screenshotJob(browser)) === null || differences(before, await traceOf(tab)).length === 0,
        {
          timeout: 20_000,
        },
      )
      .toBe(true);
    await expect.poll(() => screenshotJob(browser), { timeout: 120_000, intervals: [500] }).toBeNull();
    expect((await storedPictures(browser)).map(({ mode }) => mode)).toEqual(['full-page']);
    expect(await faults()).toEqual([]);
  });
});
