/** A web server for tests that serves a folder, with ranges, and goes wrong as it is told. */
import { readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export type Fault =
  /** So many bytes of the body, and then the connection is cut. */
  | { readonly kind: 'drop'; readonly after: number }
  /** The same, and the server says that this is all: it ends in order. */
  | { readonly kind: 'truncate'; readonly after: number }
  | { readonly kind: 'flip'; readonly at: number }
  /** More bytes than there are, without saying how many. */
  | { readonly kind: 'endless' }
  /** Says another length than it has. */
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'redirect'; readonly to: string }
  /** So many bytes, and then nothing. */
  | { readonly kind: 'stall'; readonly after: number }
  /** Ranges are not known, or answered by another one. */
  | { readonly kind: 'no-ranges' }
  | { readonly kind: 'odd-range' };

export interface FaultServer {
  readonly address: string;
  /** What happens to files whose name ends so, from now on; nothing without a fault. */
  fault(ending: string, fault: Fault | undefined): void;
  /** Paths that were asked for, with the first byte of their range. */
  readonly asked: { readonly path: string; readonly from: number | undefined }[];
  end(): Promise<void>;
}

export async function startFaultServer(folder: string): Promise<FaultServer> {
  const faults = new Map<string, Fault>();
  const asked: FaultServer['asked'] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    const from = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1];
    asked.push({ path, from: from === undefined ? undefined : Number(from) });
    const fault = [...faults].find(([ending]) => path.endsWith(ending))?.[1];
    answer(request, response, join(folder, decodeURIComponent(path)), fault);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    fault(ending, fault) {
      if (fault) faults.set(ending, fault);
      else faults.delete(ending);
    },
    asked,
    async end() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(request: IncomingMessage, response: ServerResponse, path: string, fault: Fault | undefined): void {
  if (fault?.kind === 'status') return void response.writeHead(fault.status).end();
  if (fault?.kind === 'redirect') return void response.writeHead(302, { location: fault.to }).end();
  let content: Buffer;
  let etag: string;
  try {
    content = readFileSync(path);
    etag = `"${statSync(path).mtimeMs}-${content.length}"`;
  } catch {
    return void response.writeHead(404).end();
  }
  if (fault?.kind === 'flip') content[fault.at]! ^= 0xff;
  const wanted = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1];
  const isSame = request.headers['if-range'] === etag;
  const from = wanted !== undefined && isSame && fault?.kind !== 'no-ranges' ? Number(wanted) : 0;
  const body = content.subarray(from);
  const headers: Record<string, string | number> = { etag, 'accept-ranges': 'bytes' };
  if (fault?.kind !== 'endless') headers['content-length'] = fault?.kind === 'length' ? fault.length : body.length;
  const start = fault?.kind === 'odd-range' ? from + 1 : from;
  if (from > 0) headers['content-range'] = `bytes ${start}-${content.length - 1}/${content.length}`;
  if (fault?.kind === 'truncate') delete headers['content-length'];
  response.writeHead(from > 0 ? 206 : 200, headers);
  send(response, body, fault);
}

function send(response: ServerResponse, body: Buffer, fault: Fault | undefined): void {
  switch (fault?.kind) {
    case 'drop':
      response.write(body.subarray(0, fault.after), () => response.destroy());
      break;
    case 'truncate':
      response.end(body.subarray(0, fault.after));
      break;
    case 'stall':
      response.write(body.subarray(0, fault.after));
      break;
    case 'endless': {
      const more = () => {
        while (response.write(Buffer.alloc(64 * 1024)));
      };
      response.on('drain', more);
      response.write(body);
      more();
      break;
    }
    default:
      response.end(body);
  }
}
