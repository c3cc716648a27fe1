import { launchBrowser } from '../browser/drivers/launch.ts';
import type { Browser, BrowserName } from '../browser/drivers/types.ts';
import { sleep } from '../browser/drivers/wait.ts';
import { connect } from '../browser/pages/options.ts';
import { Popup } from '../browser/pages/popup.ts';
import { wireOf } from '../browser/wire.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';

export interface OneClickTimes {
  ours: number[];
  bare: number[];
  /**
   * The requests for one ticket with one picture, such as `POST blobs/temp, POST tickets`. Each different list appears
   * once.
   */
  requests: string[];
}

interface OneClick {
  browser: BrowserName;
  extensionDir: string;
  pageUrl: string;
  /** The pause before the click: a person takes about a second, a script none. */
  restMs: number;
  runs: number;
  helpdesk: Helpdesk;
}

/**
 * Measures milliseconds from the click on Create to "created". The baseline is a bare script in the same browser that
 * sends the same bytes: one upload, one create. Both run alternately against the same helpdesk.
 */
export async function timeOneClick({
  browser: name,
  extensionDir,
  pageUrl,
  restMs,
  runs,
  helpdesk,
}: OneClick): Promise<OneClickTimes> {
  const browser = await launchBrowser(name, { extensionDir });
  try {
    await connect(browser, helpdesk);
    const times: OneClickTimes = { ours: [], bare: [], requests: [] };
    for (let run = 0; run <= runs; run += 1) {
      helpdesk.clearRequests();
      const ours = await createWithPopup(browser, `${pageUrl}?run=${run}`, restMs);
      const wire = wireOf(helpdesk).join(', ');
      if (!times.requests.includes(wire)) times.requests.push(wire);
      const bare = await createBare(browser, helpdesk, run);
      if (run === 0) continue;
      times.ours.push(ours);
      times.bare.push(bare);
    }
    return times;
  } finally {
    await browser.close();
  }
}

async function createWithPopup(browser: Browser, url: string, restMs: number): Promise<number> {
  const tab = await browser.openTab(url);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.subject.fill(url);
  const took = popup.surface.evaluate<number>(`new Promise((resolve) => {
    let pressedAt = 0;
    addEventListener('click', () => { pressedAt ||= performance.now(); }, { capture: true });
    new MutationObserver(() => {
      if (/Ticket #\\d+ created/.test(document.body.textContent)) resolve(performance.now() - pressedAt);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  })`);
  await sleep(restMs);
  await popup.createButton.click();
  const milliseconds = await took;
  await popup.surface.close();
  await tab.close();
  return milliseconds;
}

async function createBare(browser: Browser, helpdesk: Helpdesk, run: number): Promise<number> {
  const last = helpdesk.tickets().at(-1);
  const attachment = last?.attachments[0];
  const bytes = attachment === undefined ? Buffer.alloc(0) : await helpdesk.blobBytes(attachment.blobAuth);
  return browser.evaluateInExtension<number>(`(async () => {
    const file = new Blob([Uint8Array.from(atob(${JSON.stringify(bytes.toString('base64'))}), (c) => c.charCodeAt(0))], { type: 'image/png' });
    const headers = { Authorization: ${JSON.stringify(`key ${helpdesk.apiKey}`)} };
    const startedAt = performance.now();
    const form = new FormData();
    form.append('file', file, 'shot.png');
    const upload = await fetch(${JSON.stringify(`${helpdesk.url}/api/v2/blobs/temp`)}, { method: 'POST', headers, body: form, credentials: 'omit' });
    const blob = (await upload.json()).data.blob_auth;
    const body = JSON.stringify({
      subject: ${JSON.stringify(`Bare ${run}`)},
      person: ${JSON.stringify(last?.person.email ?? '')},
      message: { message: ${JSON.stringify(last?.message ?? '')}, format: 'html', attachments: [{ blob_auth: blob, is_inline: false }] },
    });
    const created = await fetch(${JSON.stringify(`${helpdesk.url}/api/v2/tickets`)}, {
      method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body, credentials: 'omit',
    });
    if ((await created.json()).data.id === undefined) throw new Error('not created');
    return performance.now() - startedAt;
  })()`);
}
