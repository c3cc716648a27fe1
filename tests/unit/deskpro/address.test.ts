import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLoopback, parseAddress, ticketUrl } from '../../../utils/deskpro/address.ts';
import { originPattern } from '../../../utils/deskpro/origin-pattern.ts';

describe('any form people paste leads to the helpdesk', () => {
  test.each([
    ['acme.deskpro.com', 'https://acme.deskpro.com', ['']],
    ['  https://acme.deskpro.com/ ', 'https://acme.deskpro.com', ['']],
    ['HTTPS://Acme.Deskpro.COM', 'https://acme.deskpro.com', ['']],
    ['<https://acme.deskpro.com>', 'https://acme.deskpro.com', ['']],
    ['"acme.deskpro.com"', 'https://acme.deskpro.com', ['']],
    ['//acme.deskpro.com/app', 'https://acme.deskpro.com', ['']],
    ['https://acme.deskpro.com/app#/t/ticket/3', 'https://acme.deskpro.com', ['']],
    ['https://acme.deskpro.com/agent/#app.tickets,t.o:3', 'https://acme.deskpro.com', ['']],
    ['https://acme.deskpro.com/api/v2/helpdesk/discover', 'https://acme.deskpro.com', ['']],
    ['https://acme.deskpro.com/new-ticket?department=3', 'https://acme.deskpro.com', ['']],
    ['https://help.example.com:8443/agent/', 'https://help.example.com:8443', ['']],
    ['https://help.example.com/support', 'https://help.example.com', ['/support', '']],
    ['https://help.example.com/support/Agent/', 'https://help.example.com', ['/support', '']],
    ['https://help.example.com//support//app#/t', 'https://help.example.com', ['/support', '']],
    ['help.example.com/it/desk/app', 'https://help.example.com', ['/it/desk', '/it', '']],
    ['https://192.168.4.20/agent', 'https://192.168.4.20', ['']],
    ['https://[2001:db8::7]:8443', 'https://[2001:db8::7]:8443', ['']],
    ['https://hilfe.müller.example', 'https://hilfe.xn--mller-kva.example', ['']],
    ['https://helpdesk/', 'https://helpdesk', ['']],
    ['https://helpdesk:8443/agent/', 'https://helpdesk:8443', ['']],
    ['(https://acme.deskpro.com)', 'https://acme.deskpro.com', ['']],
    ['[https://acme.deskpro.com/app]', 'https://acme.deskpro.com', ['']],
    ['“https://acme.deskpro.com”', 'https://acme.deskpro.com', ['']],
    ['‘acme.deskpro.com’', 'https://acme.deskpro.com', ['']],
    ['«acme.deskpro.com»', 'https://acme.deskpro.com', ['']],
    ['https://acme.deskpro.com.', 'https://acme.deskpro.com', ['']],
    ['https://acme.deskpro.com,', 'https://acme.deskpro.com', ['']],
    ['acme.deskpro.com./app', 'https://acme.deskpro.com', ['']],
    ['\u200bhttps://acme.deskpro.com\u200b', 'https://acme.deskpro.com', ['']],
    ['https:acme.deskpro.com', 'https://acme.deskpro.com', ['']],
    ['https:/acme.deskpro.com/app', 'https://acme.deskpro.com', ['']],
    ['https//acme.deskpro.com', 'https://acme.deskpro.com', ['']],
    ['https:\\\\acme.deskpro.com\\agent', 'https://acme.deskpro.com', ['']],
    ['https://https://acme.deskpro.com', 'https://acme.deskpro.com', ['']],
    ['Helpdesk: https://acme.deskpro.com/app (new)', 'https://acme.deskpro.com', ['']],
    ['acme．deskpro．com', 'https://acme.deskpro.com', ['']],
    ['[::1]:8443', 'https://[::1]:8443', ['']],
    ['https://[::1]', 'https://[::1]', ['']],
    ['localhost:8080', 'http://localhost:8080', ['']],
    ['127.0.0.1:8080/support', 'http://127.0.0.1:8080', ['/support', '']],
    ['https://localhost:8443', 'https://localhost:8443', ['']],
  ])('%s', (pasted, origin, prefixes) => {
    expect(parseAddress(pasted)).toEqual({
      ok: true,
      value: { origin, host: new URL(origin).host, prefixes },
    });
  });

  test('however deep the pasted path is, the helpdesk may still be at the root', () => {
    const parsed = parseAddress('https://acme.deskpro.com/en-us/guides/user/agents/tickets/filters');
    expect(parsed.ok && parsed.value.prefixes.at(-1)).toBe('');
    expect(parsed.ok && parsed.value.prefixes.length).toBeLessThanOrEqual(4);
  });
});

