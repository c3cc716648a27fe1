import { Browser } from 'happy-dom';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Helpdesk } from './helpdesk.ts';
import { call, idOf, newTicket, openHelpdesk } from './testing.ts';

const ownHeaders = { 'x-agent-page': '1', 'content-type': 'application/json' };

async function withTicket(more: Record<string, unknown> = {}): Promise<{ helpdesk: Helpdesk; id: number }> {
  const helpdesk = await openHelpdesk();
  return { helpdesk, id: idOf(await call(helpdesk, 'POST', '/tickets', { json: newTicket(more) })) };
}

async function act(
  helpdesk: Helpdesk,
  path: string,
  body: object,
  headers: Record<string, string> = ownHeaders,
): Promise<number> {
  const url = `${helpdesk.url}/app/data/tickets/${path}`;
  return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).status;
}

describe('an agent', () => {
  test('replies: the ticket then awaits the user, and the API tells the time', async () => {
    const { helpdesk, id } = await withTicket({ agent: 3 });
    helpdesk.advanceClock(3600);
    expect(await act(helpdesk, `${id}/answer`, { message: 'Try <again>,\nplease.', isNote: false })).toBe(
      204,
    );
    const [ticket] = helpdesk.tickets();
    const reply = ticket?.messages[1];
    expect(ticket).toMatchObject({ status: 'awaiting_user', agent: { id: 3 } });
    expect(reply).toMatchObject({
      html: 'Try &lt;again&gt;,<br />please.',
      isNote: false,
      author: 'Amélie Dubois',
    });
    const { body } = await call(helpdesk, 'GET', `/tickets/${id}`);
    expect(body.data).toMatchObject({ status: 'awaiting_user', date_last_agent_reply: reply?.dateCreated });
  });

  test('leaves a note, which changes nothing else', async () => {
    const { helpdesk, id } = await withTicket();
    expect(await act(helpdesk, `${id}/answer`, { message: 'Known fault.', isNote: true })).toBe(204);
    expect(helpdesk.tickets()).toMatchObject([
      { status: 'awaiting_agent', messages: [{}, { isNote: true }] },
    ]);
    const { body } = await call(helpdesk, 'GET', `/tickets/${id}`);
    expect(body.data).toMatchObject({ date_last_agent_reply: null });
  });

  test('who answers a ticket of nobody is not its requester', async () => {
    const { helpdesk, id } = await withTicket({ person: 2 });
    await act(helpdesk, `${id}/answer`, { message: 'Hello', isNote: false });
    expect(helpdesk.tickets()[0]?.messages[1]?.author).toBe(helpdesk.agents()[2]?.name);
  });

  test('assigns, takes back and sets each status, each alone', async () => {
    const { helpdesk, id } = await withTicket();
    expect(await act(helpdesk, `${id}/change`, { agent: 6 })).toBe(204);
    expect(helpdesk.tickets()).toMatchObject([{ agent: { id: 6 }, status: 'awaiting_agent' }]);
    for (const status of ['awaiting_user', 'pending', 'resolved', 'awaiting_agent']) {
      expect(await act(helpdesk, `${id}/change`, { status })).toBe(204);
      expect(helpdesk.tickets()).toMatchObject([{ agent: { id: 6 }, status }]);
    }
    await act(helpdesk, `${id}/change`, { agent: null });
    expect(helpdesk.tickets()[0]?.agent).toBeUndefined();
  });

  test.each([
    ['a blank answer', 'answer', { message: '  ', isNote: false }],
    ['a status that there is not', 'change', { status: 'open' }],
    ['a disabled agent', 'change', { agent: 7 }],
    ['another column', 'change', { person: 3 }],
  ])('cannot send %s', async (_what, action, body) => {
    const { helpdesk, id } = await withTicket();
    const before = helpdesk.tickets();
    expect(await act(helpdesk, `${id}/${action}`, body)).toBe(400);
    expect(await act(helpdesk, `1/${action}`, body)).toBe(404);
    expect(helpdesk.tickets()).toEqual(before);
  });
});

