import { describe, expect, test } from 'vitest';
import { commandKeys, meaningOf } from '../../../../components/annotator/annotator-keys.ts';

const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const onCanvas = (key: string, more: Partial<typeof none> = {}) =>
  meaningOf({ key, ...none, ...more }, true, 2);
const onTools = (key: string, more: Partial<typeof none> = {}) =>
  meaningOf({ key, ...none, ...more }, false, 2);

describe('on the canvas', () => {
  test.each([
    ['ArrowLeft', { type: 'nudge', by: { x: -20, y: 0 } }],
    ['ArrowDown', { type: 'nudge', by: { x: 0, y: 20 } }],
    ['Enter', { type: 'enter' }],
    [' ', { type: 'grip' }],
    ['PageUp', { type: 'next', step: -1 }],
    ['Delete', { type: 'remove' }],
    ['Escape', { type: 'cancel' }],
    ['r', { type: 'tool', tool: 'redact' }],
    ['R', { type: 'tool', tool: 'redact' }],
    ['o', { type: 'tool', tool: 'ellipse' }],
    ['l', { type: 'tool', tool: 'line' }],
    ['1', { type: 'width', width: 'thin' }],
    ['3', { type: 'width', width: 'thick' }],
    ['0', { type: 'fit' }],
  ])('%j is %j', (key, meaning) => {
    expect(onCanvas(key)).toEqual(meaning);
  });

  test('an arrow key with Shift moves by one pixel of the picture, whatever its ratio', () => {
    expect(onCanvas('ArrowRight', { shiftKey: true })).toEqual({ type: 'nudge', by: { x: 1, y: 0 } });
  });

  test.each([{ ctrlKey: true }, { metaKey: true }])('%j makes commands of letters', (held) => {
    expect(onCanvas('z', held)).toEqual({ type: 'undo' });
    expect(onCanvas('Z', { ...held, shiftKey: true })).toEqual({ type: 'redo' });
    expect(onCanvas('d', held)).toEqual({ type: 'duplicate' });
    expect(onCanvas('a', held)).toBeNull();
    expect(onCanvas('Enter', held)).toBeNull();
  });

  test('what the browser has Alt for stays the browser’s', () => {
    expect(onCanvas('ArrowLeft', { altKey: true })).toBeNull();
  });
});

describe('the keys in the tooltips', () => {
  const mac = commandKeys('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)');
  const linux = commandKeys('Mozilla/5.0 (X11; Linux x86_64)');

  test('have the symbols of a Mac on a Mac, and Ctrl elsewhere', () => {
    expect([mac.undo, mac.redo]).toEqual(['⌘Z', '⇧⌘Z']);
    expect([linux.undo, linux.redo]).toEqual(['Ctrl+Z', 'Ctrl+Y']);
  });

  test('are the keys that do it', () => {
    expect(onCanvas('z', { metaKey: true })).toEqual({ type: 'undo' });
    expect(onCanvas('Z', { metaKey: true, shiftKey: true })).toEqual({ type: 'redo' });
    expect(onCanvas('y', { ctrlKey: true })).toEqual({ type: 'redo' });
    expect(onCanvas('Backspace')).toEqual({ type: 'remove' });
  });
});

describe('on the tools', () => {
  test.each(['Enter', ' ', 'ArrowLeft', 'ArrowDown', 'PageDown', 'Tab'])('%j is the button’s own', (key) => {
    expect(onTools(key)).toBeNull();
  });

  test('letters and commands work as on the canvas', () => {
    expect(onTools('c')).toEqual({ type: 'tool', tool: 'crop' });
    expect(onTools('z', { ctrlKey: true })).toEqual({ type: 'undo' });
  });
});