describe('what is no address is refused with its own reason', () => {
  test.each([
    ['', 'address-empty'],
    ['   ', 'address-empty'],
    ['""', 'address-empty'],
    ['acme', 'address-invalid'],
    ['my helpdesk', 'address-invalid'],
    ['acme deskpro.com', 'address-invalid'],
    ['https://', 'address-invalid'],
    ['ftp://acme.deskpro.com', 'address-invalid'],
    ['htps://acme.deskpro.com', 'address-invalid'],
    ['https://a.example or https://b.example', 'address-invalid'],
    ['1:ABCDEFGHIJKLMNOP', 'address-invalid'],
    ['javascript:alert(1)', 'address-invalid'],
    ['file:///etc/passwd', 'address-invalid'],
    ['chrome-extension://abc.def/page', 'address-invalid'],
    ['https://user:secret@acme.deskpro.com', 'address-invalid'],
    ['agent@acme.deskpro.com', 'address-invalid'],
    ['https://acme.deskpro.com:99999', 'address-invalid'],
    ['https://acme..deskpro.com', 'address-invalid'],
  ])('%j is %s', (typed, code) => {
    expect(parseAddress(typed)).toEqual({ ok: false, error: { code } });
  });

  test.each([
    'http://acme.deskpro.com',
    'http://acme.deskpro.com:8080/app',
    'http://helpdesk/',
    'https://http://acme.deskpro.com',
    'http:acme.deskpro.com',
    'http://127.0.0.1.evil.example',
    'http://[::1]:3000',
  ])('%s would send the key in the clear', (typed) => {
    expect(parseAddress(typed)).toEqual({
      ok: false,
      error: { code: 'address-insecure', host: new URL(typed.replace(/^https:\/\//, '')).host },
    });
  });
});

const label = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const host = fc.oneof(
  fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join('.')),
  fc.constantFrom('localhost', '127.0.0.1', '[2001:db8::7]'),
);
/** Quotation marks, brackets and full stops at the end of pasted text belong to a sentence, never to a path. */
const segment = fc.webSegment().filter((text) => !/['),.;:]$/.test(text));
const pasted = fc
  .record({
    scheme: fc.constantFrom('', 'https://', 'HTTPS://'),
    host,
    port: fc.oneof(
      fc.constant(''),
      fc.integer({ min: 1, max: 65_535 }).map((port) => `:${port}`),
    ),
    path: fc.array(fc.oneof(label, segment, fc.constantFrom('app', 'agent', '..', '.')), { maxLength: 7 }),
    rest: fc.constantFrom('', '/', '?a=1', '#/t/ticket/3'),
  })
  .map(
    ({ scheme, host, port, path, rest }) =>
      `${scheme}${host}${port}${path.map((segment) => `/${segment}`).join('')}${rest}`,
  );

describe('normalising', () => {
  test('a normalised address normalises to itself', () => {
    fc.assert(
      fc.property(pasted, (text) => {
        const once = parseAddress(text);
        if (!once.ok) throw new Error(`refused: ${text}`);
        for (const prefix of once.value.prefixes) {
          const twice = parseAddress(`${once.value.origin}${prefix}`);
          expect(twice).toMatchObject({ ok: true, value: { origin: once.value.origin } });
          expect(twice.ok && twice.value.prefixes[0]).toBe(prefix);
        }
      }),
    );
  });

  test('prefixes are tried longest first, without a trailing slash, and the root comes last', () => {
    fc.assert(
      fc.property(pasted, (text) => {
        const parsed = parseAddress(text);
        const prefixes = parsed.ok ? parsed.value.prefixes : [];
        expect(prefixes.at(-1)).toBe('');
        expect(prefixes).toEqual([...prefixes].sort((a, b) => b.length - a.length));
        expect(prefixes.filter((prefix) => prefix.endsWith('/'))).toEqual([]);
      }),
    );
  });

  test('whatever is typed, the answer is https, or http on this computer, or a refusal', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.string({ unit: 'binary' })), (text) => {
        const parsed = parseAddress(text);
        if (!parsed.ok) return;
        const url = new URL(parsed.value.origin);
        expect(url.protocol === 'https:' || isLoopback(url.hostname)).toBe(true);
        expect(url.origin).toBe(parsed.value.origin);
      }),
    );
  });
});

test.each([
  ['https://acme.deskpro.com', 'https://acme.deskpro.com/*'],
  ['https://acme.deskpro.com:8443', 'https://acme.deskpro.com/*'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1/*'],
])(
  'access to %s is asked for with %s: one host, and no port, which Firefox does not take',
  (origin, pattern) => {
    expect(originPattern(origin)).toBe(pattern);
  },
);

test('a ticket opens in the agent interface below the helpdesk’s own path', () => {
  expect(ticketUrl('https://help.example.com/support', 4711)).toBe(
    'https://help.example.com/support/app#/t/ticket/4711',
  );
});

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['[::1]', false],
  ['127.0.0.1.evil.example', false],
  ['localhost.evil.example', false],
  ['128.0.0.1', false],
])('%s is this computer: %s', (hostname, expected) => {
  expect(isLoopback(hostname)).toBe(expected);
});
