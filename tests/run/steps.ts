import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Outcome {
  code: number;
  output: string;
}

/** Runs one of the project's own tools. Shows its output live, or only if it fails. */
export function run(
  tool: string,
  args: string[],
  show: 'live' | 'on-failure',
  more: Record<string, string> = {},
): Promise<Outcome> {
  const env = {
    ...process.env,
    ...more,
    PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
  };
  return new Promise((resolve, reject) => {
    const child = spawn(tool, args, {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    const take = (chunk: Buffer) => {
      output += chunk.toString();
      if (show === 'live') process.stdout.write(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0 && show === 'on-failure') process.stdout.write(output);
      resolve({ code: code ?? 1, output });
    });
  });
}
