import { element, send } from './agent-dom.js';

/** What was typed and is not sent, by ticket: the page is drawn anew each time it gets the focus. */
const typed = new Map();

/** Returns the form in which an agent replies or leaves a note. `done` is called with what is then said. */
export function answerForm(ticket, done) {
  const hint = `You answer as ${ticket.answersAs.name}. A reply is for ${ticket.person.name}, and the ticket then awaits them; a note is for agents alone.`;
  const words = element('textarea', {
    id: 'answer',
    rows: '4',
    required: '',
    'aria-describedby': 'answer-hint',
  });
  words.value = typed.get(ticket.id) ?? '';
  words.addEventListener('input', () => typed.set(ticket.id, words.value));
  const form = element(
    'form',
    { class: 'card agent-form' },
    element('label', { for: 'answer' }, 'Answer'),
    words,
    element('p', { class: 'hint', id: 'answer-hint' }, hint),
    element(
      'div',
      { class: 'agent-buttons' },
      element('button', { value: 'reply' }, 'Reply'),
      element('button', { value: 'note' }, 'Leave a note'),
    ),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const isNote = event.submitter?.value === 'note';
    const sent = await send(`tickets/${ticket.id}/answer`, { message: words.value, isNote });
    if (sent) typed.delete(ticket.id);
    await done(sent ? (isNote ? 'Note left.' : 'Replied.') : 'That did not work.');
  });
  return form;
}

/** Returns the form in which an agent assigns the ticket and sets its status. Sends only what was changed. */
export function changeForm(ticket, { agents, statuses }, done) {
  const agent = select('agent', ticket.agent?.id ?? '', [
    ['', 'Nobody'],
    ...agents.map(({ id, name }) => [id, name]),
  ]);
  const status = select(
    'status',
    ticket.status,
    statuses.map(({ code, title }) => [code, title]),
  );
  const form = element(
    'form',
    { class: 'card agent-form agent-choices' },
    element('label', {}, 'Assigned to', agent),
    element('label', {}, 'Status', status),
    element('button', {}, 'Save'),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const change = {};
    const chosen = agent.value === '' ? null : Number(agent.value);
    if (chosen !== (ticket.agent?.id ?? null)) change.agent = chosen;
    if (status.value !== ticket.status) change.status = status.value;
    const saved = await send(`tickets/${ticket.id}/change`, change);
    await done(saved ? 'Saved.' : 'That did not work.');
  });
  return form;
}

function select(id, chosen, options) {
  const made = element('select', { id });
  const known = options.some(([value]) => String(value) === String(chosen));
  for (const [value, title] of known ? options : [...options, [chosen, String(chosen)]]) {
    const option = element('option', { value: String(value) }, title);
    option.selected = String(value) === String(chosen);
    made.append(option);
  }
  return made;
}
