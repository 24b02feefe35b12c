import { once } from 'node:events';
import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PageFiles } from '@sealwright/shell/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendFile } from './send-page.ts';

/** More than sockets hold for a browser that does not read. */
const LARGE = 50_000_000;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-send-'));
  writeFileSync(join(folder, 'index.html'), '');
  writeFileSync(join(folder, 'large.wasm'), Buffer.alloc(LARGE));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function openFiles(): string[] {
  return readdirSync('/proc/self/fd').flatMap((name) => {
    try {
      return readlinkSync(`/proc/self/fd/${name}`);
    } catch {
      return []; // closed meanwhile
    }
  });
}

// Open files are counted in /proc, which only Linux has.
test.skipIf(process.platform !== 'linux')('a browser that goes away in the middle leaves no file open', async () => {
  const file = new PageFiles(folder).find('/large.wasm')!;
  const server = createServer((_, response) => sendFile(file, response, {})).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const [response] = (await once(
    get({ host: '127.0.0.1', port: (server.address() as AddressInfo).port }),
    'response',
  )) as [IncomingMessage];
  expect(response.headers['content-type']).toBe('application/wasm');
  await expect.poll(openFiles).toContain(file.path);
  response.destroy();
  await expect.poll(openFiles).not.toContain(file.path);
  server.close();
});
