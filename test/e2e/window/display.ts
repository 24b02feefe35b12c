import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Display {
  /** For the variable DISPLAY: ':99'. */
  readonly name: string;
  close(): void;
}

/** A screen of its own for one test file, at a number that Xvfb finds free. */
export async function openDisplay(size = '1600x1000x24'): Promise<Display> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = await once(server.stdio[3] as NodeJS.ReadableStream, 'data');
  return { name: `:${String(number).trim()}`, close: () => void server.kill() };
}
