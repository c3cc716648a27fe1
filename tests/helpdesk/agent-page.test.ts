import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { sanitise } from './sanitise.ts';
import { call, idOf, newTicket, openHelpdesk, upload } from './testing.ts';

const ownPage = { headers: { 'x-agent-page': '1' } };

/** Hostile markup, then the markup after sanitising. */
const hostile: readonly (readonly [what: string, html: string, clean: string])[] = [
  ['a script', '<p>a<script>alert(1)</script>b</p>', '<p>ab</p>'],
  [
    'a handler',
    '<img src="https://x.example/p.png" onerror="alert(1)" alt="p">',
    '<img src="https://x.example/p.png" alt="p" />',
  ],
  [
    'a javascript: link',
    '<a href="javascript:alert(1)">go</a>',
    '<a target="_blank" rel="noopener noreferrer nofollow">go</a>',
  ],
  [
    'a hidden javascript: link',
    '<a href=" java\tscript:alert(1)">go</a>',
    '<a target="_blank" rel="noopener noreferrer nofollow">go</a>',
  ],
  [
    'a data: link',
    '<a href="data:text/html,<script>alert(1)</script>">go</a>',
    '<a target="_blank" rel="noopener noreferrer nofollow">go</a>',
  ],
  ['a data: picture', 'a<img src="data:image/svg+xml,<svg onload=alert(1)>">', 'a'],
  ['a picture from nowhere', 'a<img src="x" onerror="alert(1)"><img>', 'a'],
  ['an svg', '<svg onload="alert(1)"><script>alert(1)</script><text>x</text></svg>after', 'after'],
  ['mathml', '<math><mtext><script>alert(1)</script></mtext></math>after', 'after'],
  [
    'a style',
    '<style>p{background:url(https://x.example)}</style><p style="position:fixed">a</p>',
    '<p>a</p>',
  ],
  ['a meta refresh', '<meta http-equiv="refresh" content="0;url=https://x.example"><p>a</p>', '<p>a</p>'],
  ['a base', '<base href="https://x.example/"><p>a</p>', '<p>a</p>'],
  ['a frame', '<iframe src="https://x.example"></iframe><object data="x"></object><embed src="x">a', 'a'],
  ['a form', '<form action="https://x.example"><input name="a"><button>b</button></form>', 'b'],
  ['a template', '<template><img src=x onerror=alert(1)></template>a', 'a'],
  ['broken nesting', '<p><<script>script>alert(1)<</script>/script>', '<p>&lt;/script&gt;</p>'],
  ['an id or a class that could be mistaken', '<p id="tickets" class="bar" name="x">a</p>', '<p>a</p>'],
  ['a comment', 'a<!-- <script>alert(1)</script> -->b', 'ab'],
];

describe('messages', () => {
  test.each(hostile)('lose %s and keep the text', (_what, html, clean) => {
    expect(sanitise(html)).toBe(clean);
  });

  test('keep what people write', () => {
    const html =
      '<p dir="rtl">مرحبا <strong>b</strong></p><ul><li>x</li></ul><table><tr><td colspan="2">y</td></tr></table>';
    expect(sanitise(html)).toBe(html);
  });

  test('are clean in the store, in the API and on the page', async () => {
    const helpdesk = await openHelpdesk();
    const message = { message: hostile.map(([, html]) => html).join('\n'), format: 'html' };
    const id = idOf(await call(helpdesk, 'POST', '/tickets', { json: newTicket({ message }) }));
    const api = await call(helpdesk, 'GET', `/tickets/${id}/messages`);
    const page = await (await fetch(`${helpdesk.url}/app/data/tickets/${id}`, ownPage)).text();
    for (const text of [helpdesk.tickets()[0]?.message ?? '', api.text, page]) {
      expect(text).not.toMatch(
        /<script|onerror|onload|javascript:|data:|<svg|<style|style=|http-equiv|<iframe/i,
      );
      expect(text).toContain('go');
    }
  });
});

describe('the page', () => {
  test.each(['', '/support'])(
    'is served with a policy that runs nothing but its own files (prefix "%s")',
    async (pathPrefix) => {
      const helpdesk = await openHelpdesk({ pathPrefix });
      const page = await fetch(`${helpdesk.url}/app`);
      const policy = page.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|data:/);
      const references = [...(await page.text()).matchAll(/(?:href|src)="(app\/[^"]+)"/g)].map(
        ([, found]) => found,
      );
      expect(references).toEqual(['app/page.css', 'app/agent-forms.css', 'app/happened.css', 'app/page.js']);
      for (const reference of references) {
        expect((await fetch(`${helpdesk.url}/${reference}`)).status).toBe(200);
      }
    },
  );

  test('lists tickets newest first', async () => {
    const helpdesk = await openHelpdesk();
    for (const subject of ['one', 'two'])
      await call(helpdesk, 'POST', '/tickets', { json: newTicket({ subject }) });
    const response = await fetch(`${helpdesk.url}/app/data/tickets`, ownPage);
    expect(await response.json()).toMatchObject([{ subject: 'two' }, { subject: 'one' }]);
  });

  test('shows a ticket with what was attached', async () => {
    const helpdesk = await openHelpdesk({ pathPrefix: '/support' });
    const message = { message: 'x', attachments: [{ blob_auth: await upload(helpdesk, 'log', 'a b.log') }] };
    const id = idOf(await call(helpdesk, 'POST', '/tickets', { json: newTicket({ message, agent: 3 }) }));
    const ticket: unknown = await (await fetch(`${helpdesk.url}/app/data/tickets/${id}`, ownPage)).json();
    expect(ticket).toMatchObject({
      agent: { name: 'Amélie Dubois' },
      attachments: [{ filename: 'a-b.log', isImage: false }],
    });
    expect(JSON.stringify(ticket)).not.toContain(helpdesk.blobs()[0]?.path ?? 'no path');
  });

  test.each([
    ['without its header', {}],
    ['from another site', { 'x-agent-page': '1', 'sec-fetch-site': 'cross-site' }],
  ])('gives its data to nobody %s', async (_who, headers) => {
    const helpdesk = await openHelpdesk();
    expect((await fetch(`${helpdesk.url}/app/data/tickets`, { headers })).status).toBe(403);
  });

  test('gives its data to no foreign host name pointed at it', async () => {
    const helpdesk = await openHelpdesk({ hostname: 'localhost' });
    const { port } = new URL(helpdesk.url);
    const foreign = await requestAs('attacker.example', port);
    const own = await requestAs(`localhost:${port}`, port);
    expect([foreign, own]).toEqual([403, 200]);
  });
});

function requestAs(host: string, port: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port,
      path: '/app/data/tickets',
      headers: { host, 'x-agent-page': '1' },
      agent: false,
    };
    request(options, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
