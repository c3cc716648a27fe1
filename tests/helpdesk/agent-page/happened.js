import { element } from './agent-dom.js';

const timeFormat = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const asText = (value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const asList = (value) => (Array.isArray(value) ? value : []).filter((one) => typeof one === 'object' && one);

/** How an entry of each kind reads, and whether it went wrong. */
const kinds = {
  steps: ({ words }) => ({ kind: 'Step', text: asText(words), isBad: false }),
  lines: ({ level, text, place, count }) => ({
    kind: `Console ${asText(level)}`,
    text: [asText(text), asText(place), count > 1 ? `× ${asText(count)}` : ''].filter(Boolean).join(' · '),
    isBad: ['exception', 'rejection', 'policy', 'error'].includes(level),
  }),
  requests: ({ method, address, status, what, durationMs, trace }) => ({
    kind: 'Request',
    text: [
      `${asText(method)} ${asText(address)}`,
      status === null ? 'no answer yet' : status === 0 ? `no answer (${asText(what)})` : asText(status),
      durationMs === null ? '' : `${asText(durationMs)} ms`,
      asText(trace),
    ]
      .filter(Boolean)
      .join(' · '),
    isBad: status === 0 || status >= 400,
  }),
};

/** Returns the lines of a `what-happened.json` in the order of time; null if it is no such file. */
function readHappened(text) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return null;
  }
  if (file?.format !== 'what-happened' || file.version !== 1) return null;
  return Object.entries(kinds)
    .flatMap(([name, read]) => asList(file[name]).map((entry) => ({ at: asText(entry.at), ...read(entry) })))
    .filter(({ at }) => !Number.isNaN(Date.parse(at)))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function entryLine({ at, kind, text, isBad }) {
  return element(
    'li',
    { class: isBad ? 'bad' : undefined },
    element('time', { datetime: at }, timeFormat.format(new Date(at))),
    element('span', { class: 'muted' }, kind),
    element('bdi', {}, text),
  );
}

/** The page is drawn anew when it gets the focus: what was open stays open. */
const opened = new Set();

async function fill(content, href) {
  const text = await fetch(href).then(
    (response) => (response.ok ? response.text() : ''),
    () => '',
  );
  const entries = readHappened(text);
  content.replaceChildren(
    entries === null
      ? element('p', { class: 'muted' }, 'This file cannot be shown. Download it to read it.')
      : element('ol', {}, ...entries.map(entryLine)),
  );
}

/** Shows a `what-happened.json` as one list. It is read when it is opened. */
export function happened(href) {
  const content = element('div', {}, element('p', { class: 'muted' }, 'Reading …'));
  const details = element(
    'details',
    { class: 'happened', open: opened.has(href) ? '' : undefined },
    element('summary', {}, 'What happened'),
    content,
  );
  let isRead = false;
  details.addEventListener('toggle', () => {
    if (details.open) opened.add(href);
    else opened.delete(href);
    if (!details.open || isRead) return;
    isRead = true;
    void fill(content, href);
  });
  return details;
}
