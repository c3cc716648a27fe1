import { CanvasAddon } from '@xterm/addon-canvas';
import { WebglAddon } from '@xterm/addon-webgl';
import { drawTerminal } from '../terminal.ts';

/** Draws with WebGL. A browser without WebGL, such as Firefox without a graphics card, gets the other renderer. */
export function draw(root: HTMLElement): Promise<void> {
  const hasWebGl = document.createElement('canvas').getContext('webgl2') !== null;
  return drawTerminal(root, hasWebGl ? new WebglAddon() : new CanvasAddon());
}
