// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import { ScreenshotPreview } from '../../../../components/ticket/screenshot-preview.tsx';
import type { FirstPreview, Preview } from '../../../../components/ticket/ticket-props.ts';
import { makeAttachment } from '../../make-capture.ts';

const attachment = makeAttachment({ kind: 'screenshot' });
const root = document.createElement('div');

/** A picture that was just taken, and what shows it. */
function taken(id = attachment.id) {
  const watchers = new Set<(preview: Preview) => void>();
  const first: FirstPreview = {
    watch(shown) {
      watchers.add(shown);
      return () => watchers.delete(shown);
    },
    isOf: (asked) => asked === id,
  };
  const show = (width: number) =>
    act(() => watchers.forEach((shown) => void shown({ image: null as never, width, height: 30 })));
  return { first, show };
}

/** Returns the widths of the pictures that are shown. */
async function draw(first: FirstPreview | null, shown = null as typeof attachment | null): Promise<number[]> {
  const nothing = () => undefined;
  await act(() =>
    render(
      <ScreenshotPreview
        attachment={shown}
        preview={undefined}
        first={first}
        capturing={shown === null}
        screenshot={null}
        disabled={false}
        onEdit={nothing}
        onCancel={nothing}
        onEnough={nothing}
        onEarlier={null}
        onLater={null}
        onRemove={nothing}
        onUndo={null}
        count={1}
      />,
      root,
    ),
  );
  return widths();
}
const widths = () => [...root.querySelectorAll('canvas')].map(({ width }) => width);

test('the picture is shown before its capture is stored, and goes on to be shown', async () => {
  const { first, show } = taken();
  expect(await draw(first)).toEqual([]);
  await show(40);
  expect(widths()).toEqual([40]);
  expect(await draw(first, attachment)).toEqual([40]);
});

test('a new picture of the page is waited for without the one before', async () => {
  const before = taken();
  await draw(before.first);
  await before.show(40);
  const after = taken();
  expect(await draw(after.first)).toEqual([]);
  await before.show(50);
  expect(widths()).toEqual([]);
  await after.show(60);
  expect(widths()).toEqual([60]);
});

test('the picture that was just taken does not stand for another one', async () => {
  const { first, show } = taken(makeAttachment({}).id);
  await draw(first);
  await show(40);
  expect(await draw(first, attachment)).toEqual([]);
});
