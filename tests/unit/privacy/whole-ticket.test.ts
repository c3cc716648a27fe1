// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import { subjectOf } from '../../../utils/captures/prefill.ts';
import { messageHtml } from '../../../utils/outbox/message-html.ts';
import { readSelection } from '../../../utils/page/selection.ts';
import { takeSnapshot } from '../../../utils/page/snapshot.ts';
import { selectionOf } from '../../../utils/page-client/page-facts.ts';
import { passageUrl } from '../../../utils/page-client/read-page.ts';
import { givesAway } from '../../../utils/privacy/hide-passage.ts';
import { maskParts } from '../../../utils/privacy/maskers.ts';
import { makeCapture, makePage } from '../make-capture.ts';
import { labelledValues } from './labelled-values.ts';

vi.mock('../../../utils/i18n.ts', () => import('../../gallery/fake-i18n.ts'));

/**
 * Returns all words of a ticket about a selection: the page reports the selection, it is judged, and then written into
 * a message.
 */
function ticketOf(html: string, selector: string, url = 'https://a.example/'): string {
  document.body.innerHTML = html;
  const range = document.createRange();
  range.selectNodeContents(document.querySelector(selector) ?? document.body);
  document.getSelection()?.removeAllRanges();
  document.getSelection()?.addRange(range);
  const snapshot = takeSnapshot(document);
  const selection = selectionOf(JSON.stringify(readSelection(document)));
  const passage = selection?.passage ?? null;
  const isKept = passage !== null && !givesAway(passage.quoted, []);
  const parts = maskParts(
    {
      page: makePage({ url, title: snapshot.title }),
      selection: selection?.text ?? null,
      passage: isKept ? passageUrl(url, passage.directive) : null,
      pageText: null,
      link: null,
    },
    [],
    selection?.around,
  );
  const capture = makeCapture({ ...parts, form: { subject: subjectOf({ ...parts, link: null }) } });
  return decodeURIComponent(
    `${capture.form.subject} ${messageHtml(capture).replaceAll('%', '%25')} ${parts.passage ?? ''}`,
  );
}

const layouts: [name: string, build: (label: string, value: string) => string][] = [
  ['th and td', (label, value) => `<table><tr><th>${label}</th><td><b>${value}</b></td></tr></table>`],
  ['td and td', (label, value) => `<table><tr><td>${label}</td><td><b>${value}</b></td></tr></table>`],
  ['dl', (label, value) => `<dl><dt>${label}</dt><dd><b>${value}</b></dd></dl>`],
  [
    'column head',
    (label, value) =>
      `<table><thead><tr><th>Name</th><th>${label}</th></tr></thead><tbody><tr><td>Ann</td><td><b>${value}</b></td></tr></tbody></table>`,
  ],
  ['paragraphs', (label, value) => `<p>${label}</p><p><b>${value}</b></p>`],
  ['one line', (label, value) => `<p>${label}: <b>${value}</b></p>`],
];

describe.each(layouts)('a value by %s', (_name, build) => {
  test.each(labelledValues)('is in no part of a ticket: %s', (label, value) => {
    const html = `<h1>Account</h1><div id="all">${build(label, value)}</div><p>Order 1</p>`;
    const whole = ticketOf(html, '#all');
    expect(whole).not.toContain(value);
    expect(whole).toContain(label);
    expect(ticketOf(html, 'b')).not.toContain(value);
  });
});

test('what nobody has to hide has its link', () => {
  const ticket = ticketOf('<h1>Lamps</h1><p id="all">The red lamp is broken</p>', '#all');
  expect(ticket).toContain('#:~:text=The red lamp is broken');
});

test('the address of a page to reset a password has no token in any part', () => {
  const ticket = ticketOf('<p id="all">Reset it</p>', '#all', 'https://a.example/reset/blauwolke?otp=4821');
  expect(ticket).not.toMatch(/blauwolke|4821/);
  expect(ticket).toContain('https://a.example/reset/hidden?otp=hidden');
});
