import { describe, expect, test, vi } from 'vitest';
import { isSameAddress } from '../../../utils/captures/same-address.ts';
import { hideInUrl } from '../../../utils/privacy/hide-in-url.ts';

vi.mock('../../../utils/i18n.ts', () => import('../../gallery/fake-i18n.ts'));

const at = 'https://a.example';

function hides(cases: readonly [url: string, hidden: string][]): void {
  test.each(cases)('%s is sent as %s', (url, hidden) => {
    expect(hideInUrl(url, [])).toBe(hidden);
    // A telephone link is never the address of a page.
    if (!url.startsWith('tel:')) expect(isSameAddress(hidden, url)).toBe(true);
  });
}

describe('a parameter that is named for a secret hides its value, whatever the value looks like', () => {
  const names =
    'otp code password pwd pass passwd secret token sid session invite ssn pin access_token id_token refresh-token ' +
    'client_secret sessionId PHPSESSID jsessionid user[password] account.token X-Amz-Signature X-Amz-Credential ' +
    'authToken api_key apikey auth_code verificationCode inviteCode csrf_token magic cvv iban passport sig jwt to%6ben';
  hides(names.split(' ').map((name) => [`${at}/x?p=2&${name}=4821`, `${at}/x?p=2&${name}=hidden`]));
  hides([
    [`${at}/x#access_token=abc&state=CA`, `${at}/x#access_token=hidden&state=CA`],
    [`${at}/#/reset?token=blue`, `${at}/#/reset?token=hidden`],
    [`${at}/cart;jsessionid=7F?x=1`, `${at}/cart;jsessionid=hidden?x=1`],
    [`${at}/?token=one&token=two`, `${at}/?token=hidden&token=hidden`],
    [`${at}/in?next=%2Freset%2Fblauwolke`, `${at}/in?next=hidden`],
    [`${at}/in?next=https%3A%2F%2Fb.example%2F%3Fotp%3D1`, `${at}/in?next=hidden`],
    [`${at}/?q=sk_live_9f8Hq2LmZx7RtBv3KdPw`, `${at}/?q=hidden`],
    [`${at}/?9f8Hq2LmZx7RtBv3KdPw`, `${at}/?hidden`],
    [`${at}/?phone=%2B49%20151%2023456789`, `${at}/?phone=hidden`],
  ]);
});

describe('a path hides', () => {
  hides([
    [`${at}/reset/blauwolke`, `${at}/reset/hidden`],
    [`${at}/password/reset/MQ/cabc-123/`, `${at}/password/reset/hidden/hidden/`],
    [`${at}/accounts/reset-password/8f14e45f`, `${at}/accounts/reset-password/hidden`],
    [`${at}/accounts/verify-email/abc?lang=de`, `${at}/accounts/verify-email/hidden?lang=de`],
    [`${at}/invite/blue-whale`, `${at}/invite/hidden`],
    [`${at}/magic/4821`, `${at}/magic/hidden`],
    [`${at}/login/magic-link/XYZ`, `${at}/login/magic-link/hidden`],
    [`${at}/#/verify/4821`, `${at}/#/verify/hidden`],
    [`${at}/faces/ana@shop.example.png`, `${at}/faces/hidden`],
    [`${at}/faces/jane.roe%40shop.example-passport.svg`, `${at}/faces/hidden`],
    [`${at}/pay/4111111111111111/done`, `${at}/pay/hidden/done`],
    [`${at}/pay/4111-1111-1111-1111`, `${at}/pay/hidden`],
    [`${at}/k/9f8Hq2LmZx7RtBv3KdPw/edit`, `${at}/k/hidden/edit`],
    [`${at}/share/5d41402abc4b2a76b9719d911017c592`, `${at}/share/hidden`],
    [`${at}/public-dashboards/0f3b7c9a5d2e4861`, `${at}/public-dashboards/hidden`],
    [`${at}/secret/3kf9`, `${at}/secret/hidden`],
    [
      'https://hooks.slack.com/services/T00/B00/XXXX',
      'https://hooks.slack.com/services/hidden/hidden/hidden',
    ],
    ['https://discord.com/api/webhooks/123/abc', 'https://discord.com/api/webhooks/hidden/hidden'],
    [
      'https://acme.webhook.office.com/webhookb2/a@b/IncomingWebhook/c/d',
      'https://acme.webhook.office.com/webhookb2/hidden/hidden/hidden/hidden',
    ],
    ['https://api.telegram.org/bot1:AA/sendMessage', 'https://api.telegram.org/hidden/hidden'],
    ['https://hooks.zapier.com/hooks/catch/12/ab/', 'https://hooks.zapier.com/hooks/catch/hidden/hidden/'],
    ['https://chat.example/hooks/xoaz9m3ku7bd5nrh1cwt', 'https://chat.example/hooks/hidden'],
    ['file:///home/jane.roe/notes.html', 'file:///home/hidden/notes.html'],
    ['file:///C:/Users/Jane/notes.html', 'file:///C:/Users/hidden/notes.html'],
    ['tel:+4915123456789', 'tel:hidden'],
  ]);
});

test.each([
  `${at}/orders/20231234567?step=2&sort=-date#lines`,
  `${at}/search?q=reset+password&page=2&lang=en&state=CA&country_code=DE&error_code=404`,
  `${at}/password/reset`,
  `${at}/account/verify/success`,
  `${at}/password/reset/sent?lang=de`,
  `${at}/docs/how-to-reset-your-password/part-2`,
  `${at}/repo/commit/4c89f1c2b6a0d3e5f7a9b1c3d5e7f9012345abcd`,
  `${at}/tickets/3f2504e0-4f89-41d3-9a0c-0305e82c3301`,
  `${at}/blog/2026/11/28/session-replay-and-tokens`,
  `${at}/watch?v=dQw4w9WgXcQ&t=42s`,
  `${at}/webhooks/about-webhooks`,
  `${at}/products/9783161484100?key=price&view=list`,
  `${at}/a%zz/b?q=red+lamp&&x=#:~:text=A%20paragraph`,
  'about:blank',
  'chrome://settings/passwords',
  'data:text/html,<p>Hello</p>',
])('%s is sent as it is', (url) => {
  expect(hideInUrl(url, [])).toBe(url);
});
