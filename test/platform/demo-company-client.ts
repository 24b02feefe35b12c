import { createHash, randomUUID } from 'node:crypto';
import type { Keys } from '@sealwright/core/api';
import { openEntryKey } from '@sealwright/crypto/login';
import type { Schemas } from '../../platform/src/api/index.ts';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

export interface Asked {
  readonly body?: unknown;
  readonly key?: string;
  readonly etag?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A demo company at a platform, over HTTP alone. Each call goes to the next of the platform's instances. */
export class CompanyClient {
  readonly #instances: readonly string[];
  readonly #audience: string;
  #calls = 0;
  #token = '';

  constructor(instances: readonly string[], audience: string) {
    this.#instances = instances;
    this.#audience = audience;
  }

  /** For requests of other kinds. */
  get authorization(): string {
    return `Bearer ${this.#token}`;
  }

  /** Any status; the body is what it says. */
  async ask(method: string, path: string, { body, key, etag, headers = {} }: Asked = {}): Promise<Response> {
    const base = this.#instances[this.#calls++ % this.#instances.length];
    const isBytes = body instanceof Uint8Array;
    return fetch(`${base}${path}`, {
      method,
      headers: {
        ...(this.#token && { authorization: `Bearer ${this.#token}` }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(etag !== undefined && { 'if-match': etag }),
        ...(body !== undefined && { 'content-type': isBytes ? 'application/offset+octet-stream' : 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: isBytes ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
    });
  }

  /** JSON; fails the test where it is a problem. */
  async tell<T>(method: string, path: string, asked: Asked = {}): Promise<T> {
    const response = await this.ask(method, path, asked);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  post<T = Schemas['Voucher']>(path: string, body: unknown = {}, etag?: string): Promise<T> {
    return this.tell<T>('POST', path, { body, key: randomUUID(), ...(etag !== undefined && { etag }) });
  }

  async enter(keys: Keys, id: string): Promise<Schemas['Party']> {
    const entry = await openEntryKey(keys, await keys.find(id), 'platform');
    try {
      const chain = entry.certificates.map(base64);
      const { challengeId, nonce } = await this.post<Schemas['Challenge']>('/sessions/challenge', {
        certificate: chain[0],
      });
      const signature = base64(await entry.prove(this.#audience, nonce));
      const body = { challengeId, signature, certificateChain: chain };
      const { accessToken, subject } = await this.post<Schemas['Session']>('/sessions', body);
      this.#token = accessToken;
      return subject;
    } finally {
      await entry.close();
    }
  }

  async upload(path: string, bytes: Uint8Array, more: object): Promise<Schemas['Upload']> {
    const { id } = await this.post<Schemas['Upload']>(path, { size: bytes.length, sha256: sha256(bytes), ...more });
    const half = Math.floor(bytes.length / 2);
    for (const [at, part] of [[0, bytes.subarray(0, half)] as const, [half, bytes.subarray(half)] as const]) {
      await this.tell('PATCH', `/uploads/${id}`, {
        body: new Uint8Array(part),
        headers: { 'upload-offset': String(at) },
      });
    }
    return this.post<Schemas['Upload']>(`/uploads/${id}/complete`);
  }

  async download(fileId: string): Promise<Uint8Array> {
    const response = await this.ask('GET', `/files/${fileId}`);
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return new Uint8Array(await response.arrayBuffer());
  }

  /** Hands in a signed file: upload, then sign. */
  async sign(voucher: Schemas['Voucher'], signed: Uint8Array): Promise<Response> {
    const upload = await this.upload(`/vouchers/${voucher.id}/uploads`, signed, { baseRevision: voucher.revision });
    return this.ask('POST', `/vouchers/${voucher.id}/sign`, {
      body: { uploadId: upload.id, baseFileSha256: voucher.file?.sha256, signatures: [] },
      ...{ key: randomUUID(), etag: voucher.etag },
    });
  }
}
