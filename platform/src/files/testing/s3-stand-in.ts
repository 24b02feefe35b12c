import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export const KEYS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const BUCKET = '/bucket/';

/**
 * As much of S3's protocol as the platform uses, with one bucket in memory. Every request's signature (AWS Signature
 * Version 4) is computed anew from what arrived.
 */
export class S3StandIn {
  readonly objects = new Map<string, Buffer>();
  /** Parts of uploads that are neither completed nor aborted. */
  readonly unfinished = new Map<string, Buffer[]>();
  readonly requests: string[] = [];
  private readonly server: Server;
  private uploads = 0;

  private constructor() {
    this.server = createServer(async (request, response) => {
      const body = await bodyOf(request);
      const { status, headers = {}, content = '' } = this.answer(request, body);
      response.writeHead(status, { 'content-length': Buffer.byteLength(content), ...headers });
      response.end(request.method === 'HEAD' ? undefined : content);
    });
  }

  static async start(): Promise<S3StandIn> {
    const standIn = new S3StandIn();
    await new Promise<void>((resolve) => standIn.server.listen(0, '127.0.0.1', resolve));
    return standIn;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/bucket`;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private answer(request: IncomingMessage, body: Buffer): Answer {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const { method = '' } = request;
    this.requests.push(`${method} ${url.pathname}`);
    if (!isSigned(request, url)) return fault(403, 'SignatureDoesNotMatch');
    if (url.searchParams.get('list-type') === '2') return this.list(url.searchParams.get('prefix') ?? '');
    if (!url.pathname.startsWith(BUCKET)) return fault(404, 'NoSuchBucket');
    const key = decodeURIComponent(url.pathname.slice(BUCKET.length));
    const upload = url.searchParams.get('uploadId');
    if (method === 'POST' && url.searchParams.has('uploads')) return this.begin();
    if (upload !== null) return this.multipart(method, key, upload, url.searchParams.get('partNumber'), body);
    if (method === 'PUT') {
      this.objects.set(key, body);
      return { status: 200, headers: { etag: '"e"' } };
    }
    if (method === 'DELETE') {
      this.objects.delete(key);
      return { status: 204 };
    }
    const object = this.objects.get(key);
    return object ? served(object, request.headers.range) : fault(404, 'NoSuchKey');
  }

  private begin(): Answer {
    const id = `upload-${++this.uploads}`;
    this.unfinished.set(id, []);
    return xml(`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
  }

  private multipart(method: string, key: string, id: string, number: string | null, body: Buffer): Answer {
    const parts = this.unfinished.get(id);
    if (!parts) return fault(404, 'NoSuchUpload');
    if (method === 'PUT') {
      parts[Number(number) - 1] = body;
      return { status: 200, headers: { etag: `"part-${number}"` } };
    }
    this.unfinished.delete(id);
    if (method === 'DELETE') return { status: 204 };
    const named = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map(([, each]) => Number(each));
    if (named.some((each, i) => each !== i + 1) || named.length !== parts.length) return fault(400, 'InvalidPart');
    if (parts.slice(0, -1).some(({ length }) => length < 5 * 1024 * 1024)) return fault(400, 'EntityTooSmall');
    this.objects.set(key, Buffer.concat(parts));
    return xml('<CompleteMultipartUploadResult><ETag>"e"</ETag></CompleteMultipartUploadResult>');
  }

  private list(prefix: string): Answer {
    const contents = [...this.objects]
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, { length }]) => `<Contents><Key>${key}</Key><Size>${length}</Size></Contents>`);
    return xml(`<ListBucketResult><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`);
  }
}

interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly content?: string | Buffer;
}

const xml = (content: string): Answer => ({ status: 200, headers: { 'content-type': 'application/xml' }, content });
const fault = (status: number, code: string): Answer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  content: `<Error><Code>${code}</Code><Message>${code}</Message></Error>`,
});

function served(object: Buffer, range: string | undefined): Answer {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  if (first === undefined) return { status: 200, content: object };
  if (Number(first) >= object.length) return fault(416, 'InvalidRange');
  return { status: 206, content: object.subarray(Number(first), last ? Number(last) + 1 : undefined) };
}

/** AWS Signature Version 4, from its specification. */
function isSigned(request: IncomingMessage, url: URL): boolean {
  const { authorization = '' } = request.headers;
  const [, access, scope = '', names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]{64})$/.exec(
      authorization,
    ) ?? [];
  if (access !== KEYS.accessKeyId) return false;
  const query = [...url.searchParams].map(([name, value]) => `${escaped(name)}=${escaped(value)}`).sort();
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const payload = String(request.headers['x-amz-content-sha256']);
  const canonical = [request.method, url.pathname, query.join('&'), headers.join(''), names, payload].join('\n');
  const digest = createHash('sha256').update(canonical).digest('hex');
  const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, digest].join('\n');
  const key = scope
    .split('/')
    .reduce<string | Buffer>(
      (secret, part) => createHmac('sha256', secret).update(part).digest(),
      `AWS4${KEYS.secretAccessKey}`,
    );
  return createHmac('sha256', key).update(toSign).digest('hex') === signature;
}

const escaped = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}
