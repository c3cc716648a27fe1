import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { black } from './drawing.ts';
import type { Browser } from './drivers/types.ts';
import { expect } from './fixtures.ts';
import { isNear } from './pages/editor.ts';
import { OptionsPage } from './pages/options.ts';
import { type Pixels, type Rgb, readPixels } from './wire.ts';

/** The picture of the last ticket, as the helpdesk has it. */
export async function lastPicture(helpdesk: Helpdesk): Promise<Pixels> {
  const { attachments = [] } = helpdesk.tickets().at(-1) ?? {};
  expect(attachments).toHaveLength(1);
  return readPixels(await helpdesk.blobBytes(attachments[0]?.blobAuth ?? ''));
}

/** Switches the automatic hiding of sensitive data off, as a person does. */
export async function stopHiding(browser: Browser): Promise<void> {
  const options = await OptionsPage.open(browser);
  const hiding = options.surface.find('checkbox', 'Hide sensitive data automatically');
  await hiding.click();
  expect(await hiding.isChecked()).toBe(false);
  await options.surface.waitForText('Saved');
  await options.surface.close();
}

/** Whether a pixel has the colour in which the fixture pages write secrets, or half of it, as at a letter's edge. */
export function isSecret([red, green, blue]: Rgb): boolean {
  return red > green + 60 && blue > green + 60;
}

/** Compares a picture with one of the same page in which nothing is hidden. Counts pixels. */
export function compare(hidden: Pixels, raw: Pixels) {
  expect([hidden.width, hidden.height]).toEqual([raw.width, raw.height]);
  const counts = { secret: 0, shown: 0, covered: 0, changed: 0 };
  for (let y = 0; y < raw.height; y += 1) {
    for (let x = 0; x < raw.width; x += 1) {
      const [before, after] = [raw.at(x, y), hidden.at(x, y)];
      const isCovered = isNear(after, black);
      if (isSecret(before)) {
        counts.secret += 1;
        if (!isCovered) counts.shown += 1;
      }
      if (isCovered && !isNear(before, black)) counts.covered += 1;
      else if (before.join() !== after.join()) counts.changed += 1;
    }
  }
  return { ...counts, share: counts.covered / (raw.width * raw.height) };
}

export function expectHidden(hidden: Pixels, raw: Pixels): void {
  const { secret, shown, changed, share } = compare(hidden, raw);
  expect(secret).toBeGreaterThan(2000);
  expect({ shown, changed }).toEqual({ shown: 0, changed: 0 });
  expect(share).toBeLessThan(0.15);
}
