// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import '../fake-browser.ts';
import type { People } from '../../../components/screen-props.ts';
import { usePeople } from '../../../entrypoints/popup/use-people.ts';
import { makeCapture } from '../make-capture.ts';

test('the form suggests the key’s person, whom the selection names, whom the page names, whom the last tickets were for', () => {
  const capture = makeCapture({
    selection: [{ tag: 'p', children: ['Call Nia (nia@record.example) back'] }],
    page: { addresses: ['desk@page.example'] },
  });
  const connection = {
    helpdeskName: 'Desk',
    host: 'desk.example',
    baseUrl: 'https://desk.example',
    person: { id: 1, name: 'Ana', email: 'ana@desk.example' },
    uploadPath: 'temp' as const,
  };
  let people: People | null = null;
  function Probe() {
    people = usePeople({ connection, recent: ['Joe Doe <joe@x.example>', 'no address'] }, capture);
    return null;
  }
  act(() => render(<Probe />, document.body));
  expect((people as People | null)?.suggestions).toEqual([
    { name: 'Ana', email: 'ana@desk.example', origin: 'me' },
    { name: '', email: 'nia@record.example', origin: 'page' },
    { name: '', email: 'desk@page.example', origin: 'page' },
    { name: 'Joe Doe', email: 'joe@x.example' },
  ]);
});
