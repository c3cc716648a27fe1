// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Annotator } from '../../../../components/annotator/annotator.tsx';
import { toolKeys } from '../../../../components/annotator/annotator-keys.ts';
import type { Annotations } from '../../../../utils/annotate/annotations.ts';
import { makeHighlight, makeRedaction, withShapes } from '../../annotate/make-shapes.ts';
import { mountPoint } from '../mount-point.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));
vi.stubGlobal(
  'OffscreenCanvas',
  class {
    getContext(): null {
      return null;
    }
  },
);

const root = mountPoint();
const nothing = (): void => undefined;
const pictures = {
  full: { width: 800, height: 600, bitmap: document.createElement('canvas') as unknown as ImageBitmap },
  small: null,
};

function show(annotations?: Annotations, disabled = false): void {
  void act(() =>
    render(
      <Annotator
        pictures={pictures}
        unit={1}
        annotations={annotations}
        kept={undefined}
        copied={{ current: null }}
        disabled={disabled}
        onKeep={nothing}
        onAnnotations={nothing}
      />,
      root,
    ),
  );
}

const canvas = () => root.querySelector('[role="application"]');
const tool = (name: string) => root.querySelector(`button[aria-label="${name}"]`);
const chosen = (group: string) =>
  root.querySelector<HTMLInputElement>(`[aria-label="${group}"] input:checked`)?.getAttribute('aria-label');
const press = (key: string) =>
  act(() => void canvas()?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));

beforeEach(() => {
  void act(() => render(null, root));
});

describe('an annotator that opens', () => {
  test('has the arrow as its tool, and its canvas has the focus', () => {
    show();
    expect(tool('Arrow')?.getAttribute('aria-pressed')).toBe('true');
    expect(document.activeElement).toBe(canvas());
  });

  test('leaves the focus to a control that has it', () => {
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    show();
    expect(document.activeElement).toBe(field);
    field.remove();
  });

  test('does not take the focus if nothing can be drawn', () => {
    show(undefined, true);
    expect(document.activeElement).not.toBe(canvas());
  });

  test('has at most five stops of the Tab key before its canvas, with something hidden too', () => {
    show(withShapes(makeRedaction({ reason: 'email' })));
    const stops = [...root.querySelectorAll<HTMLElement>('button, input, canvas')].filter(
      (element) => element.tabIndex === 0 && !(element instanceof HTMLInputElement && !element.checked),
    );
    expect(stops.indexOf(canvas() as HTMLElement)).toBeLessThanOrEqual(5);
  });
});

describe('a tool', () => {
  test.each(Object.entries(toolKeys))('%s is chosen by the key that its tooltip names', (_name, key) => {
    show();
    void press(key.toLowerCase());
    const pressed = root.querySelector('[aria-pressed="true"]');
    expect(pressed?.getAttribute('title')).toContain(`(${key})`);
  });

  test('that blurs is not offered, because what is blurred can be read again', () => {
    show();
    const names = [...root.querySelectorAll('[aria-pressed]')].map((one) => one.getAttribute('aria-label'));
    expect(names).toEqual([
      'Select',
      'Arrow',
      'Box',
      'Ellipse',
      'Line',
      'Pen',
      'Highlight',
      'Text',
      'Number',
      'Redact',
      'Crop',
    ]);
  });
});

describe('a press on the picture', () => {
  const field = () => root.querySelector('textarea');
  /** Presses and lets go on the canvas, as a mouse does. */
  const click = () => {
    const element = canvas() as HTMLCanvasElement;
    element.setPointerCapture = nothing;
    for (const type of ['pointerdown', 'pointerup'])
      void act(() => void element.dispatchEvent(new PointerEvent(type, { clientX: 30, clientY: 40 })));
  };
  const placeText = () => {
    show();
    void press('t');
    void press('Enter');
  };

  test('says where to write, if a text field is open and empty', () => {
    placeText();
    const first = field();
    expect(document.activeElement).toBe(first);
    click();
    expect(field()).not.toBeNull();
    expect(field()).not.toBe(first);
  });

  test('gives the field the focus, if both fields are drawn as one', () => {
    placeText();
    void act(() => {
      click();
    });
    expect(field()).not.toBeNull();
    expect(document.activeElement).toBe(field());
  });

  test('ends the text if there are words, and begins no other', () => {
    placeText();
    const first = field() as HTMLTextAreaElement;
    first.value = 'Here';
    click();
    expect(field()).toBeNull();
  });
});

describe('colour and line width', () => {
  test('shown are those of the next shape', () => {
    show();
    expect([chosen('Colour'), chosen('Line width')]).toEqual(['Red', 'Medium']);
    void press('h');
    expect(chosen('Colour')).toBe('Yellow');
    void press('3');
    expect(chosen('Line width')).toBe('Thick');
  });

  test('shown are those of the selected shape', () => {
    show(withShapes(makeHighlight({ colour: 'green', weight: 2 })));
    void press('PageDown');
    expect([chosen('Colour'), chosen('Line width')]).toEqual(['Green', 'Thin']);
  });
});
