// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, test } from 'vitest';
import { useView, type ViewControl } from '../../../../components/annotator/use-view.ts';
import { fitted, fittedAcross, toScreen } from '../../../../utils/annotate/view.ts';
import { mountPoint } from '../mount-point.ts';

const root = mountPoint();
const tall = { x: 0, y: 0, width: 1000, height: 9000 };
const area = { across: 532, down: 432 };
let control: ViewControl;

function Probe({ frame, size }: { frame: typeof tall; size: typeof area }) {
  control = useView(frame, size, 1);
  return null;
}

const show = (frame = tall, size = area) => act(() => render(<Probe frame={frame} size={size} />, root));

beforeEach(() => {
  void act(() => render(null, root));
  void show();
});

describe('a tall picture', () => {
  test('is shown in the canvas’s width at first, also after the window changes its size', () => {
    expect(control.view).toEqual(fittedAcross(tall, area, 1));
    const wide = { across: 832, down: 432 };
    void show(tall, wide);
    expect(control.view).toEqual(fittedAcross(tall, wide, 1));
  });

  test('is shown whole if the person asks for it', () => {
    void act(() => control.fit());
    expect(control.view).toEqual(fitted(tall, area, 1));
  });

  test('is shown in the width again once it is cropped', () => {
    void act(() => control.fit());
    const cropped = { x: 100, y: 2000, width: 500, height: 4000 };
    void show(cropped);
    expect(control.view).toEqual(fittedAcross(cropped, area, 1));
  });

  test('moves to what the keyboard points at', () => {
    void act(() => control.reveal({ x: 500, y: 4500 }));
    expect(toScreen(control.view, { x: 500, y: 4500 }).top).toBeLessThanOrEqual(area.down);
    const { view } = control;
    void act(() => control.reveal({ x: 500, y: 4490 }));
    expect(control.view).toEqual(view);
  });

  test('keeps what is in its middle there while it is zoomed', () => {
    void act(() => control.zoom(2));
    expect(control.view.scale).toBe(1);
  });
});
