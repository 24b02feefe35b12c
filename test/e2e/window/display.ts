import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

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
  const number = await firstLine(server.stdio[3] as NodeJS.ReadableStream);
  return { name: `:${number}`, close: () => void server.kill() };
}

/** Rejects where Xvfb ends without a number: nobody would ever write one. */
async function firstLine(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) return line.trim();
  throw new Error('Xvfb found no display');
}
