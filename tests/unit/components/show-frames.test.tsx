// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, test, vi } from 'vitest';
import { HiddenItemsList } from '../../../components/ticket/hidden-items-list.tsx';
import type { Redaction } from '../../../utils/annotate/annotations.ts';
import { makeAttachment } from '../make-capture.ts';
import { doing, mountPoint } from './mount-point.ts';

vi.mock('../../../utils/i18n.ts', () => import('../../gallery/fake-i18n.ts'));

const root = mountPoint();
const box = { kind: 'redaction', x: 0, y: 0, width: 9, height: 9 } as const;
const frame: Redaction = { ...box, id: 1, reason: 'frame', host: 'pay.example', item: 0 };
const card: Redaction = { ...box, id: 2, reason: 'card', host: 'vault.example', item: 1 };
const email: Redaction = { ...box, id: 3, reason: 'email', item: 2 };

function show(...pictures: Redaction[][]) {
  const onAnnotate = vi.fn();
  const attachments = pictures.map((shapes) => makeAttachment({ annotations: { shapes, crop: null } }));
  const list = <HiddenItemsList {...{ attachments, onAnnotate }} disabled={false} onLook={() => undefined} />;
  doing(() =>
    render(
      <>
        {list}
        <input name="subject" />
      </>,
      root,
    ),
  );
  return {
    onAnnotate,
    attachments,
    names: () => [...root.querySelectorAll('button')].map((one) => one.textContent),
  };
}

test('a hidden frame is shown by one press, and nothing else that is hidden', () => {
  const { onAnnotate, attachments, names } = show([frame, email], [email]);
  expect(names()).toEqual(['Look', 'Show pay.example']);
  doing(() => root.querySelectorAll('button')[1]?.click());
  const rest = { shapes: [email], crop: null };
  expect(onAnnotate.mock.calls).toEqual([[attachments[0]?.id, rest]]);
});

test('frames of several sites are shown together, and one without a known site too', () => {
  expect(show([frame], [card]).names()).toContain('Show other sites');
  expect(show([{ ...frame, host: '' }]).names()).toContain('Show other sites');
  expect(show([email]).names()).toEqual(['Look']);
});

test.each([
  ['the button beside it', [email], 'Look'],
  ['the form', [], 'subject'],
])('the focus goes to %s when the frame is shown', (_what, left, expected) => {
  show([frame, ...left]);
  const pressed = root.querySelectorAll('button')[1] as HTMLButtonElement;
  pressed.focus();
  doing(() => pressed.click());
  show(left);
  const { activeElement } = document;
  expect(activeElement?.getAttribute('name') ?? activeElement?.textContent).toBe(expected);
});
