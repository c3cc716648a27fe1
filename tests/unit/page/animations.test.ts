// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { stillAnimations } from '../../../utils/page/full-page/animations.ts';

const { timeline } = document;
const setKeyframes = vi.fn();
const hold = vi.fn(() => ({ cancel: () => undefined, effect: { setKeyframes } }) as unknown as Animation);
const pins = { isOurs: () => false, hold };

afterEach(() => {
  hold.mockClear();
  setKeyframes.mockClear();
  document.body.removeAttribute('style');
});

/** Returns an animation like a browser's that ends at 9,000 ms. */
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
  const stillness = stillAnimations([document], [document], pins);
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
  const stillness = stillAnimations([document], [document], pins);
  stillness.settle();
  expect(animation).toMatchObject({ playState: 'paused', currentTime: 400 });
  stillness.undo();
  expect(animation.playState).toBe('running');
});

/** Adds what a browser reports for each keyframe beside its styles: its offset, easing and so on. */
const computed = (looks: object[]) =>
  looks.map((look) => ({ ...look, offset: 0, computedOffset: 0, easing: 'linear', composite: 'auto' }));

test('what follows scrolling looks as without its animation, which is left alone', () => {
  const [target, follows] = [document.body, {}];
  const getKeyframes = () => computed([{ opacity: '0', scale: '0 1' }, { opacity: '1' }]);
  target.style.opacity = '1';
  const animation = makeAnimation({ timeline: follows, effect: { target, getKeyframes } });
  expect(stillAnimations([document], [document], pins).settle()).toEqual([target]);
  const natural = { opacity: 'revert-layer', scale: 'revert-layer' };
  expect(hold).toHaveBeenCalledExactlyOnceWith(target, natural, null);
  expect(setKeyframes).not.toHaveBeenCalled();
  expect(animation).toMatchObject({ playState: 'running', timeline: follows });
});

test('or as its clearest keyframe if it would be fainter', () => {
  const target = document.body;
  const getKeyframes = () => computed([{ opacity: '0' }, { opacity: '1' }, { opacity: '0' }]);
  target.style.opacity = '0';
  makeAnimation({ timeline: {}, effect: { target, getKeyframes } });
  stillAnimations([document], [document], pins).settle();
  expect(setKeyframes).toHaveBeenCalledExactlyOnceWith([{ opacity: '1' }, { opacity: '1' }]);
});
