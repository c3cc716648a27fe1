import { findScroller } from '../full-page/find-scroller.ts';
import { noEnds } from '../full-page/pane-ends.ts';
import type { Region } from '../full-page/region-geometry.ts';
import { rememberGround } from '../full-page/remembered-ground.ts';
import { contentRect } from '../full-page/scroller.ts';
import { frames } from '../full-page/settle.ts';
import { stateOf } from '../full-page/shown.ts';
import type { PickRequest } from '../task.ts';
import { openLayer } from './layer.ts';
import { createAreaTool } from './pick-area.ts';
import { createElementTool } from './pick-element.ts';
import { onDevicePixels } from './pick-geometry.ts';
import type { PickMode } from './pick-modes.ts';
import { createOutlines } from './pick-outlines.ts';
import type { Picked } from './picked.ts';
import { cancelPick, keepRunning } from './running.ts';
import { createScrolling } from './scrolling.ts';
import type { Measure, Tool, Workshop } from './tool.ts';

const tools: Readonly<Record<PickMode, (workshop: Workshop) => Tool>> = {
  area: createAreaTool,
  element: createElementTool,
};

/** Cancels any earlier pick in this page and starts a new one. False if the page cannot show our layer. */
export async function startPick(document: Document, { mode, words }: PickRequest): Promise<boolean> {
  await cancelPick();
  // Our layer will be in front of the page, and a covered pane does not count.
  const main = findScroller(document);
  const layer = await openLayer(document, words.name);
  if (layer === null) return false;
  const { promise: outcome, resolve } = Promise.withResolvers<Picked>();
  const scrolling = createScrolling();
  let isOver = false;
  const finish = async (measure: Measure | null) => {
    if (isOver) return;
    isOver = true;
    if (measure === null) scrolling.undo();
    await layer.released();
    layer.close();
    // The third frame begins when the first one without our layer is on the screen.
    await frames(3);
    resolve({ region: measure === null ? null : await regionOf(measure, scrolling.undo) });
  };
  const marks = createOutlines(layer);
  const tool = tools[mode]({ document, layer, main, marks, scrolling, words, finish });
  layer.use(tool);
  keepRunning(outcome, tool.cancel);
  return true;
}

/** Remembers the ground of a picked region, and how to undo what was scrolled for the pick. */
async function regionOf(measure: Measure, putBack: () => void): Promise<Region> {
  const measured = await measure();
  if ('ground' in measured) {
    rememberGround(measured.ground, putBack);
    return { x: 0, y: 0, ...stateOf(measured.ground, { isAll: true }).content };
  }
  const { scroller, rect } = measured;
  rememberGround({ scroller, ends: noEnds }, putBack);
  return contentRect(scroller, onDevicePixels(rect, devicePixelRatio));
}