describe('no other page can do what an agent does', () => {
  test.each([
    ['by a form', { 'content-type': 'text/plain', 'sec-fetch-site': 'same-site' }],
    ['by a script of the same site', { ...ownHeaders, 'sec-fetch-site': 'same-site' }],
    ['by a script of another site', { ...ownHeaders, 'sec-fetch-site': 'cross-site' }],
  ])('%s', async (_how, headers) => {
    const { helpdesk, id } = await withTicket();
    const before = helpdesk.tickets();
    for (const [action, body] of [
      ['answer', { message: 'x', isNote: false }],
      ['change', { status: 'resolved' }],
    ] as const)
      expect(await act(helpdesk, `${id}/${action}`, body, headers)).toBe(403);
    expect(helpdesk.tickets()).toEqual(before);
  });

  test('because the header needs a permission that nobody gets', async () => {
    const { helpdesk, id } = await withTicket();
    const asked = await fetch(`${helpdesk.url}/app/data/tickets/${id}/answer`, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://127.0.0.1:1',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'x-agent-page',
      },
    });
    expect(asked.headers.get('access-control-allow-origin')).toBeNull();
  });
});

type Page = ReturnType<Browser['newPage']>;

/** Opens the page of a ticket in a browser without a window. The scripts that it runs are our own. */
async function openPage(helpdesk: Helpdesk, id: number): Promise<Page> {
  const settings = { enableJavaScriptEvaluation: true, suppressInsecureJavaScriptEnvironmentWarning: true };
  const browser = new Browser({ settings });
  onTestFinished(() => browser.close());
  const page = browser.newPage();
  await page.goto(`${helpdesk.url}/app#/t/ticket/${id}`);
  await page.waitUntilComplete();
  return page;
}

describe('the page of a ticket', () => {
  const controls = ({ mainFrame: { document, window } }: Page) => {
    const answer = () => {
      const field = document.querySelector('#answer');
      if (!(field instanceof window.HTMLTextAreaElement)) throw new Error('No field');
      return field;
    };
    return {
      answer,
      choose: (id: string, value: string) => {
        const list = document.querySelector(`#${id}`);
        if (!(list instanceof window.HTMLSelectElement)) throw new Error(`No list ${id}`);
        list.value = value;
      },
      press: (name: string) => {
        const button = [...document.querySelectorAll('button')].find(
          ({ textContent }) => textContent === name,
        );
        if (button === undefined) throw new Error(`No button ${name}`);
        button.click();
      },
      said: () => document.querySelector('#said')?.textContent,
      shown: () => document.querySelector('#ticket')?.textContent ?? '',
      type: (words: string) => {
        const field = answer();
        field.value = words;
        field.dispatchEvent(new window.Event('input'));
      },
      comeBack: () => window.dispatchEvent(new window.Event('focus')),
    };
  };

  test('has a form for each, and says what was done', async () => {
    const { helpdesk, id } = await withTicket();
    const page = controls(await openPage(helpdesk, id));
    page.type('Known fault.');
    page.press('Leave a note');
    await expect.poll(page.said).toBe('Note left.');
    expect([page.answer().value, page.shown()]).toEqual(['', expect.stringContaining('Known fault.')]);
    page.type('Thanks.');
    page.press('Reply');
    await expect.poll(page.said).toBe('Replied.');
    expect(page.shown()).toContain('Awaiting user');
    page.choose('agent', '3');
    page.choose('status', 'resolved');
    page.press('Save');
    await expect.poll(page.said).toBe('Saved.');
    expect(page.shown()).toContain('Resolved');
    expect(helpdesk.tickets()).toMatchObject([
      { agent: { id: 3 }, status: 'resolved', messages: [{}, { isNote: true }, { isNote: false }] },
    ]);
  });

  test('changes nothing that the agent did not choose, though it changed meanwhile', async () => {
    const { helpdesk, id } = await withTicket();
    const page = controls(await openPage(helpdesk, id));
    await call(helpdesk, 'PUT', `/tickets/${id}`, { json: { status: 'pending' } });
    page.choose('agent', '3');
    page.press('Save');
    await expect.poll(page.said).toBe('Saved.');
    expect(helpdesk.tickets()).toMatchObject([{ agent: { id: 3 }, status: 'pending' }]);
  });

  test('keeps what is being typed when it is drawn anew, and what could not be sent', async () => {
    const { helpdesk, id } = await withTicket();
    const page = controls(await openPage(helpdesk, id));
    page.answer().focus();
    page.type('Half a sen');
    await call(helpdesk, 'POST', `/tickets/${id}/messages`, { json: { message: 'From elsewhere' } });
    page.comeBack();
    await expect.poll(page.shown).toContain('From elsewhere');
    expect(page.answer().value).toBe('Half a sen');
    expect(page.answer().matches(':focus')).toBe(true);
    helpdesk.faults.add({ match: { path: /answer$/ }, effect: { kind: 'status', status: 500 } });
    page.press('Reply');
    await expect.poll(page.said).toBe('That did not work.');
    expect(page.answer().value).toBe('Half a sen');
  });
});
