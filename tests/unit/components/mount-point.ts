import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach } from 'vitest';

/** Runs `what`, and finishes all updates that follow from it. */
export function doing(what: () => void): void {
  void act(what);
}

/** Returns a button's name: its label, else its words without those that are for the eye alone. */
export function nameOf(button: Element): string {
  const words = button.cloneNode(true) as Element;
  for (const hidden of words.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
  return button.getAttribute('aria-label') ?? words.textContent?.trim() ?? '';
}

/** Returns an element to render into. It is in the page during each test of the file, and empty before it. */
export function mountPoint(): HTMLElement {
  const root = document.createElement('div');
  beforeEach(() => document.body.append(root));
  afterEach(() => {
    doing(() => render(null, root));
    root.remove();
  });
  return root;
}
