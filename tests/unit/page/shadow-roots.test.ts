// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { parentOf, rootsOf } from '../../../utils/page/full-page/shadow-roots.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

test('a form whose fields have the names of its properties is gone through like any other', () => {
  document.body.innerHTML = '<form><input name="shadowRoot"><input name="parentElement"></form><p></p>';
  const [form, field, other] = document.body.querySelectorAll('form, input');
  if (form === undefined || field === undefined || other === undefined) throw new Error('the form is there');
  // In browsers, a field named like a property hides the form's property; happy-dom does not do this.
  Object.defineProperty(form, 'shadowRoot', { value: field });
  Object.defineProperty(form, 'parentElement', { value: other });
  const paragraph = document.querySelector('p');
  paragraph?.attachShadow({ mode: 'open' });
  expect(rootsOf(document)).toEqual([document, paragraph?.shadowRoot]);
  expect(parentOf(field)).toBe(form);
  expect(parentOf(form)).toBe(document.body);
});

test('a closed shadow root is gone into where the browser shows it to its extensions, as Chromium does', () => {
  const [host, inner] = [document.createElement('div'), document.createElement('header')];
  const closed = host.attachShadow({ mode: 'closed' });
  closed.append(inner);
  document.body.append(host);
  vi.stubGlobal('chrome', {
    dom: { openOrClosedShadowRoot: (element: Element) => (element === host ? closed : null) },
  });
  expect(rootsOf(document)).toEqual([document, closed]);
});

test('Chromium is asked only about elements that can have a shadow root', () => {
  document.body.innerHTML =
    '<section><i></i><x-card></x-card><table><tr><td><h3></h3></td></tr></table></section>';
  const asked: string[] = [];
  const openOrClosedShadowRoot = (element: Element) => {
    asked.push(element.localName);
    return null;
  };
  vi.stubGlobal('chrome', { dom: { openOrClosedShadowRoot } });
  rootsOf(document);
  expect(asked.sort()).toEqual(['body', 'h3', 'section', 'x-card']);
});
