import { type ITerminalAddon, Terminal } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';
import { terminalLines } from './config-text.ts';

/** Draws a terminal that shows a few files. Without an addon the terminal draws with elements. */
export async function drawTerminal(root: HTMLElement, addon?: ITerminalAddon): Promise<void> {
  const terminal = new Terminal({
    cols: 100,
    rows: 24,
    convertEol: true,
    theme: { background: '#ffffff', foreground: '#222222', cursor: '#ffffff' },
  });
  terminal.open(root);
  if (addon !== undefined) terminal.loadAddon(addon);
  await new Promise<void>((resolve) => terminal.write(terminalLines().join('\n'), resolve));
  await new Promise((resolve) => setTimeout(resolve, 500));
}
