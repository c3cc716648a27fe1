import { existsSync } from 'node:fs';
import { findDisplayTools } from '../../setup/executables.ts';
import { BrowserProcess } from './process.ts';
import { until } from './wait.ts';

export interface Display {
  /** Environment variables for the browser's process and for xdotool. */
  env: Record<string, string>;
  stop(): Promise<void>;
}

/**
 * Starts a virtual screen with a window manager on a free display number. Without a window manager, menus get no keys.
 */
export async function startDisplay(size = { width: 1400, height: 1000 }): Promise<Display> {
  const { xvfb, openbox, missing } = findDisplayTools();
  if (!xvfb || !openbox || missing.length > 0) {
    throw new Error(
      `Install ${missing.join(', ')} for a virtual screen (on Debian: apt install ${missing.join(' ')})`,
    );
  }
  const screen = `${size.width}x${size.height}x24`;
  const args = ['-screen', '0', screen, '-nolisten', 'tcp', '-noreset', '-ac', '-displayfd', '1'];
  const server = new BrowserProcess(xvfb, args);
  const [, number] = await server.waitForOutput(/^(\d+)\s*$/m);
  const env = { DISPLAY: `:${number}` };
  const manager = new BrowserProcess(openbox, ['--sm-disable'], env);
  await until('the window manager', () => hasWindowManager(env));
  return {
    env,
    async stop() {
      await manager.kill();
      server.terminate();
      await server.waitForEnd();
    },
  };
}

/** Whether there is a screen for real windows. On Linux: a Wayland display, or the X display that `DISPLAY` names. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (WAYLAND_DISPLAY) return true;
  const local = /^:(\d+)/.exec(DISPLAY ?? '');
  return local ? existsSync(`/tmp/.X11-unix/X${local[1]}`) : Boolean(DISPLAY);
}

/** Runs xdotool on that display and resolves to its output. */
export async function xdotool(env: Record<string, string>, ...args: string[]): Promise<string> {
  const { xdotool: command } = findDisplayTools();
  if (!command) throw new Error('Install xdotool to press real keys (on Debian: apt install xdotool)');
  const tool = new BrowserProcess(command, args, env);
  await tool.waitForEnd();
  return tool.output.trim();
}

async function hasWindowManager(env: Record<string, string>): Promise<boolean> {
  // xdotool answers with a number only if a window manager has named itself on the root window.
  const answer = await xdotool(env, 'get_num_desktops');
  return /^\d+$/.test(answer);
}
