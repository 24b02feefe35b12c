import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import type { PageFile } from '@sealwright/shell/node';
import { SAFE_HEADERS } from './loopback-server.ts';

type Headers = Readonly<Record<string, string>>;

const ONE_YEAR = 31_536_000;

/** Sends a file of a built page. `headers` go with it. */
export function sendFile({ path, type, isImmutable }: PageFile, response: ServerResponse, headers: Headers): void {
  response.writeHead(200, {
    'Content-Type': type,
    'Cache-Control': isImmutable ? `private, max-age=${ONE_YEAR}, immutable` : 'no-cache',
    ...SAFE_HEADERS,
    ...headers,
  });
  // Also closes the file when the browser goes away in the middle.
  pipeline(createReadStream(path), response, () => {});
}

/** Sends a page as it is to be shown once. */
export function sendPage(html: string, response: ServerResponse, headers: Headers): void {
  response
    .writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      ...SAFE_HEADERS,
      ...headers,
    })
    .end(html);
}
