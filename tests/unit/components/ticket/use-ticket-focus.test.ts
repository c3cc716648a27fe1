// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { focusFirstInvalid } from '../../../../components/ticket/use-ticket-focus.ts';

const root = document.createElement('main');
document.body.append(root);
beforeEach(() => root.replaceChildren());

function draw(name: string, isInvalid: boolean): HTMLInputElement {
  const field = document.createElement('input');
  field.name = name;
  if (isInvalid) field.setAttribute('aria-invalid', 'true');
  root.append(field);
  return field;
}

test('the first invalid field gets the focus', () => {
  draw('subject', false);
  const [first] = [draw('message', true), draw('agent', true)];
  focusFirstInvalid(root);
  expect(document.activeElement).toBe(first);
});

test('an invalid field that is drawn later gets the focus then, and only once', async () => {
  focusFirstInvalid(root);
  const other = draw('subject', false);
  const late = draw('severity', true);
  await vi.waitFor(() => expect(document.activeElement).toBe(late));
  other.focus();
  draw('agent', true);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(document.activeElement).toBe(other);
});

test('a field that turns out to be invalid gets the focus, unless that is called off before', async () => {
  const field = draw('subject', false);
  const callOff = focusFirstInvalid(root);
  callOff();
  field.setAttribute('aria-invalid', 'true');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(document.activeElement).not.toBe(field);
  field.removeAttribute('aria-invalid');
  focusFirstInvalid(root);
  field.setAttribute('aria-invalid', 'true');
  await vi.waitFor(() => expect(document.activeElement).toBe(field));
});
