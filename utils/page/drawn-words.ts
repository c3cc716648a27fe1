import { style } from './style.ts';

/**
 * Returns an element that shows words as the marker of a list item and contains no text. `window.find()` and selections
 * reach text even in a closed shadow root.
 */
export function drawnWords(document: Document, words: string): HTMLElement {
  const element = document.createElement('span');
  style(element, {
    display: 'list-item',
    'list-style-position': 'inside',
    'list-style-type': JSON.stringify(words),
  });
  return element;
}

/** Returns a button with drawn words. Clicks that a script made up are ignored. */
export function drawnButton(
  document: Document,
  words: string,
  name: string,
  onPress: () => void,
): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('aria-label', name);
  style(button, { all: 'unset', cursor: 'pointer', 'border-radius': '6px', 'flex-shrink': '0' });
  button.append(drawnWords(document, words));
  button.addEventListener('click', (event) => {
    if (event.isTrusted) onPress();
  });
  button.addEventListener('focus', () => style(button, { outline: '2px solid #ffffff' }));
  button.addEventListener('blur', () => button.style.removeProperty('outline'));
  return button;
}
