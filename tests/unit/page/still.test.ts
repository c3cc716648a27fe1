// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { stillPage } from '../../../utils/page/full-page/still.ts';

const { timeline } = document;
const hold = vi.fn(() => ({ cancel: () => undefined }) as unknown as Animation);
const pins = { isOurs: () => false, hold };

afterEach(() => {
  hold.mockClear();
});

/** An animation of ten seconds, as a browser has it. */
function makeAnimation(patch: object) {
  const animation = {
    playState: 'running',
    timeline,
    playbackRate: 1,
    currentTime: 400,
    effect: { getComputedTiming: () => ({ endTime: 9000 }) },
    pause: () => {
      animation.playState = 'paused';
    },
    play: () => {
      animation.playState = 'running';
    },
    finish: vi.fn(),
    ...patch,
  };
  document.getAnimations = () => [animation as unknown as Animation];
  return animation;
}

test('an animation that ends soon looks as at its end, never ends, and goes on from where it was', () => {
  const animation = makeAnimation({});
  const stillness = stillPage([document], [document], pins);
  stillness.settle();
  expect(animation.playState).toBe('paused');
  expect(animation.currentTime).toBeCloseTo(9000, 1);
  expect(animation.currentTime).toBeLessThan(9000);
  stillness.undo();
  expect(animation).toMatchObject({ playState: 'running', currentTime: 400 });
  expect(animation.finish).not.toHaveBeenCalled();
});

test('an animation without an end stops where it is', () => {
  const animation = makeAnimation({ effect: { getComputedTiming: () => ({ endTime: Infinity }) } });
  const stillness = stillPage([document], [document], pins);
  stillness.settle();
  expect(animation).toMatchObject({ playState: 'paused', currentTime: 400 });
  stillness.undo();
  expect(animation.playState).toBe('running');
});

test.each([
  ['that comes into view', [{ opacity: '0' }, { opacity: '1' }], { subject: {} }, { opacity: '1' }],
  [
    'that comes and goes',
    [{ opacity: '0' }, { opacity: '1' }, { opacity: '0' }],
    { subject: {} },
    { opacity: '1' },
  ],
  ['that follows the page', [{ scale: '0 1' }, { scale: '1 1' }], {}, { scale: '0 1' }],
])(
  'what %s looks as in a picture of everything, and its animation is left alone',
  (_what, frames, follows, look) => {
    const target = document.body;
    const computed = frames.map((frame) => ({
      ...frame,
      offset: 0,
      computedOffset: 0,
      easing: 'linear',
      composite: 'auto',
    }));
    const animation = makeAnimation({ timeline: follows, effect: { target, getKeyframes: () => computed } });
    stillPage([document], [document], pins).settle();
    expect(hold).toHaveBeenCalledExactlyOnceWith(target, look, null);
    expect(animation).toMatchObject({ playState: 'running', timeline: follows });
  },
);
