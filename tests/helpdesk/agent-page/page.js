import { element, load } from './agent-dom.js';
import { answerForm, changeForm } from './agent-forms.js';
import { happened } from './happened.js';

const list = document.querySelector('#tickets');
const count = document.querySelector('#count');
const main = document.querySelector('#ticket');
const said = document.querySelector('#said');
const dateFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

function time(text) {
  return element('time', { datetime: text }, dateFormat.format(new Date(text)));
}

function sentence(code) {
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function size(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function person({ name, email }) {
  return element('span', {}, element('bdi', {}, name), ' ', element('span', { class: 'muted' }, email));
}

function facts(ticket) {
  const none = () => element('span', { class: 'muted' }, 'None');
  const rows = [
    ['Requester', person(ticket.person)],
    ['Agent', ticket.agent ? person(ticket.agent) : none()],
    ['Department', ticket.department?.title ?? none()],
    ['Team', ticket.team?.name],
    ['Copies to', ticket.cc.join(', ') || undefined],
    [
      'Labels',
      ticket.labels.length > 0 ? element('span', { class: 'tags' }, ...ticket.labels.map(label)) : undefined,
    ],
    ...ticket.moreFacts.map(({ title, text }) => [title, text]),
  ];
  const shown = rows.filter(([, value]) => value !== undefined);
  return element(
    'dl',
    { class: 'facts' },
    ...shown.map(([term, value]) => element('div', {}, element('dt', {}, term), element('dd', {}, value))),
  );
}

function label(text) {
  return element('span', { class: 'tag' }, text);
}

/** Pictures from other servers are links and are not loaded, so no server learns that the ticket was opened. */
function pictureLink({ src, alt }) {
  const text = alt || `Picture from ${new URL(src).host}`;
  return element('a', { href: src, target: '_blank', rel: 'noopener noreferrer' }, text);
}

function message({ author, isNote, dateCreated, html }) {
  const body = element('div', { class: 'message', dir: 'auto' });
  // The helpdesk sanitises the HTML when it stores and when it serves it. This page's policy also forbids scripts.
  body.innerHTML = html;
  for (const image of body.querySelectorAll('img')) image.replaceWith(pictureLink(image));
  const head = element(
    'div',
    { class: 'card-head' },
    element('strong', {}, element('bdi', {}, author), isNote ? ' (note)' : ''),
    time(dateCreated),
  );
  return element('article', { class: 'card' }, head, body);
}

function attachment({ filename, href, size: bytes, dimensions, isImage, contentType }) {
  const link = element('a', { href, download: isImage ? undefined : filename }, element('bdi', {}, filename));
  const pixels = dimensions ? `${dimensions.width} × ${dimensions.height} px` : contentType;
  const detail = element('span', { class: 'muted' }, `${size(bytes)} · ${pixels}`);
  const line = element('div', { class: 'file-facts' }, link, detail);
  if (!isImage)
    return element('li', {}, line, filename === 'what-happened.json' ? happened(href) : undefined);
  const image = element('img', {
    src: href,
    alt: `Attached picture ${filename}`,
    width: dimensions?.width,
    height: dimensions?.height,
  });
  return element('li', {}, element('figure', { class: 'picture' }, image, line));
}

function attachments(all) {
  if (all.length === 0) return undefined;
  const title = all.length === 1 ? '1 attachment' : `${all.length} attachments`;
  return element(
    'section',
    { class: 'card' },
    element('div', { class: 'card-head' }, element('strong', {}, title)),
    element('div', { class: 'message' }, element('ul', { class: 'attachments' }, ...all.map(attachment))),
  );
}

function empty(title, text) {
  return element('div', { class: 'empty' }, element('strong', {}, title), text);
}

function showTicket(ticket, choices) {
  document.title = `#${ticket.id} ${ticket.subject}`;
  const status = element('span', { class: 'status', 'data-status': ticket.status }, sentence(ticket.status));
  const number = element(
    'div',
    { class: 'ticket-number' },
    element('strong', {}, `#${ticket.id}`),
    ticket.ref,
    status,
  );
  const view = element(
    'div',
    { class: 'ticket' },
    number,
    element('h2', { dir: 'auto' }, ticket.subject),
    facts(ticket),
    ...ticket.messages.map(message),
    attachments(ticket.attachments),
    answerForm(ticket, showAndSay),
    changeForm(ticket, choices, showAndSay),
  );
  // The page is drawn anew when it gets the focus: the field that is being typed in keeps it.
  const { id, selectionStart, selectionEnd } = document.activeElement ?? {};
  main.replaceChildren(view);
  const field = id === 'answer' ? document.getElementById(id) : null;
  field?.focus();
  field?.setSelectionRange(selectionStart, selectionEnd);
}

function showNothing(title, text) {
  document.title = 'Meridian Helpdesk';
  main.replaceChildren(empty(title, text));
}

function row(ticket, current) {
  const link = element(
    'a',
    {
      class: 'row',
      href: `#/t/ticket/${ticket.id}`,
      'aria-current': ticket.id === current ? 'page' : undefined,
    },
    element('span', { class: 'row-subject', dir: 'auto' }, ticket.subject),
    element(
      'span',
      { class: 'row-facts' },
      element('span', {}, `#${ticket.id} · `, element('bdi', {}, ticket.person.name)),
      time(ticket.dateCreated),
    ),
  );
  return element('li', {}, link);
}

function currentTicket() {
  const id = /^#\/t\/ticket\/(\d+)/.exec(location.hash)?.[1];
  return id === undefined ? undefined : Number(id);
}

async function show() {
  const current = currentTicket();
  const [tickets = [], choices, ticket] = await Promise.all([
    load('tickets'),
    load('choices'),
    current === undefined ? undefined : load(`tickets/${current}`),
  ]);
  // Another ticket was opened while this one was loading.
  if (current !== currentTicket()) return;
  count.textContent = String(tickets.length);
  list.replaceChildren(...tickets.map((entry) => row(entry, current)));
  if (ticket && choices) showTicket(ticket, choices);
  else if (current !== undefined) showNothing(`There is no ticket #${current}`, 'It may have been deleted.');
  else if (tickets.length > 0) showNothing('No ticket chosen', 'Choose one from the list.');
  else showNothing('No tickets yet', 'Tickets created from the browser show up here, newest first.');
}

async function showAndSay(words) {
  await show();
  said.textContent = words;
}

addEventListener('hashchange', () => showAndSay(''));
addEventListener('focus', show);
await show();
