import { WebglAddon } from '@xterm/addon-webgl';
import { drawTerminal } from '../terminal.ts';

export function draw(root: HTMLElement): Promise<void> {
  return drawTerminal(root, new WebglAddon());
}
