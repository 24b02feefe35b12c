import { createHash, randomUUID, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { logInStatement } from '@sealwright/crypto/login';
import type { Party } from '@sealwright/crypto/testing';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { Schemas } from '../api/schemas.ts';
import { answerFaults } from './answer-faults.ts';

export const AUDIENCE = 'http://platform.test';

export interface Request {
  readonly body?: unknown;
  readonly key?: string;
  readonly etag?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes of an upload. */
  readonly bytes?: Uint8Array;
}

export interface Heard<Body = never> {
  readonly status: number;
  readonly headers: LightMyRequestResponse['headers'];
  readonly body: Body;
  readonly text: string;
}

/** Calls operations as a client does. An answer that the API document does not know fails the test. */
export class Caller {
  readonly #app: FastifyInstance;
  /** With `Bearer `; empty for nobody. */
  authorization = '';

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  async call<Body = Schemas['Voucher'] & Schemas['Problem']>(
    method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    { body, key, etag, headers = {}, bytes }: Request = {},
  ): Promise<Heard<Body>> {
    const response = await this.#app.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        ...(this.authorization && { authorization: this.authorization }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(etag !== undefined && { 'if-match': etag }),
        ...(bytes && { 'content-type': 'application/offset+octet-stream' }),
        ...headers,
      },
      ...(body !== undefined && { payload: body as object }),
      ...(bytes && { payload: Buffer.from(bytes) }),
    });
    const type = String(response.headers['content-type'] ?? '');
    const heard: Heard<Body> = {
      status: response.statusCode,
      headers: response.headers,
      body: (/json/.test(type) ? response.json() : undefined) as Body,
      text:
        type.startsWith('application/octet-stream') || /pdf/.test(type)
          ? response.rawPayload.toString('latin1')
          : response.body,
    };
    const faults = answerFaults(method, path, heard);
    if (faults) throw new Error(`${method} ${path} ${heard.status}: ${faults}\n${response.body.slice(0, 500)}`);
    return heard;
  }

  /** A keyed call with a key of its own. */
  post<Body = Schemas['Voucher'] & Schemas['Problem']>(path: string, request: Request = {}): Promise<Heard<Body>> {
    return this.call<Body>('POST', path, { key: randomUUID(), ...request });
  }

  async challenge(holder: Party): Promise<Heard<Schemas['Challenge'] & Schemas['Problem']>> {
    return this.call('POST', '/sessions/challenge', { body: { certificate: base64(holder.chain[0]!) } });
  }

  /** `by`: whose key signs. */
  async answer(
    holder: Party,
    { challengeId, nonce }: Pick<Schemas['Challenge'], 'challengeId' | 'nonce'>,
    { audience = AUDIENCE, by = holder }: { audience?: string; by?: Party } = {},
  ): Promise<Heard<Schemas['Session'] & Schemas['Problem']>> {
    const signature = sign('sha256', logInStatement(audience, nonce)!, readFileSync(by.keyFile));
    return this.call('POST', '/sessions', {
      body: { challengeId, signature: base64(signature), certificateChain: holder.chain.map(base64) },
    });
  }

  async enter(holder: Party): Promise<Schemas['Session']> {
    const { body } = await this.answer(holder, (await this.challenge(holder)).body);
    this.authorization = `Bearer ${body.accessToken}`;
    return body;
  }

  /** Hands in a file in one piece; the completed upload. */
  async upload(bytes: Uint8Array, path = '/uploads', more: object = { name: '合同.pdf' }): Promise<Schemas['Upload']> {
    const begun = await this.post<Schemas['Upload']>(path, {
      body: { size: bytes.length, sha256: sha256(bytes), ...more },
    });
    if (begun.status !== 201) throw new Error(begun.text);
    const at = `/uploads/${begun.body.id}`;
    await this.call('PATCH', at, { bytes, headers: { 'upload-offset': '0' } });
    return (await this.post<Schemas['Upload']>(`${at}/complete`)).body;
  }
}

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
