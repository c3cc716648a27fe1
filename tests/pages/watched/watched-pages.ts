import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { casesEverywhere } from './all-cases.ts';
import { browserCases } from './browser-cases.ts';

/** The name of each case, in the order in which the page runs them. */
export const caseNames = [...Object.keys(casesEverywhere), ...Object.keys(browserCases)];

const made: { script?: Promise<string> } = {};
/** The number of endless answers that a page is still reading. */
let endless = 0;

/**
 * Answers below `/watched/`. `/watched/page` has each case in a frame of its own; `/watched/page?when=before` has the
 * frames prepare their functions at once, any other when they run.
 */
export async function answerWatched(
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = url.pathname.replace('/watched/', '');
  const give = (type: string, body: string, more: Record<string, string> = {}): void => {
    response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store', ...more }).end(body);
  };
  request.resume();
  if (name === 'page') give('text/html; charset=utf-8', pageOf(url.searchParams.get('when') ?? 'later'));
  else if (name.startsWith('frame-'))
    give('text/html; charset=utf-8', '<!doctype html><script src="/watched/cases.js"></script>');
  else if (name === 'cases.js') {
    made.script ??= bundle();
    give('text/javascript', await made.script);
  } else if (name === 'worker.js')
    give('text/javascript', workerScript, { 'Service-Worker-Allowed': '/watched/' });
  else if (name === 'events') give('text/event-stream', 'data: hello\n\n');
  else if (name === 'endless-now') give('text/plain', String(endless));
  else if (name === 'endless') {
    const isCounted = url.searchParams.has('counted');
    if (isCounted) endless += 1;
    response.writeHead(200, { 'Content-Type': 'text/plain' });
    const timer = setInterval(() => response.write('more and more '), 10);
    response.on('close', () => {
      clearInterval(timer);
      if (isCounted) endless -= 1;
    });
  } else if (name === 'cut') request.socket.destroy();
  else {
    response.writeHead(Number(/^\d{3}$/.exec(name)?.[0] ?? 200), { 'Content-Type': 'application/json' });
    response.end('{"a":1}');
  }
}

const workerScript = `addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  if (event.request.url.endsWith('/by-worker')) event.respondWith(new Response('from the worker'));
});`;

function pageOf(when: string): string {
  const frames = caseNames.map(
    (name, index) =>
      `<iframe src="/watched/frame-${index}#${encodeURIComponent(`${name}|${when}`)}"></iframe>`,
  );
  return `<!doctype html><title>Cases</title>${frames.join('')}
<script>
  const frames = () => [...document.querySelectorAll('iframe')].map(({ contentWindow }) => contentWindow);
  window.runCases = () => Promise.all(frames().map((frame) => frame.runCase()));
  window.countHooked = () => frames().filter((frame) => frame.isHooked()).length;
</script>`;
}

/** Resolves to the script of the frames. */
async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL('run-case.ts', import.meta.url));
  // Few tests need it.
  const { build } = await import('vite');
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'cases' } },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  const [script] = outputs;
  if (script?.type !== 'chunk') throw new Error('The cases make no script');
  return script.code;
}
