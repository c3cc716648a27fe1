// @vitest-environment happy-dom
import { render } from 'preact';
import { useRef } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { usePointers } from '../../../../components/annotator/use-pointers.ts';
import type { ViewControl } from '../../../../components/annotator/use-view.ts';
import { mountPoint } from '../mount-point.ts';

const control = {
  view: { scale: 0.5, left: 10, top: 20 },
  zoom: vi.fn(),
  pan: vi.fn(),
  fit: vi.fn(),
  reveal: vi.fn(),
} satisfies ViewControl;
const send = vi.fn();
const root = mountPoint();

function Canvas({ disabled, wasWriting }: { disabled: boolean; wasWriting: boolean }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  usePointers({ canvas, control, disabled, send, onPress: () => wasWriting });
  return <canvas ref={canvas} />;
}

function show(options: { disabled?: boolean; wasWriting?: boolean } = {}): HTMLCanvasElement {
  void act(() => render(<Canvas disabled={false} wasWriting={false} {...options} />, root));
  const canvas = root.querySelector('canvas');
  if (canvas === null) throw new Error('There is a canvas');
  canvas.setPointerCapture = () => undefined;
  return canvas;
}

function pointer(
  canvas: Element,
  type: string,
  clientX: number,
  clientY: number,
  more: PointerEventInit = {},
): void {
  canvas.dispatchEvent(new PointerEvent(type, { clientX, clientY, pointerType: 'mouse', ...more }));
}

beforeEach(() => {
  vi.clearAllMocks();
});

describe('one pointer', () => {
  test('leaves the focus where its press put it, for example in a text field that it opened', () => {
    const press = (canvas: Element) => {
      const event = new MouseEvent('mousedown', { bubbles: true, cancelable: true });
      canvas.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect([press(show()), press(show({ disabled: true }))]).toEqual([true, false]);
  });

  test('draws in the image’s own pixels, from press to release', () => {
    const canvas = show();
    pointer(canvas, 'pointerdown', 60, 70);
    pointer(canvas, 'pointermove', 110, 120, { shiftKey: true });
    pointer(canvas, 'pointerup', 110, 120);
    expect(send.mock.calls.flat()).toEqual([
      { type: 'press', at: { x: 100, y: 100 }, slack: 12 },
      { type: 'drag', to: { x: 200, y: 200 }, even: true },
      { type: 'release' },
    ]);
  });

  test('that only passes by does nothing', () => {
    pointer(show(), 'pointermove', 110, 120);
    expect(send).not.toHaveBeenCalled();
  });

  test('that the browser takes away leaves nothing half drawn', () => {
    const canvas = show();
    pointer(canvas, 'pointerdown', 60, 70);
    pointer(canvas, 'pointercancel', 60, 70);
    expect(send).toHaveBeenLastCalledWith({ type: 'cancel' });
  });

  test.each([{ disabled: true }, { wasWriting: true }])('with %j draws nothing', (options) => {
    const canvas = show(options);
    pointer(canvas, 'pointerdown', 60, 70);
    pointer(canvas, 'pointermove', 90, 90);
    pointer(canvas, 'pointerup', 90, 90);
    expect(send).not.toHaveBeenCalled();
  });

  test('with its middle button moves the view, also of what cannot be drawn on', () => {
    const canvas = show({ disabled: true });
    pointer(canvas, 'pointerdown', 60, 70, { button: 1 });
    pointer(canvas, 'pointermove', 80, 60);
    pointer(canvas, 'pointerup', 80, 60);
    expect(control.pan).toHaveBeenCalledExactlyOnceWith({ left: 20, top: -10 });
    expect(send).not.toHaveBeenCalled();
  });
});

test('a second finger ends the drawing, and both together zoom and move', () => {
  const canvas = show();
  const finger = (pointerId: number) => ({ pointerId, pointerType: 'touch' });
  pointer(canvas, 'pointerdown', 100, 100, finger(1));
  pointer(canvas, 'pointerdown', 200, 100, finger(2));
  expect(send).toHaveBeenLastCalledWith({ type: 'cancel' });
  send.mockClear();
  pointer(canvas, 'pointermove', 300, 100, finger(2));
  expect(control.zoom).toHaveBeenCalledExactlyOnceWith(2, { left: 200, top: 100 });
  expect(control.pan).toHaveBeenCalledExactlyOnceWith({ left: 50, top: 0 });
  pointer(canvas, 'pointerup', 300, 100, finger(2));
  pointer(canvas, 'pointermove', 150, 100, finger(1));
  pointer(canvas, 'pointerup', 150, 100, finger(1));
  expect(send).not.toHaveBeenCalled();
});

describe('the wheel', () => {
  const turn = (init: WheelEventInit) => {
    const event = new WheelEvent('wheel', { cancelable: true, ...init });
    // happy-dom's wheel events have no modifier keys and no coordinates.
    for (const [key, value] of Object.entries({ clientX: 50, clientY: 40, ctrlKey: init.ctrlKey ?? false })) {
      Object.defineProperty(event, key, { value });
    }
    show().dispatchEvent(event);
    return event;
  };

  test('moves the view and not the page', () => {
    expect(turn({ deltaX: 5, deltaY: 30 }).defaultPrevented).toBe(true);
    expect(control.pan).toHaveBeenCalledExactlyOnceWith({ left: -5, top: -30 });
  });

  test('turned by lines moves as far as by pixels', () => {
    turn({ deltaY: 3, deltaMode: 1 });
    expect(control.pan).toHaveBeenCalledExactlyOnceWith({ left: -0, top: -48 });
  });

  test('with Ctrl, which is what a pinch on a touchpad is, zooms where the pointer is', () => {
    turn({ deltaY: -300, ctrlKey: true });
    expect(control.zoom).toHaveBeenCalledExactlyOnceWith(2, { left: 50, top: 40 });
  });
});
