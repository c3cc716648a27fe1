// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, test, vi } from 'vitest';
import { Annotator } from '../../../../components/annotator/annotator.tsx';
import { paintScene } from '../../../../components/annotator/annotator-scene.ts';
import { toScreen } from '../../../../utils/annotate/view.ts';
import { makeRedaction, withShapes } from '../../annotate/make-shapes.ts';
import { mountPoint } from '../mount-point.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));
vi.mock('../../../../components/annotator/annotator-scene.ts', () => ({ paintScene: vi.fn() }));

const nothing = (): void => undefined;
const ink = { setTransform: nothing, clearRect: nothing };
vi.stubGlobal(
  'OffscreenCanvas',
  class {
    getContext(): null {
      return null;
    }
  },
);
vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(ink as never);
vi.spyOn(HTMLCanvasElement.prototype, 'clientWidth', 'get').mockReturnValue(532);
vi.spyOn(HTMLCanvasElement.prototype, 'clientHeight', 'get').mockReturnValue(432);

const root = mountPoint();
const pictures = {
  full: { width: 1000, height: 9000, bitmap: document.createElement('canvas') as unknown as ImageBitmap },
  small: null,
};

/** Returns where a point of the picture is on the canvas, as last painted. */
async function painted(x: number, y: number) {
  await act(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
  const scene = vi.mocked(paintScene).mock.lastCall?.[2];
  if (scene === undefined) throw new Error('Something is painted');
  return toScreen(scene.view, { x, y });
}

describe('what is hidden far down in a tall picture', () => {
  test('comes into sight when it is selected with the button', async () => {
    const hidden = makeRedaction({ x: 400, y: 7000, width: 200, height: 40, reason: 'email' });
    void act(() =>
      render(
        <Annotator
          pictures={pictures}
          unit={1}
          annotations={withShapes(hidden)}
          kept={undefined}
          copied={{ current: null }}
          disabled={false}
          onKeep={nothing}
          onAnnotations={nothing}
        />,
        root,
      ),
    );
    expect((await painted(500, 7020)).top).toBeGreaterThan(432);
    const next = [...root.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Select next',
    );
    void act(() => next?.click());
    expect((await painted(500, 7020)).top).toBeLessThanOrEqual(432);
  });
});
