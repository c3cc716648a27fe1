/** What nobody but the page and its server may know. It is in addresses of the page, and must never be in a ticket. */
export const secrets = {
  token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbmEifQ.c2VjcmV0LXNpZ25hdHVyZQ',
  email: 'ana.secret@customer.example',
  voucher: 'VOUCHER-7Q2X',
};

/** The server's own name for a request. */
export const trace = '4bf92f3577b34da6a3ce929d0e0e4736';

/** How long `heavy.js` keeps the page busy, and how long the page waits for a synchronous request. In milliseconds. */
const heavyMs = 500;

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
  delayMs: number;
}

const html = 'text/html; charset=utf-8';
const js = 'text/javascript';

function answer(status: number, type: string, body: string, more: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'Content-Type': type, 'Cache-Control': 'no-store', ...more },
    body,
    delayMs: 0,
  };
}

/**
 * Returns the answer for an address below `/troubles/`; null if the connection is to be cut. `/troubles/page` is a page
 * with every kind of trouble that a browser remembers, `/troubles/none` the same page without any.
 */
export function answerTrouble({ pathname, port }: URL): Answer | null {
  const name = pathname.replace('/troubles/', '');
  const elsewhere = `http://localhost:${port}/troubles`;
  switch (name) {
    case 'page':
      return answer(500, html, troubledPage(elsewhere), {
        'Content-Security-Policy': `script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'`,
      });
    case 'none':
      return answer(200, html, calmPage(elsewhere));
    case 'cut':
      return null;
    case 'fine':
    case 'elsewhere':
      return answer(200, 'text/plain', 'fine');
    case 'drawing.svg':
      return answer(
        200,
        'image/svg+xml',
        '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>',
      );
    case 'no-picture.png':
      return answer(200, 'image/png', 'this is no picture');
    case 'heavy.js':
      return answer(
        200,
        js,
        `function keepBusy() { const until = performance.now() + ${heavyMs}; while (performance.now() < until); }
         setTimeout(keepBusy, 700);`,
      );
    case 'api/total':
      return answer(503, 'application/json', '{}', {
        'Server-Timing': `db;dur=12, traceparent;desc="00-${trace}-00f067aa0ba902b7-01"`,
      });
    default:
      return { ...answer(404, html, 'not here'), delayMs: /^customers/.test(name) ? heavyMs : 0 };
  }
}

/** Ends the page's title with “settled” once everything has been tried. */
const settle = `addEventListener('load', async () => {
  await Promise.allSettled(typeof tried === 'undefined' ? [] : tried);
  await document.fonts.ready;
  await new Promise((resolve) => setTimeout(resolve, 1200));
  document.title += ', settled';
});`;

function troubledPage(elsewhere: string): string {
  const { token, email, voucher } = secrets;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Basket</title>
<link rel="stylesheet" href="/troubles/theme.css?v=${voucher}">
<style>
  @font-face { font-family: Lettering; src: url('/troubles/lettering.woff2') }
  h1 { font-family: Lettering, sans-serif }
</style>
<h1>Your basket</h1>
<img src="/troubles/shoe.png?token=${token}" width="80" height="60">
<img src="/troubles/no-picture.png" width="80" height="60">
<img src="/troubles/drawing.svg"><img loading="lazy" src="/troubles/later.png" style="display: none"><img>
<video src="/troubles/film.webm" width="80" height="60"></video>
<script src="/troubles/missing.js"></script>
<script src="${elsewhere}/refused.js?token=${token}"></script>
<script>
  const tried = [];
  for (let time = 0; time < 7; time += 1)
    tried.push(fetch('/troubles/api/total?voucher=${voucher}&token=${token}&time=' + time + '#${token}').then((reply) => reply.json()));
  tried.push(fetch('/troubles/cut?time=1').catch(() => fetch('${elsewhere}/elsewhere?token=${token}')));
  tried.push(fetch('/troubles/fine'));
  const request = new XMLHttpRequest();
  request.open('GET', '/troubles/customers/${email}/reset/${token}', false);
  request.send();
  if ('vibrate' in navigator) navigator.vibrate(10);
  ${settle}
</script>
<script src="/troubles/heavy.js"></script>`;
}

function calmPage(elsewhere: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Calm</title>
<h1>Nothing is wrong here</h1>
<img src="/troubles/drawing.svg"><img src="${elsewhere}/drawing.svg" width="9" height="9"><img>
<img loading="lazy" src="/troubles/later.png" style="display: none">
<script>const tried = [fetch('/troubles/fine')]; ${settle}</script>`;
}
