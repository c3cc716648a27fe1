import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { cleanHar } from '../../utils/har/clean-har.ts';
import { expectBrowser } from '../setup/executables.ts';
import { parseHar } from '../unit/har/hars.ts';
import { type Row, ratioRow } from './measure.ts';

const secret = 'tulip-4-lantern-9';
const requests = 70;
const runs = 5;

/**
 * Records a HAR of more than 20 MB in Chromium, with a secret in each part that must go, cleans it, and returns rows
 * with the time, the memory and the secrets that are left.
 */
export async function harRows(): Promise<Row[]> {
  const text = await recordHar();
  const file = new Blob([text]);
  const ours: number[] = [];
  const bare: number[] = [];
  let left = 0;
  let kept = 0;
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now();
    const outcome = await cleanHar(file, []);
    ours.push(performance.now() - began);
    if (!outcome.ok) throw new Error(`the recorded HAR is refused as ${outcome.error}`);
    const cleaned = await outcome.value.blob.text();
    left = cleaned.split(secret).length - 1;
    kept = parseHar(cleaned).entries.length;
    const parsing = performance.now();
    JSON.parse(await file.text());
    bare.push(performance.now() - parsing);
  }
  const size = `${(file.size / 1e6).toFixed(1)} MB, ${kept} requests`;
  return [
    ratioRow(`HAR of Chromium (${size}) cleaned, beside JSON.parse`, ours, bare, 3),
    {
      what: 'HAR of Chromium, secrets left',
      measured: String(left),
      baseline: String(text.split(secret).length - 1),
      ratio: '–',
      budget: '0',
      within: left === 0 && kept >= requests,
    },
  ];
}

async function recordHar(): Promise<string> {
  const server = createServer((request, response) => {
    const isPage = request.url === '/';
    response.writeHead(200, {
      'Content-Type': isPage ? 'text/html' : 'application/json',
      'Set-Cookie': `sid=${secret}; Path=/`,
      'X-Secret': secret,
    });
    request.resume();
    response.end(
      isPage ? '<title>Shop</title>' : JSON.stringify({ token: secret, rows: 'ab"\n'.repeat(33_000) }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const path = join(tmpdir(), `recorded-${process.pid}.har`);
  const browser = await chromium.launch({
    executablePath: expectBrowser('chromium').path,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const context = await browser.newContext({
      recordHar: { path, content: 'embed', mode: 'full' },
      extraHTTPHeaders: { Authorization: `Bearer ${secret}` },
    });
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.evaluate(`(async () => {
      for (let at = 0; at < ${requests}; at += 1) {
        const reply = await fetch('/rows/' + at + '?key=${secret}', { method: 'POST', body: '${secret}' });
        await reply.text();
      }
    })()`);
    await context.close();
    return readFileSync(path, 'utf8');
  } finally {
    await browser.close();
    server.close();
    rmSync(path, { force: true });
  }
}
