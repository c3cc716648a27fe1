import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { answerHazard } from './hazards/hazards.ts';
import { answerTrouble } from './troubles/troubles.ts';
import { answerWatched } from './watched/watched-pages.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.pdf': 'application/pdf',
  '.woff2': 'font/woff2',
};
/** Pages whose pixels are compared bring their own fonts, because every machine has different fonts. */
const fonts: Record<string, string> = {
  '/fonts/mono.woff2': '@fontsource/dejavu-mono/files/dejavu-mono-latin-400-normal.woff2',
  '/fonts/sans.woff2': '@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff2',
};

export interface PageServer {
  url: string;
  close(): Promise<void>;
}

/**
 * Serves the fixture pages on this computer, on a free port. `?csp=…` adds a Content-Security-Policy to the answer.
 * `/hazards/NAME`, `/troubles/NAME` and `/watched/NAME` are generated instead of read from a file.
 */
export async function servePages(): Promise<PageServer> {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
    const hazard = url.pathname.startsWith('/hazards/') ? answerHazard(url) : null;
    if (hazard !== null) {
      await delay(hazard.delayMs);
      response.writeHead(200, hazard.headers).end(hazard.body);
      return;
    }
    if (url.pathname.startsWith('/troubles/')) {
      const trouble = answerTrouble(url);
      await delay(trouble?.delayMs ?? 0);
      if (trouble === null) request.socket.destroy();
      else response.writeHead(trouble.status, trouble.headers).end(trouble.body);
      return;
    }
    if (url.pathname.startsWith('/watched/')) {
      await answerWatched(url, request, response);
      return;
    }
    const font = fonts[url.pathname];
    const file = font
      ? fileURLToPath(import.meta.resolve(font))
      : join(root, normalize(decodeURIComponent(url.pathname)));
    const type = types[extname(file)];
    if ((!font && !file.startsWith(root)) || type === undefined) {
      response.writeHead(404).end();
      return;
    }
    try {
      const bytes = await readFile(file);
      const policy = url.searchParams.get('csp');
      response
        .writeHead(200, { 'Content-Type': type, ...(policy && { 'Content-Security-Policy': policy }) })
        .end(bytes);
    } catch {
      // Browsers ask for a favicon, which does not exist.
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}
