// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test, vi } from 'vitest';
import '../fake-browser.ts';
import type { People } from '../../../components/ticket/ticket-props.ts';
import { namedSetting } from '../../../utils/captures/named-addresses.ts';
import { usePeople } from '../../../utils/ticket-screen/use-people.ts';
import { makeCapture } from '../make-capture.ts';

test('the form suggests the key’s person, whom the page names, whom the last tickets were for', async () => {
  const { id } = makeCapture();
  await namedSetting.write([
    { id: makeCapture().id, addresses: ['of@another.example'] },
    { id, addresses: ['nia@record.example', 'desk@page.example'] },
  ]);
  const connection = {
    helpdeskName: 'Desk',
    host: 'desk.example',
    baseUrl: 'https://desk.example',
    person: { id: 1, name: 'Ana', email: 'ana@desk.example' },
    uploadPath: 'temp' as const,
  };
  let people: People | null = null;
  function Probe() {
    people = usePeople({ connection, recent: ['Joe Doe <joe@x.example>', 'no address'] }, id);
    return null;
  }
  await act(async () => render(<Probe />, document.body));
  const suggested = () => (people as People | null)?.suggestions;
  await vi.waitFor(() => expect(suggested()).toHaveLength(4));
  expect(suggested()).toEqual([
    { name: 'Ana', email: 'ana@desk.example', origin: 'me' },
    { name: '', email: 'nia@record.example', origin: 'page' },
    { name: '', email: 'desk@page.example', origin: 'page' },
    { name: 'Joe Doe', email: 'joe@x.example' },
  ]);
});
